package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.ValueType;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The functions a proxy calls: those of proxy-wasm 0.2.1, and what Higress adds. All take and return i32. */
final class Callbacks {
    private static final Map<String, FunctionType> SIGNATURES = new TreeMap<>();

    static {
        returnsNothing(0, "proxy_abi_version_0_2_1", "proxy_abi_version_0_2_100");
        returnsNumber(1, "proxy_on_memory_allocate", "proxy_on_done", "proxy_on_new_connection");
        returnsNumber(2, "proxy_on_vm_start", "proxy_on_configure");
        returnsNumber(2, "proxy_on_request_trailers", "proxy_on_request_metadata");
        returnsNumber(2, "proxy_on_response_trailers", "proxy_on_response_metadata");
        returnsNumber(3, "proxy_on_request_headers", "proxy_on_request_body");
        returnsNumber(3, "proxy_on_response_headers", "proxy_on_response_body");
        returnsNumber(3, "proxy_on_downstream_data", "proxy_on_upstream_data");
        returnsNothing(1, "proxy_on_tick", "proxy_on_log", "proxy_on_delete");
        returnsNothing(2, "proxy_on_context_create", "proxy_on_queue_ready");
        returnsNothing(2, "proxy_on_downstream_connection_close", "proxy_on_upstream_connection_close");
        returnsNothing(3, "proxy_on_foreign_function", "proxy_on_grpc_receive", "proxy_on_grpc_close");
        returnsNothing(3, "proxy_on_grpc_receive_initial_metadata", "proxy_on_grpc_receive_trailing_metadata");
        returnsNothing(4, "proxy_on_redis_call_response");
        returnsNothing(5, "proxy_on_http_call_response");
    }

    private Callbacks() {}

    static Option<FunctionType> signature(String name) {
        return Option.of(SIGNATURES.get(name));
    }

    private static void returnsNothing(int parameters, String... names) {
        put(names, FunctionType.of(Collections.nCopies(parameters, ValueType.I32)));
    }

    private static void returnsNumber(int parameters, String... names) {
        put(names, FunctionType.of(Collections.nCopies(parameters, ValueType.I32), ValueType.I32));
    }

    private static void put(String[] names, FunctionType signature) {
        for (String name : names) {
            SIGNATURES.put(name, signature);
        }
    }
}
