package dev.penstock.core.exchange;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.redis.RedisClient;
import dev.penstock.core.redis.RedisCommand;
import dev.penstock.core.redis.Resp;
import io.vavr.collection.List;

/** Calls of Redis, where the proxy is Higress; meant to be imported statically. A plugin that makes one is loaded by no other proxy. */
public final class RedisCalls {
    private static final String LOCKED_OUT = "NOAUTH";

    private RedisCalls() {}

    /**
     * Sends a command: {@code proxy_redis_call}. Any reply is an answer, also the server's {@link Resp.Failure}. It fails where the
     * proxy does not know the cluster ({@link Failure.UnknownCluster}; it is tried anew with the next call), has no host of it
     * ({@link Failure.NoHealthyHost}), where the connection breaks or nothing comes in time ({@link Failure.Unreachable}), and where
     * what comes is no RESP2 ({@link Failure.BadAnswer}).
     *
     * <p>Where Redis wants credentials that it has been told, it is told once more and the command sent again, once.
     *
     * <pre>{@code
     * redis(config.redis(), Redis.get("user:" + id))
     *         .then(reply -> reply.isNull() ? reply(404) : request.proceed().setHeader("x-user", reply.text().get()),
     *               failure -> request.proceed())
     * }</pre>
     */
    public static Call<Resp> redis(RedisClient client, RedisCommand command) {
        return sent(client, command, false)
                .flatMap(reply -> isLockedOut(reply)
                        ? sent(client, command, true).orElse(failure -> givenUp(failure, reply))
                        : Call.answered(reply));
    }

    /**
     * Sends several commands at once, without waiting in between; yields their replies in the same order. Each is a call of its own,
     * which the proxy sends together with the others. A command that the server refuses has its {@link Resp.Failure} among the
     * replies, and the others are done all the same; where one fails to be answered, this fails. They are done in this order by one
     * server; where the cluster has several hosts, each may go to another, in no order across them.
     */
    public static Call<List<Resp>> pipeline(RedisClient client, RedisCommand... commands) {
        Call<List<Resp>> latestFirst = Call.answered(List.empty());
        for (RedisCommand command : commands) {
            latestFirst = latestFirst.zip(redis(client, command), (replies, reply) -> replies.prepend(reply));
        }
        return latestFirst.map(List::reverse);
    }

    private static boolean isLockedOut(Resp reply) {
        return reply.failure().isDefined() && reply.failure().get().startsWith(LOCKED_OUT);
    }

    /** Where the proxy does not take the credentials either, what Redis has said stands. */
    private static Call<Resp> givenUp(Failure failure, Resp reply) {
        return failure instanceof Failure.UnknownCluster ? Call.answered(reply) : Call.failed(failure);
    }

    private static Call<Resp> sent(RedisClient client, RedisCommand command, boolean again) {
        RedisQuestion question = new RedisQuestion(client.access(), command, again);
        return new Call<>(() -> new Progress.Asking<>(new Ask.CallRedis<>(
                question,
                outcome -> Awaited.under(outcome, arrival -> arrival.redis().map(RedisArrival::read)))));
    }
}
