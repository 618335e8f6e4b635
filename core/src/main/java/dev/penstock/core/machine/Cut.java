package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;

/**
 * A body whose rest is dropped as it comes.
 *
 * @param ready what may still go on, with the next callback
 */
record Cut(Direction direction, Bytes ready) implements HalfState.Following {
    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        Turn next = Turn.untouched(end ? Edge.ENDED : new Cut(direction, Bytes.empty()), Action.CONTINUE);
        return size == 0 && ready.isEmpty() ? next : next.before(List.of(new Effect.ReplaceBody(direction, ready)));
    }

    @Override
    public int owed() {
        return ready.size();
    }

    /** What is ready cannot be written any more, for the host does not hold the body. */
    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return ready.isEmpty()
                ? Turn.untouched(Edge.ENDED, Action.CONTINUE)
                : new Turn.Broken(Failures.cutShort(direction, ready.size()));
    }
}
