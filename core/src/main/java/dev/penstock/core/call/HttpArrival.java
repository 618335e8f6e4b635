package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.data.StatusCode;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What answers an HTTP call: {@code proxy_on_http_call_response}. Owned.
 *
 * @param headers with {@code :status}; none when the connection broke before the answer was whole
 */
public record HttpArrival(Headers headers, Bytes body, Headers trailers) implements Arrival {
    /**
     * The router adds it to what an upstream has answered, and not to what the proxy answers itself; one that an upstream
     * sends does not count for the latter, for then there was no answer.
     */
    private static final String FROM_UPSTREAM = "x-envoy-upstream-service-time";

    private static final int MOST_REASON = 200;

    @Override
    public Option<HttpArrival> http() {
        return Option.some(this);
    }

    /** The answer, or what the proxy tells in place of one. */
    public Either<Failure, Answer> read() {
        return read(headers.first(FROM_UPSTREAM).isDefined());
    }

    /** As {@link #read()}, where it is known by other means whether an upstream has answered. */
    public Either<Failure, Answer> read(boolean fromUpstream) {
        Option<Integer> status = headers.first(":status").flatMap(StatusCode::parse);
        if (status.isEmpty()) {
            return Either.left(new Failure.Broken());
        }
        return fromUpstream
                ? Either.right(new Answer(status.get(), Answer.plain(headers), body, trailers))
                : Either.left(failure(status.get()));
    }

    private Failure failure(int status) {
        String reason = body.slice(0, Math.min(MOST_REASON, body.size())).utf8();
        if (status == 504) {
            return new Failure.TimedOut();
        }
        return status == 503 ? new Failure.Unreachable(reason) : new Failure.BadAnswer(status, reason);
    }
}
