package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What answers a unary call of gRPC: {@code proxy_on_grpc_receive}, or {@code proxy_on_grpc_close} where there is no message. Owned.
 *
 * @param status 0 to 16; -1 where what came has no status that the host could read
 * @param content the message where the status is 0, else what is said of it, in UTF-8
 */
public record GrpcArrival(int status, Bytes content) implements Arrival {
    private static final int UNREADABLE = -1;
    private static final int NO_HTTP = 502;
    private static final int OK = 0;
    private static final int DEADLINE_EXCEEDED = 4;
    private static final int UNAVAILABLE = 14;
    private static final int MOST_REASON = 200;

    /** Envoy's word for a response that a service has sent. Where something else is said, its words stand in braces behind that. */
    private static final String OF_SERVICE = "via_upstream";

    private static final String BEHIND_SERVICE = "{" + OF_SERVICE + "}";
    private static final String OF_TIMEOUT = "response_timeout";
    private static final String BEHIND_TIMEOUT = "{" + OF_TIMEOUT + "}";
    private static final String RESET_WITHIN = "upstream_reset_after_response_started{";

    @Override
    public Option<GrpcArrival> grpc() {
        return Option.some(this);
    }

    /**
     * What the service has answered, with any status; else what has become of the call. Envoy reports its own failures by statuses of
     * gRPC too, and tells by its response code details, which end the message, who speaks. Where a host gives none,
     * DEADLINE_EXCEEDED is {@link Failure.TimedOut}, UNAVAILABLE is {@link Failure.Unreachable}, and any other status an answer.
     * Never throws, whatever has come.
     */
    public Either<Failure, GrpcAnswer> read() {
        if (status == OK) {
            return Either.right(new GrpcAnswer(OK, "", content));
        }
        String said = content.utf8();
        if (status == UNREADABLE) {
            return Either.left(new Failure.BadAnswer(NO_HTTP, reason()));
        }
        return isOfService(said) ? answer(wordsOfService(said)) : failure(said);
    }

    private static boolean isOfService(String said) {
        return said.equals(OF_SERVICE) || said.endsWith(BEHIND_SERVICE);
    }

    private static String wordsOfService(String said) {
        return said.equals(OF_SERVICE) ? "" : said.substring(0, said.length() - BEHIND_SERVICE.length());
    }

    private Either<Failure, GrpcAnswer> failure(String said) {
        if (status == DEADLINE_EXCEEDED || said.equals(OF_TIMEOUT) || said.endsWith(BEHIND_TIMEOUT)) {
            return Either.left(new Failure.TimedOut());
        }
        if (said.startsWith(RESET_WITHIN)) {
            return Either.left(new Failure.Broken());
        }
        return status == UNAVAILABLE ? Either.left(new Failure.Unreachable(reason())) : answer(said);
    }

    private Either<Failure, GrpcAnswer> answer(String words) {
        return Either.right(new GrpcAnswer(status, words, Bytes.empty()));
    }

    private String reason() {
        return content.slice(0, Math.min(MOST_REASON, content.size())).utf8();
    }
}
