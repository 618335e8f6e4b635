package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;

/** Whose headers are to be kept for handlers of later phases, where the host has them no more. */
public record Remembered(boolean request, boolean response) {
    public boolean of(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }
}
