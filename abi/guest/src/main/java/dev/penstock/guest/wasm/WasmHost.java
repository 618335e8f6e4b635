package dev.penstock.guest.wasm;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.control.Option;
import org.teavm.interop.Address;

/** The proxy through the module's imports. */
final class WasmHost implements Host {
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final int NO_GRPC_STATUS = -1;

    @Override
    public void log(LogLevel level, String message) {
        LinearBytes text = LinearBytes.place(Bytes.utf8(message));
        require("proxy_log", Imports.log(AbiCodes.of(level), text.address(), text.size()));
    }

    @Override
    public LogLevel logLevel() {
        Address level = Arena.allocate(4);
        require("proxy_get_log_level", Imports.getLogLevel(level));
        return AbiCodes.logLevel(level.getInt());
    }

    @Override
    public long now() {
        Address nanos = Arena.allocate(8);
        require("proxy_get_current_time_nanoseconds", Imports.getCurrentTime(nanos));
        return nanos.getLong();
    }

    @Override
    public void tickEvery(int milliseconds) {
        require("proxy_set_tick_period_milliseconds", Imports.setTickPeriod(milliseconds));
    }

    @Override
    public boolean turnTo(int context) {
        int status = Imports.setEffectiveContext(context);
        if (status == HostStatus.BAD_ARGUMENT.code()) {
            return false;
        }
        require("proxy_set_effective_context", status);
        return true;
    }

    @Override
    public Bytes configuration(int size) {
        return buffer("plugin configuration", AbiCodes.PLUGIN_CONFIGURATION, size)
                .owned();
    }

    @Override
    public Bytes body(Direction direction, int size) {
        return buffer(direction.label() + " body", AbiCodes.bodyOf(direction), size);
    }

    private static Bytes buffer(String name, int buffer, int size) {
        Address lent = Arena.allocate(8);
        int status = Imports.getBufferBytes(buffer, 0, size, lent, lent.add(4));
        require("proxy_get_buffer_bytes(" + name + ")", status);
        return lent(lent);
    }

    @Override
    public void replaceBody(Direction direction, Bytes body) {
        setBuffer(direction, 0, WHOLE, body);
    }

    @Override
    public void prependBody(Direction direction, Bytes prefix) {
        setBuffer(direction, 0, 0, prefix);
    }

    @Override
    public void appendBody(Direction direction, Bytes suffix) {
        setBuffer(direction, WHOLE, 0, suffix);
    }

    private static void setBuffer(Direction direction, int start, int replaced, Bytes bytes) {
        LinearBytes placed = LinearBytes.place(bytes);
        int status =
                Imports.setBufferBytes(AbiCodes.bodyOf(direction), start, replaced, placed.address(), placed.size());
        require("proxy_set_buffer_bytes(" + direction.label() + " body)", status);
    }

    @Override
    public Option<Bytes> header(HeaderMap map, String name) {
        LinearBytes wanted = LinearBytes.place(Bytes.utf8(name));
        Address lent = Arena.allocate(8);
        int status = Imports.getHeaderMapValue(AbiCodes.of(map), wanted.address(), wanted.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        require("proxy_get_header_map_value(" + name + ")", status);
        return Option.some(lent(lent).owned());
    }

    @Override
    public Headers headers(HeaderMap map) {
        Address lent = Arena.allocate(8);
        require("proxy_get_header_map_pairs", Imports.getHeaderMapPairs(AbiCodes.of(map), lent, lent.add(4)));
        return HeaderMapCodec.decode(lent(lent)).getOrElseThrow(reason -> new IllegalStateException(reason));
    }

    @Override
    public void setHeader(HeaderMap map, Header field) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(field.name()));
        LinearBytes value = LinearBytes.place(field.value());
        require(
                "proxy_replace_header_map_value(" + field.name() + ")",
                Imports.replaceHeaderMapValue(
                        AbiCodes.of(map), name.address(), name.size(), value.address(), value.size()));
    }

    @Override
    public void addHeader(HeaderMap map, Header field) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(field.name()));
        LinearBytes value = LinearBytes.place(field.value());
        require(
                "proxy_add_header_map_value(" + field.name() + ")",
                Imports.addHeaderMapValue(
                        AbiCodes.of(map), name.address(), name.size(), value.address(), value.size()));
    }

    @Override
    public void removeHeader(HeaderMap map, String name) {
        LinearBytes placed = LinearBytes.place(Bytes.utf8(name));
        require(
                "proxy_remove_header_map_value(" + name + ")",
                Imports.removeHeaderMapValue(AbiCodes.of(map), placed.address(), placed.size()));
    }

    @Override
    public Option<Bytes> property(String path) {
        LinearBytes wanted = LinearBytes.place(Bytes.utf8(path));
        Address lent = Arena.allocate(8);
        int status = Imports.getProperty(wanted.address(), wanted.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        require("proxy_get_property(" + path + ")", status);
        return Option.some(lent(lent).owned());
    }

    @Override
    public void setProperty(String path, Bytes value) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(path));
        LinearBytes placed = LinearBytes.place(value);
        int status = Imports.setProperty(name.address(), name.size(), placed.address(), placed.size());
        require("proxy_set_property(" + path + ")", status);
    }

    @Override
    public void sendReply(LocalReply reply) {
        LinearBytes details = LinearBytes.place(Bytes.utf8(reply.details()));
        LinearBytes body = LinearBytes.place(reply.body());
        LinearBytes headers = LinearBytes.place(HeaderMapCodec.encode(reply.headers()));
        require(
                "proxy_send_local_response(" + reply.status() + ")",
                Imports.sendLocalResponse(
                        reply.status(),
                        details.address(),
                        details.size(),
                        body.address(),
                        body.size(),
                        headers.address(),
                        headers.size(),
                        reply.grpcStatus().isDefined() ? reply.grpcStatus().get() : NO_GRPC_STATUS));
    }

    @Override
    public void closeStream() {
        require("proxy_close_stream", Imports.closeStream(AbiCodes.REQUEST_STREAM));
    }

    @Override
    public SharedValue shared(String key) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(key));
        Address lent = Arena.allocate(12);
        int status = Imports.getSharedData(name.address(), name.size(), lent, lent.add(4), lent.add(8));
        if (status == HostStatus.NOT_FOUND.code()) {
            return new SharedValue(key, Option.none(), SharedValue.ABSENT);
        }
        require("proxy_get_shared_data(" + key + ")", status);
        return new SharedValue(key, Option.some(lent(lent).owned()), lent.add(8).getInt());
    }

    @Override
    public Swapped share(String key, Bytes value, int version) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(key));
        LinearBytes placed = LinearBytes.place(value);
        int status = Imports.setSharedData(name.address(), name.size(), placed.address(), placed.size(), version);
        if (status == HostStatus.CAS_MISMATCH.code()) {
            return Swapped.CONFLICT;
        }
        require("proxy_set_shared_data(" + key + ")", status);
        return Swapped.STORED;
    }

    @Override
    public int openQueue(String name) {
        LinearBytes placed = LinearBytes.place(Bytes.utf8(name));
        Address queue = Arena.allocate(4);
        int status = Imports.registerSharedQueue(placed.address(), placed.size(), queue);
        require("proxy_register_shared_queue(" + name + ")", status);
        return queue.getInt();
    }

    @Override
    public Option<Integer> findQueue(String vmId, String name) {
        LinearBytes vm = LinearBytes.place(Bytes.utf8(vmId));
        LinearBytes placed = LinearBytes.place(Bytes.utf8(name));
        Address queue = Arena.allocate(4);
        int status = Imports.resolveSharedQueue(vm.address(), vm.size(), placed.address(), placed.size(), queue);
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        require("proxy_resolve_shared_queue(" + name + ")", status);
        return Option.some(queue.getInt());
    }

    @Override
    public void enqueue(int queue, Bytes message) {
        LinearBytes placed = LinearBytes.place(message);
        int status = Imports.enqueueSharedQueue(queue, placed.address(), placed.size());
        require("proxy_enqueue_shared_queue", status);
    }

    @Override
    public Option<Bytes> dequeue(int queue) {
        Address lent = Arena.allocate(8);
        int status = Imports.dequeueSharedQueue(queue, lent, lent.add(4));
        if (status == HostStatus.EMPTY.code()) {
            return Option.none();
        }
        require("proxy_dequeue_shared_queue", status);
        return Option.some(lent(lent).owned());
    }

    @Override
    public int defineMetric(Metric metric) {
        LinearBytes name = LinearBytes.place(Bytes.utf8(metric.name()));
        Address number = Arena.allocate(4);
        int status = Imports.defineMetric(AbiCodes.of(metric), name.address(), name.size(), number);
        require("proxy_define_metric(" + metric.name() + ")", status);
        return number.getInt();
    }

    @Override
    public void incrementMetric(int metric, long by) {
        require("proxy_increment_metric", Imports.incrementMetric(metric, by));
    }

    @Override
    public void recordMetric(int metric, long value) {
        require("proxy_record_metric", Imports.recordMetric(metric, value));
    }

    @Override
    public long metric(int metric) {
        Address value = Arena.allocate(8);
        require("proxy_get_metric", Imports.getMetric(metric, value));
        return value.getLong();
    }

    @Override
    public Option<Bytes> callForeign(String name, Bytes argument) {
        LinearBytes wanted = LinearBytes.place(Bytes.utf8(name));
        LinearBytes placed = LinearBytes.place(argument);
        Address lent = Arena.allocate(8);
        int status = Imports.callForeignFunction(
                wanted.address(), wanted.size(), placed.address(), placed.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        require("proxy_call_foreign_function(" + name + ")", status);
        return Option.some(lent(lent).owned());
    }

    @Override
    public void overrideUpstream(String host) {
        LinearBytes placed = LinearBytes.place(Bytes.utf8(host));
        int status = Imports.setUpstreamOverrideHost(placed.address(), placed.size());
        require("proxy_set_upstream_override_host(" + host + ")", status);
    }

    /** The bytes whose address and size the host has written at {@code lent}; a null address stands for none. */
    private static Bytes lent(Address lent) {
        int start = lent.getInt();
        return start == 0
                ? Bytes.empty()
                : LinearBytes.at(Address.fromInt(start), lent.add(4).getInt());
    }

    private static void require(String call, int status) {
        if (status != HostStatus.OK.code()) {
            throw new HostRefusal(call, status);
        }
    }
}
