package dev.penstock.guest.wasm;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.control.Option;
import org.teavm.interop.Address;

/** The proxy through the module's imports: messages, properties, log and clock. */
final class WasmHost extends RoutingHost {
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final int NO_GRPC_STATUS = -1;

    @Override
    public void log(LogLevel level, String message) {
        LinearBytes text = LinearBytes.text(message);
        Calls.require("proxy_log", Imports.log(AbiCodes.of(level), text.address(), text.size()));
    }

    @Override
    public LogLevel logLevel() {
        Address level = Arena.allocate(4);
        Calls.require("proxy_get_log_level", Imports.getLogLevel(level));
        return AbiCodes.logLevel(level.getInt());
    }

    @Override
    public long now() {
        Address nanos = Arena.allocate(8);
        Calls.require("proxy_get_current_time_nanoseconds", Imports.getCurrentTime(nanos));
        return nanos.getLong();
    }

    @Override
    public void tickEvery(int milliseconds) {
        TickExports.link();
        Calls.require("proxy_set_tick_period_milliseconds", Imports.setTickPeriod(milliseconds));
    }

    @Override
    public boolean turnTo(int context) {
        int status = Imports.setEffectiveContext(context);
        if (status == HostStatus.BAD_ARGUMENT.code()) {
            return false;
        }
        Calls.require("proxy_set_effective_context", status);
        return true;
    }

    @Override
    public Bytes configuration(int size) {
        return Calls.buffer("plugin configuration", AbiCodes.PLUGIN_CONFIGURATION, size)
                .owned();
    }

    @Override
    public Bytes body(Direction direction, int size) {
        return Calls.buffer(bodyOf(direction), AbiCodes.bodyOf(direction), size);
    }

    private static String bodyOf(Direction direction) {
        return direction == Direction.REQUEST ? "request body" : "response body";
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
        Calls.require("proxy_set_buffer_bytes", bodyOf(direction), status);
    }

    @Override
    public Option<Bytes> header(HeaderMap map, String name) {
        LinearBytes wanted = LinearBytes.text(name);
        Address lent = Arena.allocate(8);
        int status = Imports.getHeaderMapValue(AbiCodes.of(map), wanted.address(), wanted.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        Calls.require("proxy_get_header_map_value", name, status);
        return Option.some(Calls.lent(lent).owned());
    }

    @Override
    public Headers headers(HeaderMap map) {
        return fields(AbiCodes.of(map));
    }

    @Override
    public int headersSize(HeaderMap map) {
        Address size = Arena.allocate(4);
        Calls.require("proxy_get_header_map_size", Imports.getHeaderMapSize(AbiCodes.of(map), size));
        return size.getInt();
    }

    @Override
    public boolean readsRequestsLater() {
        return Reached.laterReadsOfRequests();
    }

    @Override
    public Headers lentHeaders(HeaderMap map) {
        return HeaderMapCodec.decodeInPlace(pairs(AbiCodes.of(map)));
    }

    @Override
    public void setHeader(HeaderMap map, Header field) {
        WrittenField written = WrittenField.of(field);
        Calls.require(
                "proxy_replace_header_map_value",
                field.name(),
                Imports.replaceHeaderMapValue(
                        AbiCodes.of(map), written.name(), written.nameSize(), written.value(), written.valueSize()));
    }

    @Override
    public void addHeader(HeaderMap map, Header field) {
        WrittenField written = WrittenField.of(field);
        Calls.require(
                "proxy_add_header_map_value",
                field.name(),
                Imports.addHeaderMapValue(
                        AbiCodes.of(map), written.name(), written.nameSize(), written.value(), written.valueSize()));
    }

    @Override
    public void removeHeader(HeaderMap map, String name) {
        LinearBytes placed = LinearBytes.text(name);
        Calls.require(
                "proxy_remove_header_map_value",
                name,
                Imports.removeHeaderMapValue(AbiCodes.of(map), placed.address(), placed.size()));
    }

    @Override
    public Option<Bytes> property(String path) {
        LinearBytes wanted = LinearBytes.text(path);
        Address lent = Arena.allocate(8);
        int status = Imports.getProperty(wanted.address(), wanted.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        Calls.require("proxy_get_property", path, status);
        return Option.some(Calls.lent(lent).owned());
    }

    @Override
    public void setProperty(String path, Bytes value) {
        LinearBytes name = LinearBytes.text(path);
        LinearBytes placed = LinearBytes.place(value);
        int status = Imports.setProperty(name.address(), name.size(), placed.address(), placed.size());
        Calls.require("proxy_set_property", path, status);
    }

    @Override
    public void sendReply(LocalReply reply) {
        LinearBytes details = LinearBytes.text(reply.details());
        LinearBytes body = LinearBytes.place(reply.body());
        LinearBytes headers = LinearBytes.place(HeaderMapCodec.encode(reply.headers()));
        Calls.require(
                "proxy_send_local_response",
                String.valueOf(reply.status()),
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
        Calls.require("proxy_close_stream", Imports.closeStream(AbiCodes.REQUEST_STREAM));
    }
}
