package dev.penstock.core.machine;

import io.vavr.collection.List;

/**
 * The recurring jobs of a root, on the one timer that a host has for it. A job is due one period after it was added and from
 * then on a period apart, on that grid however late it runs. What was missed is not made up for: a job that is late by several
 * periods is due once. Immutable; times are nanoseconds of the host's clock, which may be set back or forth at any time: no job
 * waits for longer than its period by the clock as it is.
 *
 * @param <J> the jobs, which are told apart by identity
 */
public final class Schedule<J> {
    /** The shortest period, and the shortest time that the timer is set to, in milliseconds. */
    public static final int SHORTEST = 100;

    /**
     * How much longer than needed the timer is set, in milliseconds. Envoy counts from when its loop last looked at a clock that
     * ticks every 4 ms, so its timers fire early, and a job that is not due yet would have to wait for {@link #SHORTEST} again.
     */
    static final int MARGIN = 5;

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final List<Entry<J>> entries;

    private Schedule(List<Entry<J>> entries) {
        this.entries = entries;
    }

    public static <J> Schedule<J> empty() {
        return new Schedule<>(List.empty());
    }

    /** This schedule with {@code job}, in its place where it was there, first due one period of {@code nanos} after {@code now}. */
    public Schedule<J> with(J job, long nanos, long now) {
        return new Schedule<>(without(job).entries.append(new Entry<>(job, nanos, now + nanos)));
    }

    /** This schedule without {@code job}. */
    public Schedule<J> without(J job) {
        List<Entry<J>> others = List.empty();
        for (Entry<J> entry : entries) {
            others = entry.job == job ? others : others.append(entry);
        }
        return new Schedule<>(others);
    }

    /** What is due at {@code now}. */
    public Due<J> at(long now) {
        List<J> jobs = List.empty();
        List<Entry<J>> next = List.empty();
        for (Entry<J> entry : entries) {
            jobs = entry.until(now) <= 0 ? jobs.append(entry.job) : jobs;
            next = next.append(entry.after(now));
        }
        return new Due<>(jobs, new Schedule<>(next));
    }

    /**
     * To how many milliseconds the timer is to be set at {@code now}: to the job that is due first, but not under {@link
     * #SHORTEST}; 0 where there is no job.
     */
    public int timer(long now) {
        long first = Long.MAX_VALUE;
        for (Entry<J> entry : entries) {
            first = Math.min(first, entry.until(now));
        }
        return entries.isEmpty() ? 0 : (int) Math.max(SHORTEST, Math.min(Integer.MAX_VALUE, millis(first) + MARGIN));
    }

    private static long millis(long nanos) {
        return (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    }

    /**
     * Jobs that are due.
     *
     * @param jobs in the order in which they were added
     * @param next the schedule when they have been seen to
     */
    public record Due<J>(List<J> jobs, Schedule<J> next) {}

    private record Entry<J>(J job, long period, long due) {
        /** Until it is due; not more than the period, where the clock was set back. */
        long until(long now) {
            return Math.min(period, due - now);
        }

        Entry<J> after(long now) {
            long until = until(now);
            long missed = until > 0 ? 0 : 1 - until / period;
            return new Entry<>(job, period, now + until + missed * period);
        }
    }
}
