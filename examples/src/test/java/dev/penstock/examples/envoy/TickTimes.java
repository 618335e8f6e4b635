package dev.penstock.examples.envoy;

import dev.penstock.testkit.envoy.EnvoyProcess;
import dev.penstock.testkit.envoy.LogLine;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;

/** When a plugin said something, in the VM of each thread. */
record TickTimes(Map<Integer, Seq<LocalDateTime>> byThread) {
    /** Those of lines that say {@code message}. */
    static TickTimes of(EnvoyProcess envoy, String message) {
        return new TickTimes(envoy.log()
                .filter(line -> line.said().contains(message))
                .groupBy(LogLine::thread)
                .mapValues(lines -> lines.map(LogLine::time)));
    }

    /** Milliseconds from each to the next, of all threads. */
    Seq<Long> intervals() {
        return byThread.values()
                .flatMap(times -> times.zip(times.drop(1))
                        .map(pair -> Duration.between(pair._1, pair._2).toMillis()))
                .toVector();
    }

    /** How far intervals are from {@code period}, in parts of it, in ascending order. */
    Seq<Double> jitter(Duration period) {
        return intervals()
                .map(interval -> Math.abs(interval - period.toMillis()) / (double) period.toMillis())
                .sorted();
    }

    /** All that were said. */
    int count() {
        return byThread.values().map(Seq::size).sum().intValue();
    }

    static void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
