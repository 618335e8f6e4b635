package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;

/**
 * A direction whose handler waits for an answer. What comes meanwhile stays in the host's buffer, held.
 *
 * @param holdsHeaders whether its headers are held
 * @param isTunnel whether it is a tunnel, whose trailers wait
 * @param meanwhile what has come since it waits, where it waits with its headers
 */
record Parked(
        Progress.Awaiting<Verdict<?>> awaiting,
        Resumption resumption,
        boolean holdsHeaders,
        boolean isTunnel,
        Meanwhile meanwhile)
        implements HalfState.Following {
    private static final List<Effect> HOLD_WORKS = List.of(new Effect.HoldWorks());

    @Override
    public boolean awaits(int token) {
        return awaiting.tokens().include(token);
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        return new Turn.Untouched(with(meanwhile.body(size, end)), Action.HOLD, HOLD_WORKS);
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return Turn.untouched(with(meanwhile.withTrailers()), Action.HOLD);
    }

    private Parked with(Meanwhile came) {
        return new Parked(awaiting, resumption, holdsHeaders, isTunnel, came);
    }

    @Override
    public Step<Move> answered(OpenStream stream, Direction direction, Answered event) {
        return Waits.of(stream, direction, awaiting.then().answered(event.token(), event.arrival()), resumption);
    }

    @Override
    public Meanwhile cameMeanwhile() {
        return meanwhile;
    }

    @Override
    public Sequel caughtUp(Direction direction) {
        return meanwhile.isNothing() ? Sequel.NONE : new CatchingUp(direction, meanwhile);
    }
}
