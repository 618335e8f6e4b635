package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.MessageHead;

/** Whose headers are to be kept for handlers of later phases, where the host has them no more. */
public interface Remembered {
    /** Whether those of {@code direction} are, and if so, reads them all from {@code head}, which keeps what was read. */
    boolean reads(Direction direction, MessageHead head);

    /** These and those of {@code other}. */
    default Remembered or(Remembered other) {
        return (direction, head) -> {
            boolean first = reads(direction, head);
            return other.reads(direction, head) || first;
        };
    }

    /** No headers. */
    static Remembered nothing() {
        return (direction, head) -> false;
    }

    /** Those of requests. */
    static Remembered requests() {
        return (direction, head) ->
                direction == Direction.REQUEST && !head.headers().isEmpty();
    }

    /** Those of requests and responses. */
    static Remembered both() {
        return (direction, head) -> !head.headers().isEmpty();
    }
}
