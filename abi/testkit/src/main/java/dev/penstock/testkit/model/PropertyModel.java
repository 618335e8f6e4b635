package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What Envoy tells by properties of a stream and of itself, in its encodings. Paths have NUL between their parts. */
final class PropertyModel {
    private static final long DURATION = 1_000_000;

    private Map<String, Bytes> given = HashMap.<String, Bytes>empty()
            .put("plugin_name", text("plugin"))
            .put("plugin_root_id", Bytes.empty())
            .put("plugin_vm_id", Bytes.empty())
            .put("xds\0node\0id", Bytes.empty())
            .put("xds\0node\0cluster", Bytes.empty());
    private Map<String, Bytes> ofStreams = HashMap.<String, Bytes>empty()
            .put("connection\0id", number(0))
            .put("connection\0mtls", Bytes.copyOf(new byte[1]))
            .put("connection\0requested_server_name", Bytes.empty())
            .put("source\0address", text("127.0.0.1:50000"))
            .put("source\0port", number(50_000))
            .put("destination\0address", text("127.0.0.1:10000"))
            .put("destination\0port", number(10_000))
            .put("request\0protocol", text("HTTP/2"))
            .put("response\0flags", number(0))
            .put("xds\0route_name", text("default"))
            .put("xds\0cluster_name", text("upstream"))
            .put("xds\0virtual_host_name", text("*"));

    /** From now on this property is that. Those that Envoy has for streams only it has for streams only. */
    void give(String path, Bytes value) {
        if (ofStreams.containsKey(path)) {
            ofStreams = ofStreams.put(path, value);
        } else {
            given = given.put(path, value);
        }
    }

    Option<Bytes> find(String path, Option<StreamModel> stream, long now) {
        return given.get(path)
                .orElse(() -> stream.flatMap(there -> ofStreams
                        .get(path)
                        .orElse(() -> ofHeaders(path, there))
                        .orElse(() -> counted(path, there, now))
                        .orElse(() -> there.filterState(path))));
    }

    private static Option<Bytes> ofHeaders(String path, StreamModel stream) {
        int end = path.indexOf('\0');
        String member = end < 0 ? "" : path.substring(end + 1);
        if (path.startsWith("request\0")) {
            return stream.map(HeaderMap.REQUEST_HEADERS).flatMap(fields -> ofRequest(member, fields));
        }
        return path.startsWith("response\0headers\0")
                ? stream.map(HeaderMap.RESPONSE_HEADERS).flatMap(fields -> fields.joined(member.substring(8)))
                : Option.none();
    }

    private static Option<Bytes> ofRequest(String member, FieldMap fields) {
        return switch (member) {
            case "path" -> fields.first(":path");
            case "url_path" ->
                fields.first(":path").map(path -> text(path.utf8().split("\\?", 2)[0]));
            case "query" -> fields.first(":path").map(path -> text(queryOf(path.utf8())));
            case "host" -> fields.first(":authority");
            case "scheme" -> fields.first(":scheme");
            case "method" -> fields.first(":method");
            case "referer" -> fields.first("referer");
            case "useragent" -> fields.first("user-agent");
            case "id" -> fields.first("x-request-id");
            default -> member.startsWith("headers\0") ? fields.joined(member.substring(8)) : Option.none();
        };
    }

    private static String queryOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    private static Option<Bytes> counted(String path, StreamModel stream, long now) {
        HalfModel request = stream.half(Direction.REQUEST);
        HalfModel response = stream.half(Direction.RESPONSE);
        return switch (path) {
            case "request\0time" -> Option.some(number(now));
            case "request\0duration" -> Option.when(stream.isFinishing(), number(DURATION));
            case "request\0size" -> Option.some(number(sizeOf(stream, request)));
            case "request\0total_size" ->
                Option.some(number(request.arrived() + headerBytes(stream, HeaderMap.REQUEST_HEADERS)));
            case "response\0size" -> Option.some(number(response.sent()));
            case "response\0total_size" ->
                Option.some(number(response.sent() + headerBytes(stream, HeaderMap.RESPONSE_HEADERS)));
            case "response\0code" -> response.status().map(status -> number(status));
            case "response\0grpc_status" -> response.status().map(status -> number(grpcStatusOf(status)));
            case "response\0code_details" -> Option.when(response.isSeen(), text(stream.details()));
            default -> Option.none();
        };
    }

    /** The length that the headers state while they can be read, else the bytes that have come. */
    private static long sizeOf(StreamModel stream, HalfModel request) {
        return stream.map(HeaderMap.REQUEST_HEADERS)
                .flatMap(fields -> fields.first("content-length"))
                .map(length -> Long.parseLong(length.utf8()))
                .getOrElse((long) request.arrived());
    }

    private static int headerBytes(StreamModel stream, HeaderMap map) {
        return stream.map(map).map(FieldMap::byteSize).getOrElse(0);
    }

    /** What an HTTP status stands for in gRPC. */
    private static int grpcStatusOf(int status) {
        return switch (status) {
            case 400 -> 13;
            case 401 -> 16;
            case 403 -> 7;
            case 404 -> 12;
            case 429, 502, 503, 504 -> 14;
            default -> 2;
        };
    }

    static Bytes text(String text) {
        return Bytes.utf8(text);
    }

    static Bytes number(long number) {
        return Bytes.adopt(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
    }
}
