package dev.penstock.guest.wasm;

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
        LinearBytes placed = LinearBytes.place(body);
        require(
                "proxy_set_buffer_bytes(" + direction.label() + " body)",
                Imports.setBufferBytes(AbiCodes.bodyOf(direction), 0, WHOLE, placed.address(), placed.size()));
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
    public void sendReply(LocalReply reply) {
        LinearBytes body = LinearBytes.place(reply.body());
        LinearBytes headers = LinearBytes.place(HeaderMapCodec.encode(reply.headers()));
        require(
                "proxy_send_local_response(" + reply.status() + ")",
                Imports.sendLocalResponse(
                        reply.status(),
                        body.address(),
                        0,
                        body.address(),
                        body.size(),
                        headers.address(),
                        headers.size(),
                        NO_GRPC_STATUS));
    }

    @Override
    public void closeStream() {
        require("proxy_close_stream", Imports.closeStream(AbiCodes.REQUEST_STREAM));
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
