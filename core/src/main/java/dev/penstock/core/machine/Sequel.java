package dev.penstock.core.machine;

import dev.penstock.core.effect.Action;
import dev.penstock.core.machine.StreamState.Open;

/** What a stream does after a turn of one of its directions. */
@FunctionalInterface
interface Sequel {
    /** Nothing more. */
    Sequel NONE = (stream, next, action) -> Step.of(new Move(next, action));

    /**
     * The step that follows.
     *
     * @param stream as it was at the turn
     * @param next where the turn has led
     */
    Step<Move> after(OpenStream stream, Open next, Action action);
}
