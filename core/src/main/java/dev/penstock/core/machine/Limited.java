package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.exchange.Views;

/**
 * A direction whose body is counted, for Envoy has no call that limits it.
 *
 * @param left how many more bytes may come
 */
record Limited(Direction direction, HalfState half, long left) implements HalfState.Following {
    /** {@code half} under a limit, where a body can still come. */
    static HalfState of(Direction direction, HalfState half, long left) {
        return half instanceof Edge || half == Passing.TUNNELLED ? half : new Limited(direction, half, left);
    }

    @Override
    public boolean demandsBody(boolean end) {
        return half.demandsBody(end);
    }

    @Override
    public boolean demandsBodyInTrailers() {
        return half.demandsBodyInTrailers();
    }

    @Override
    public int owed() {
        return half.owed();
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        long after = left - half.fresh(buffer, size);
        return after < 0 ? tooLarge() : half.body(views, buffer, size, end).mapNext(next -> of(direction, next, after));
    }

    @Override
    public boolean holdsHeaders() {
        return half.holdsHeaders();
    }

    @Override
    public boolean awaits(int token) {
        return half.awaits(token);
    }

    @Override
    public Step<Move> answered(OpenStream stream, Direction direction, Answered event) {
        return half.answered(stream, direction, event)
                .flatMap(move -> move.next() instanceof StreamState.Open open
                        ? Step.of(new Move(
                                open.with(direction, of(direction, open.half(direction), left)), move.action()))
                        : Step.of(move));
    }

    @Override
    public boolean demandsMeanwhile(Meanwhile came) {
        return half.demandsMeanwhile(came);
    }

    @Override
    public Turn meanwhile(Views views, Bytes buffer, Meanwhile came) {
        long after = left - came.size();
        return after < 0 ? tooLarge() : half.meanwhile(views, buffer, came).mapNext(next -> of(direction, next, after));
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return half.trailers(views, buffer);
    }

    private Turn tooLarge() {
        return new Turn.Refused(Refusals.tooLarge(direction));
    }
}
