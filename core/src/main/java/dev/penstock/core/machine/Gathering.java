package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;

/**
 * A body is held, and its headers with it, until it is whole. Nothing of it is read before.
 *
 * @param seen how many bytes the host's buffer holds
 */
record Gathering(Direction direction, WholeBodyHandler handler, int seen) implements HalfState.Following {
    private static final List<Effect> HOLD_WORKS = List.of(new Effect.HoldWorks());

    @Override
    public boolean demandsBody(boolean end) {
        return end;
    }

    @Override
    public boolean demandsBodyInTrailers() {
        return seen > 0;
    }

    @Override
    public int fresh(Bytes buffer, int size) {
        return size - seen;
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        return end
                ? decided(handler.decide(views, buffer), buffer, WholeBody.End.WITH_BODY)
                : new Turn.Untouched(new Gathering(direction, handler, size), Action.HOLD, HOLD_WORKS);
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return atTrailers(views, buffer, seen > 0 ? WholeBody.End.WITH_TRAILERS : WholeBody.End.WITHOUT_BODY);
    }

    @Override
    public boolean holdsHeaders() {
        return true;
    }

    @Override
    public Turn meanwhile(Views views, Bytes buffer, Meanwhile came) {
        return came.trailers()
                ? atTrailers(views, buffer, WholeBody.End.WITH_TRAILERS)
                : body(views, buffer, came.size(), came.end());
    }

    private Turn atTrailers(Views views, Bytes buffer, WholeBody.End how) {
        return decided(handler.decideAtTrailers(views, buffer), buffer, how);
    }

    private Turn decided(Verdict<?> verdict, Bytes buffer, WholeBody.End how) {
        boolean drops = handler.dropsBody() && how != WholeBody.End.WITHOUT_BODY;
        return new Turn.Decided(
                Edge.ENDED, verdict, new WholeBody(direction, buffer.size(), drops ? WholeBody.End.DROPPED : how));
    }
}
