package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;

/**
 * The host called in an order that the ABI does not allow. The stream's state stays, with one warning: what is held stays held,
 * and anything else passes untouched.
 */
record ProtocolViolation(Direction direction, String found) {
    Effect log() {
        return new Effect.Log(LogLevel.WARN, () -> "protocol violation: " + direction.label() + " brought " + found);
    }
}
