package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.StreamState.Open;
import io.vavr.collection.List;

/** The steps of a stream that waits for answers. */
public final class Waits {
    private Waits() {}

    /** Goes on with {@code progress} of a verdict on a message of {@code direction}, or parks it. */
    static Step<Move> of(OpenStream stream, Direction direction, Progress<Verdict<?>> progress, Resumption resumption) {
        return progress.match(new Progress.Cases<>() {
            @Override
            public Step<Move> settled(Verdict<?> verdict) {
                return stream.decided(direction, verdict, resumption);
            }

            @Override
            public Step<Move> asking(Ask<Progress<Verdict<?>>> ask) {
                return Step.asking(ask.map(next -> of(stream, direction, next, resumption)));
            }

            @Override
            public Step<Move> awaiting(Progress.Awaiting<Verdict<?>> awaiting) {
                return parked(stream, direction, awaiting, resumption);
            }
        });
    }

    /** A message that is held for its body's sake later needs watching from now on, for its body may come while it waits. */
    private static Step<Move> parked(
            OpenStream stream, Direction direction, Progress.Awaiting<Verdict<?>> awaiting, Resumption resumption) {
        Open state = stream.state();
        HalfState half = state.half(direction);
        boolean atHeaders = half.isUnseen();
        HalfState next = new Parked(
                awaiting, resumption, atHeaders || half.holdsHeaders(), half.isTunnel(), half.cameMeanwhile());
        Move move = Move.hold(state.with(direction, next));
        return atHeaders && stream.gathers(direction)
                ? Step.of(move, List.of(new Effect.WatchHold(direction)))
                : Step.of(move);
    }

    /**
     * The answer to a message that waits. A request whose headers were still held when a response came has been answered by the
     * host itself: what it waited for does not matter any more.
     */
    static Step<Move> answered(OpenStream stream, Answered event) {
        Open state = stream.state();
        Direction direction = state.request().awaits(event.token()) ? Direction.REQUEST : Direction.RESPONSE;
        boolean moot = direction == Direction.REQUEST
                && state.request().holdsHeaders()
                && !state.response().isUnseen();
        return moot || !state.half(direction).awaits(event.token())
                ? Step.of(Move.hold(state))
                : resuming(direction, state.half(direction).answered(stream, direction, event));
    }

    /** {@code step} in the callback of an answer: what it lets go on, the host must be told to continue. */
    public static Step<Move> resuming(Direction direction, Step<Move> step) {
        return step.flatMap(move -> move.action() == Action.CONTINUE && move.next() instanceof Open
                ? Step.of(move, List.of(new Effect.ContinueStream(direction)))
                : Step.of(move));
    }
}
