package dev.penstock.dsl;

import dev.penstock.core.exchange.TickContext;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.Schedule;
import dev.penstock.core.machine.Ticking;
import java.time.Duration;
import java.util.function.Function;

/**
 * The period of a recurring task.
 *
 * @param name as log lines and errors show it
 */
record TickPeriod(String name, long nanos) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LONGEST_SECONDS = 366L * 24 * 60 * 60;

    /** @throws IllegalArgumentException when it is under 100 ms or over a year */
    static TickPeriod require(String plugin, Duration period) {
        long seconds = period.getSeconds();
        if (seconds < 0 || (seconds == 0 && period.getNano() < Schedule.SHORTEST * 1_000_000)) {
            throw refused(plugin, "at least " + Schedule.SHORTEST + " ms", period);
        }
        if (seconds > LONGEST_SECONDS) {
            throw refused(plugin, "at most a year", period);
        }
        return new TickPeriod(period.toString(), seconds * NANOS_PER_SECOND + period.getNano());
    }

    private static IllegalArgumentException refused(String plugin, String bound, Duration period) {
        return new IllegalArgumentException(
                "plugin '" + plugin + "': tick period must be " + bound + ", got " + period);
    }

    Ticking.Task task(Function<TickContext, Verdict<?>> handler) {
        return new Ticking.Task("tick every " + name, nanos, handler);
    }
}
