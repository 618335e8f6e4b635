package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import io.vavr.collection.List;

/** The verdict that changes no message, and so is valid everywhere. Begun with {@link Verdicts#pass()}. */
public final class Pass extends Edit<Phase.Anywhere, Pass> {
    static final Pass NOTHING = new Pass(List.empty());

    private Pass(List<Effect> latestFirst) {
        super(latestFirst, BodyWish.NONE);
    }

    @Override
    Pass with(List<Effect> effects) {
        return new Pass(effects);
    }

    /** This, and then {@code next}. */
    public Pass then(Pass next) {
        return new Pass(next.latestFirst().appendAll(latestFirst()));
    }
}
