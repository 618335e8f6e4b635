package dev.penstock.examples;

import static dev.penstock.core.effect.LogLevel.INFO;
import static dev.penstock.core.exchange.Verdicts.log;

import dev.penstock.dsl.Plugin;
import java.time.Duration;

/** Says something again and again from one VM of all workers, every {@code periodMs} milliseconds, which is 10 s where it is not given. */
public final class Leader {
    private static final long SHORTEST = 100;
    private static final long LONGEST = Integer.MAX_VALUE;
    private static final long OTHERWISE = 10_000;

    record Config(Duration period) {}

    private Leader() {}

    public static Plugin<Config> plugin() {
        return Plugin.named("leader")
                .config(json -> json.field("periodMs")
                        .optional(given -> given.wholeNumber(SHORTEST, LONGEST))
                        .map(millis -> new Config(Duration.ofMillis(millis.getOrElse(OTHERWISE)))))
                .tickAsLeader(Config::period, context -> log(INFO, "Leader task"));
    }
}
