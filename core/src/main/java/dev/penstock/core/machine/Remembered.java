package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Views;

/** Whose headers are to be kept for handlers of later phases, where the host has them no more. */
public interface Remembered {
    /** No headers. */
    Remembered NOTHING = (direction, views) -> false;

    /** Whether those of {@code direction} are, and if so, reads them all from {@code views}, which keep what was read. */
    boolean reads(Direction direction, Views views);

    /** These and those of {@code other}. */
    default Remembered or(Remembered other) {
        return (direction, views) -> {
            boolean first = reads(direction, views);
            return other.reads(direction, views) || first;
        };
    }

    /** Those of requests. */
    static Remembered requests() {
        return (direction, views) ->
                direction == Direction.REQUEST && !views.allOf(direction).isEmpty();
    }

    /** Those of requests and responses. */
    static Remembered both() {
        return (direction, views) -> !views.allOf(direction).isEmpty();
    }
}
