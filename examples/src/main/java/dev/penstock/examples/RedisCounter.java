package dev.penstock.examples;

import static dev.penstock.core.exchange.RedisCalls.pipeline;
import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.context.Key;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.core.redis.Redis;
import dev.penstock.core.redis.RedisClient;
import dev.penstock.core.redis.Resp;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/** Limits the requests of each client in windows of time, counted in Redis for all gateways together. Without Redis all pass. */
public final class RedisCounter {
    private static final Key<Long> WARNED_IN = Key.ofPlugin("warned-in", -1L);

    private RedisCounter() {}

    record Config(RedisClient redis, long limit, long windowSeconds) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("redis-counter").config(RedisCounter::config).onRequestHeaders(RedisCounter::count);
    }

    private static Checked<Config> config(Json json) {
        return json.field("cluster")
                .string()
                .notEmpty()
                .value()
                .map(RedisClient::of)
                .combine(json.field("limit").wholeNumber(1))
                .combine(json.field("windowSeconds").wholeNumber(1, Integer.MAX_VALUE))
                .ap(Config::new);
    }

    private static Verdict<? extends Phase.InRequestHeaders> count(RequestHeaders request, Config config) {
        long seconds = request.now().seconds();
        long window = seconds / config.windowSeconds();
        long rest = (window + 1) * config.windowSeconds() - seconds;
        String client = request.properties().source().address().getOrElse("");
        String key = "redis-counter:" + client + ":" + window;
        return counted(config, key)
                .then(
                        count -> count.number().isEmpty()
                                ? uncounted(request, window, count.failure().getOrElse("no number"))
                                : count.number().get() <= config.limit()
                                        ? request.proceed()
                                        : reply(429).header("retry-after", Long.toString(rest)),
                        failure -> uncounted(request, window, failure.toString()));
    }

    /** EXPIRE goes with each INCR, so that a key whose EXPIRE was lost ends with the client's next request at the latest. */
    private static Call<Resp> counted(Config config, String key) {
        return pipeline(config.redis(), Redis.incr(key), Redis.expire(key, config.windowSeconds()))
                .map(List::head);
    }

    private static RequestHeadersEdit uncounted(RequestHeaders request, long window, String why) {
        return request.get(WARNED_IN) >= window
                ? request.proceed()
                : request.proceed()
                        .keep(WARNED_IN, window)
                        .log(LogLevel.WARN, "requests pass uncounted, for Redis is away: " + why);
    }
}
