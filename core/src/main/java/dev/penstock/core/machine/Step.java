package dev.penstock.core.machine;

import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import io.vavr.collection.List;

/**
 * What the machine decides on one event.
 *
 * @param next the state afterwards
 * @param action what the callback answers, once the effects are done
 * @param effects what to ask of the host, in order
 */
public record Step(StreamState next, Action action, List<Effect> effects) {
    static Step proceed(StreamState next) {
        return new Step(next, Action.CONTINUE, List.empty());
    }

    static Step proceed(StreamState next, List<Effect> effects) {
        return new Step(next, Action.CONTINUE, effects);
    }

    static Step hold(StreamState next, List<Effect> effects) {
        return new Step(next, Action.HOLD, effects);
    }

    /** This step with {@code first} before its own effects. */
    Step after(List<Effect> first) {
        return first.isEmpty() ? this : new Step(next, action, effects.prependAll(first));
    }
}
