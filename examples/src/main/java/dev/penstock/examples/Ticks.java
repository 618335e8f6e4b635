package dev.penstock.examples;

import static dev.penstock.core.effect.LogLevel.INFO;
import static dev.penstock.core.exchange.Verdicts.log;

import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Field;
import dev.penstock.dsl.Plugin;
import java.time.Duration;

/**
 * Says something again and again, at two periods that are told in milliseconds: {@code {"fast":1000,"slow":5000}} where nothing
 * else is. Each VM says it for itself, one period after its start first.
 */
public final class Ticks {
    private static final long SHORTEST = 100;
    private static final long LONGEST = Integer.MAX_VALUE;

    record Config(Duration fast, Duration slow) {}

    private Ticks() {}

    public static Plugin<Config> plugin() {
        return Plugin.named("ticks")
                .config(json -> period(json.field("fast"), 1_000)
                        .combine(period(json.field("slow"), 5_000))
                        .ap(Config::new))
                .tick(Config::fast, context -> log(INFO, "1s tick"))
                .tick(Config::slow, context -> log(INFO, "5s tick"));
    }

    private static Checked<Duration> period(Field field, long otherwise) {
        return field.optional(given -> given.wholeNumber(SHORTEST, LONGEST))
                .map(millis -> Duration.ofMillis(millis.getOrElse(otherwise)));
    }
}
