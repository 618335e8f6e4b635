package dev.penstock.testkit.wasm;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The functions of module {@code env} by which a plugin asks other services, and goes on when they have answered. */
final class AnswerCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_http_call", AnswerCalls::httpCall)
            .put(
                    "proxy_continue_stream",
                    (host, memory, args) ->
                            host.continueStream(HostCalls.coded(Direction.values(), AbiCodes::streamOf, args[0])));

    private AnswerCalls() {}

    private static void httpCall(Host host, GuestMemory memory, long... args) {
        HttpQuestion question = new HttpQuestion(
                memory.text(args[0], args[1]),
                fields(memory, args[2], args[3]),
                memory.bytes(args[4], args[5]),
                fields(memory, args[6], args[7]),
                (int) args[8]);
        int token = host.callHttp(question)
                .getOrElseThrow(failure -> new HostRefusal("proxy_http_call: " + failure, statusOf(failure)));
        memory.store(args[9], token);
    }

    private static int statusOf(Failure failure) {
        HostStatus status =
                failure instanceof Failure.NoHealthyHost ? HostStatus.INTERNAL_FAILURE : HostStatus.BAD_ARGUMENT;
        return status.code();
    }

    private static Headers fields(GuestMemory memory, long address, long size) {
        return HeaderMapCodec.decode(memory.bytes(address, size))
                .getOrElseThrow(reason -> new HostRefusal(reason, HostStatus.BAD_ARGUMENT.code()));
    }

    /** Whether that is the number of a map of an answer. */
    static boolean isOfAnswer(long map) {
        return map == AbiCodes.CALL_HEADERS || map == AbiCodes.CALL_TRAILERS;
    }

    static Headers map(Host host, long map) {
        HttpArrival answer = host.httpAnswer(0, 0);
        return map == AbiCodes.CALL_HEADERS ? answer.headers() : answer.trailers();
    }
}
