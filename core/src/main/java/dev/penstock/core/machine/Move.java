package dev.penstock.core.machine;

import dev.penstock.core.effect.Action;

/**
 * How a stream goes on after a callback.
 *
 * @param next its state
 * @param action what the callback answers
 */
public record Move(StreamState next, Action action) {
    static Move proceed(StreamState next) {
        return new Move(next, Action.CONTINUE);
    }

    static Move hold(StreamState next) {
        return new Move(next, Action.HOLD);
    }
}
