package dev.penstock.testkit.wasm;

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
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.ToIntFunction;

/** The functions of module {@code env} by name: each unpacks its pointers and asks the {@link Host}. */
final class HostCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_log", HostCalls::log)
            .put("proxy_get_buffer_bytes", HostCalls::getBufferBytes)
            .put("proxy_set_buffer_bytes", HostCalls::setBufferBytes)
            .put("proxy_get_header_map_value", HostCalls::getHeaderMapValue)
            .put("proxy_get_header_map_pairs", HostCalls::getHeaderMapPairs)
            .put(
                    "proxy_get_header_map_size",
                    (host, memory, args) -> memory.store(args[1], host.headersSize(map(args[0]))))
            .put("proxy_replace_header_map_value", HostCalls::replaceHeaderMapValue)
            .put("proxy_add_header_map_value", HostCalls::addHeaderMapValue)
            .put("proxy_remove_header_map_value", HostCalls::removeHeaderMapValue)
            .put("proxy_get_property", HostCalls::getProperty)
            .put("proxy_set_property", HostCalls::setProperty)
            .merge(ContextCalls.ALL)
            .merge(AnswerCalls.ALL)
            .merge(RedisHostCalls.ALL)
            .merge(GrpcHostCalls.ALL)
            .merge(RoutingHostCalls.ALL)
            .put("proxy_send_local_response", HostCalls::sendLocalResponse)
            .put("proxy_close_stream", HostCalls::closeStream);

    private HostCalls() {}

    private static void log(Host host, GuestMemory memory, long... args) {
        host.log(coded(LogLevel.values(), AbiCodes::of, args[0]), memory.text(args[1], args[2]));
    }

    private static void getBufferBytes(Host host, GuestMemory memory, long... args) {
        int end = (int) Math.min(Integer.MAX_VALUE, args[1] + args[2]);
        Bytes whole = buffer(host, args[0], end);
        memory.lend(whole.slice((int) Math.min(args[1], whole.size()), whole.size()), args[3], args[4]);
    }

    private static Bytes buffer(Host host, long buffer, int end) {
        if (buffer == AbiCodes.CALL_BODY) {
            return host.httpAnswer(end, 0).body();
        }
        if (buffer == AbiCodes.GRPC_MESSAGE) {
            return host.grpcMessage(end).content();
        }
        if (buffer == AbiCodes.REDIS_REPLY) {
            return host.redisAnswer(0, end).reply();
        }
        return buffer == AbiCodes.PLUGIN_CONFIGURATION ? host.configuration(end) : host.body(bodyOf(buffer), end);
    }

    /** Before the start, all of it, or behind its end: other parts of a buffer cannot be written. */
    private static void setBufferBytes(Host host, GuestMemory memory, long... args) {
        Direction direction = bodyOf(args[0]);
        Bytes bytes = memory.bytes(args[3], args[4]);
        if (args[1] == 0 && args[2] == 0) {
            host.prependBody(direction, bytes);
        } else if (args[1] == 0 && reaches(host, direction, args[2])) {
            host.replaceBody(direction, bytes);
        } else if (args[1] > 0 && reaches(host, direction, args[1])) {
            host.appendBody(direction, bytes);
        } else {
            throw new HostRefusal(
                    "proxy_set_buffer_bytes from " + args[1] + " for " + args[2], HostStatus.BAD_ARGUMENT.code());
        }
    }

    /** Whether the buffer has no more bytes than that. */
    private static boolean reaches(Host host, Direction direction, long size) {
        return size == Integer.MAX_VALUE
                || host.body(direction, Integer.MAX_VALUE).size() <= size;
    }

    private static void getHeaderMapValue(Host host, GuestMemory memory, long... args) {
        String name = memory.text(args[1], args[2]);
        Bytes value = host.header(map(args[0]), name)
                .getOrElseThrow(() -> new HostRefusal("header " + name, HostStatus.NOT_FOUND.code()));
        memory.lend(value, args[3], args[4]);
    }

    private static void getHeaderMapPairs(Host host, GuestMemory memory, long... args) {
        Headers headers = AnswerCalls.isOfAnswer(args[0]) ? AnswerCalls.map(host, args[0]) : host.headers(map(args[0]));
        memory.lend(headers.isEmpty() ? Bytes.empty() : HeaderMapCodec.encode(headers), args[1], args[2]);
    }

    private static void replaceHeaderMapValue(Host host, GuestMemory memory, long... args) {
        host.setHeader(map(args[0]), field(memory, args));
    }

    private static void addHeaderMapValue(Host host, GuestMemory memory, long... args) {
        host.addHeader(map(args[0]), field(memory, args));
    }

    private static void removeHeaderMapValue(Host host, GuestMemory memory, long... args) {
        host.removeHeader(map(args[0]), memory.text(args[1], args[2]));
    }

    private static void getProperty(Host host, GuestMemory memory, long... args) {
        String path = memory.text(args[0], args[1]);
        Bytes value = host.property(path)
                .getOrElseThrow(() -> new HostRefusal("property " + path, HostStatus.NOT_FOUND.code()));
        memory.lend(value, args[2], args[3]);
    }

    private static void setProperty(Host host, GuestMemory memory, long... args) {
        host.setProperty(memory.text(args[0], args[1]), memory.bytes(args[2], args[3]));
    }

    private static void sendLocalResponse(Host host, GuestMemory memory, long... args) {
        var headers = HeaderMapCodec.decode(memory.bytes(args[5], args[6]))
                .getOrElseThrow(reason -> new HostRefusal(reason, HostStatus.BAD_ARGUMENT.code()));
        Option<Integer> grpcStatus = Option.when((int) args[7] >= 0, (int) args[7]);
        host.sendReply(new LocalReply(
                (int) args[0], headers, memory.bytes(args[3], args[4]), memory.text(args[1], args[2]), grpcStatus));
    }

    private static void closeStream(Host host, GuestMemory memory, long... args) {
        host.closeStream();
    }

    private static Header field(GuestMemory memory, long... args) {
        return new Header(memory.text(args[1], args[2]), memory.bytes(args[3], args[4]));
    }

    private static HeaderMap map(long code) {
        return coded(HeaderMap.values(), AbiCodes::of, code);
    }

    private static Direction bodyOf(long code) {
        return coded(Direction.values(), AbiCodes::bodyOf, code);
    }

    static <E> E coded(E[] values, ToIntFunction<E> codeOf, long code) {
        return Vector.of(values)
                .find(value -> codeOf.applyAsInt(value) == code)
                .getOrElseThrow(() -> new HostRefusal("number " + code, HostStatus.BAD_ARGUMENT.code()));
    }
}
