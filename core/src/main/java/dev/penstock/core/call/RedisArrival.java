package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.Resp;
import dev.penstock.core.redis.RespReader;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What answers a command of Redis: {@code proxy_on_redis_call_response}. Owned.
 *
 * @param status 0 where there is a reply, else 1: the connection broke, or there was no answer in time
 * @param reply in its form on the wire
 */
public record RedisArrival(int status, Bytes reply) implements Arrival {
    /** What the reply is taken for that is no RESP2. */
    private static final int NO_HTTP = 502;

    @Override
    public Option<RedisArrival> redis() {
        return Option.some(this);
    }

    /** The reply, an error of Redis among them, or why there is none. */
    public Either<Failure, Resp> read() {
        return status == 0
                ? RespReader.single(reply).mapLeft(fault -> new Failure.BadAnswer(NO_HTTP, fault))
                : Either.left(new Failure.Unreachable("the connection broke, or no reply came in time"));
    }
}
