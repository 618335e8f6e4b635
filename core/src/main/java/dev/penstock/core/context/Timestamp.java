package dev.penstock.core.context;

/**
 * A moment of the host's clock.
 *
 * @param nanos nanoseconds since 1970-01-01T00:00Z
 */
public record Timestamp(long nanos) {
    /** Whole seconds since 1970-01-01T00:00Z, as Unix time counts them. */
    public long seconds() {
        return Math.floorDiv(nanos, 1_000_000_000L);
    }

    /** Whole milliseconds since 1970-01-01T00:00Z. */
    public long millis() {
        return Math.floorDiv(nanos, 1_000_000L);
    }
}
