package dev.penstock.core.machine;

import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.machine.StreamState.Open;
import io.vavr.collection.List;

/** What a stream does after a turn of one of its directions. */
@FunctionalInterface
interface Sequel {
    /** Nothing more. */
    Sequel NONE = (stream, next, action, effects) -> Step.of(new Move(next, action), effects);

    /**
     * The step that follows.
     *
     * @param stream as it was at the turn
     * @param next where the turn has led
     * @param effects what the turn asks for, which is done first
     */
    Step<Move> after(OpenStream stream, Open next, Action action, List<Effect> effects);
}
