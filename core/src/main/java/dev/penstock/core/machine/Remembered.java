package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Views;

/** Whether the headers of a direction are to be kept for handlers of later phases, where the host has them no more. */
@FunctionalInterface
public interface Remembered {
    /** They are not. */
    Remembered NOTHING = views -> false;

    /** Whether they are, and if so, reads them all from {@code views}, which keep what was read. */
    boolean reads(Views views);

    /** Those of {@code direction} are, where there are any. */
    static Remembered of(Direction direction) {
        return views -> !views.allOf(direction).isEmpty();
    }
}
