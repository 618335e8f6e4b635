package dev.penstock.testkit.trace;

import static dev.penstock.testkit.trace.Parameter.Kind.BYTES;
import static dev.penstock.testkit.trace.Parameter.Kind.CONTEXT;
import static dev.penstock.testkit.trace.Parameter.Kind.LONG;
import static dev.penstock.testkit.trace.Parameter.Kind.NUMBER;
import static dev.penstock.testkit.trace.Parameter.Kind.RESULT;
import static dev.penstock.testkit.trace.Parameter.Kind.TEXT;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The functions of ABI 0.2.1 and 0.2.100 that HTTP plugins and their hosts have, of gRPC unary calls only. */
final class Signatures {
    /** What the host calls within a host call, to place what it lends. It answers an address. */
    static final String ALLOCATE = "proxy_on_memory_allocate";

    private static final Parameter IT = new Parameter("context", CONTEXT);
    private static final Parameter MAP = new Parameter("map", NUMBER);
    private static final Parameter BUFFER = new Parameter("buffer", NUMBER);
    private static final Parameter NAME = new Parameter("name", TEXT);
    private static final Parameter VALUE = new Parameter("value", TEXT);
    private static final Parameter TOKEN = new Parameter("token", Parameter.Kind.TOKEN);
    private static final Parameter OUT = new Parameter("result", RESULT);

    private static final Map<String, Signature> ALL = callbacks()
            .appendAll(streamCalls())
            .appendAll(sharedCalls())
            .appendAll(otherCalls())
            .toMap(Signature::function, signature -> signature);

    private Signatures() {}

    /** @throws IllegalArgumentException when no such function is known */
    static Signature of(String function) {
        return ALL.get(function).getOrElseThrow(() -> new IllegalArgumentException("no signature of " + function));
    }

    private static Vector<Signature> callbacks() {
        return Vector.of(
                function(ALLOCATE, number("size")),
                function("proxy_on_context_create", IT, new Parameter("parent", CONTEXT)),
                function("proxy_on_vm_start", IT, number("size")),
                function("proxy_on_configure", IT, number("size")),
                function("proxy_on_tick", IT),
                function("proxy_on_request_headers", IT, number("count"), number("end")),
                function("proxy_on_request_body", IT, number("size"), number("end")),
                function("proxy_on_request_trailers", IT, number("count")),
                function("proxy_on_response_headers", IT, number("count"), number("end")),
                function("proxy_on_response_body", IT, number("size"), number("end")),
                function("proxy_on_response_trailers", IT, number("count")),
                function(
                        "proxy_on_http_call_response",
                        IT,
                        TOKEN,
                        number("headers"),
                        number("size"),
                        number("trailers")),
                function("proxy_on_grpc_receive", IT, TOKEN, number("size")),
                function("proxy_on_grpc_close", IT, TOKEN, number("status")),
                function("proxy_on_redis_call_response", IT, TOKEN, number("status"), number("size")),
                function("proxy_on_foreign_function", IT, number("id"), number("size")),
                function("proxy_on_queue_ready", IT, number("queue")),
                function("proxy_on_log", IT),
                function("proxy_on_done", IT),
                function("proxy_on_delete", IT));
    }

    private static Vector<Signature> streamCalls() {
        return Vector.of(
                function("proxy_get_buffer_bytes", BUFFER, number("start"), number("size"), OUT, OUT),
                function("proxy_set_buffer_bytes", BUFFER, number("start"), number("size"), bytes("bytes")),
                function("proxy_get_buffer_status", BUFFER, OUT, OUT),
                function("proxy_get_header_map_value", MAP, NAME, OUT, OUT),
                function("proxy_get_header_map_pairs", MAP, OUT, OUT),
                function("proxy_get_header_map_size", MAP, OUT),
                function("proxy_set_header_map_pairs", MAP, bytes("pairs")),
                function("proxy_add_header_map_value", MAP, NAME, VALUE),
                function("proxy_replace_header_map_value", MAP, NAME, VALUE),
                function("proxy_remove_header_map_value", MAP, NAME),
                function("proxy_get_property", text("path"), OUT, OUT),
                function("proxy_set_property", text("path"), bytes("value")),
                function(
                        "proxy_send_local_response",
                        number("status"),
                        text("details"),
                        bytes("body"),
                        bytes("headers"),
                        number("grpc")),
                function("proxy_continue_stream", number("stream")),
                function("proxy_close_stream", number("stream")),
                function("proxy_inject_encoded_data_to_filter_chain", bytes("body"), number("end")),
                function("proxy_get_upstream_hosts", OUT, OUT),
                function("proxy_set_upstream_override_host", text("address")));
    }

    private static Vector<Signature> sharedCalls() {
        return Vector.of(
                function("proxy_get_shared_data", text("key"), OUT, OUT, OUT),
                function("proxy_set_shared_data", text("key"), bytes("value"), number("cas")),
                function("proxy_register_shared_queue", NAME, OUT),
                function("proxy_resolve_shared_queue", text("vm"), NAME, OUT),
                function("proxy_dequeue_shared_queue", number("queue"), OUT, OUT),
                function("proxy_enqueue_shared_queue", number("queue"), bytes("value")),
                function("proxy_define_metric", number("type"), NAME, OUT),
                function("proxy_increment_metric", number("metric"), new Parameter("offset", LONG)),
                function("proxy_record_metric", number("metric"), new Parameter("value", LONG)),
                function("proxy_get_metric", number("metric"), OUT));
    }

    private static Vector<Signature> otherCalls() {
        return Vector.of(
                function("proxy_log", number("level"), text("message")),
                function("proxy_get_log_level", OUT),
                function("proxy_get_status", OUT, OUT, OUT),
                function("proxy_get_current_time_nanoseconds", OUT),
                function("proxy_set_tick_period_milliseconds", number("period")),
                function("proxy_set_effective_context", IT),
                function("proxy_done"),
                function(
                        "proxy_http_call",
                        text("upstream"),
                        bytes("headers"),
                        bytes("body"),
                        bytes("trailers"),
                        number("timeout"),
                        OUT),
                function(
                        "proxy_grpc_call",
                        bytes("target"),
                        text("service"),
                        text("method"),
                        bytes("metadata"),
                        bytes("message"),
                        number("timeout"),
                        OUT),
                function("proxy_redis_init", text("upstream"), text("user"), bytes("password"), number("timeout")),
                function("proxy_redis_call", text("upstream"), bytes("query"), OUT),
                function("proxy_call_foreign_function", NAME, bytes("argument"), OUT, OUT));
    }

    private static Signature function(String name, Parameter... parameters) {
        Seq<Parameter> all = Vector.of(parameters);
        return new Signature(name, all);
    }

    private static Parameter number(String name) {
        return new Parameter(name, NUMBER);
    }

    private static Parameter text(String name) {
        return new Parameter(name, TEXT);
    }

    private static Parameter bytes(String name) {
        return new Parameter(name, BYTES);
    }
}
