package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.BodyWithheld;
import dev.penstock.core.event.StreamEvent.HeadersArrived;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.exchange.BodyLimit;
import dev.penstock.core.exchange.BodyWish;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.HalfState.Edge;
import dev.penstock.core.machine.HalfState.Passing;
import dev.penstock.core.machine.StreamState.Open;
import dev.penstock.core.machine.StreamState.Over;
import io.vavr.collection.List;
import java.util.function.Function;

/** The steps of a stream that goes its way: each phase asks its handler and does what the verdict says. */
final class OpenStream implements StreamEvent.Cases<Step<Move>> {
    private final Stages stages;
    private final Open state;
    private final Views views;

    OpenStream(Stages stages, Open state, Views views) {
        this.stages = stages;
        this.state = state;
        this.views = views;
    }

    @Override
    public Step<Move> headers(HeadersArrived event) {
        Direction direction = event.direction();
        if (state.half(direction) != Edge.UNSEEN) {
            return violation(direction, "headers for a second time");
        }
        Step<Move> step = decided(
                direction, stages.headers(direction).decide(views), edit -> bodyFollows(direction, edit, event.end()));
        return direction == Direction.REQUEST
                ? step.after(stages.begin().begin(views).effects())
                : step;
    }

    private Step<Move> bodyFollows(Direction direction, Edit<?, ?> edit, boolean end) {
        Head head = new Head(direction, views, edit.wish(), end, isTunnel(direction, edit.wish()));
        Turn turn = edit.wish().limit().match(new Counted(head, stages.body(direction)));
        return taken(direction, turn).after(edit.effects().appendAll(plainAsked(head)));
    }

    /** Told only where bodies are read or counted. */
    private boolean isTunnel(Direction direction, BodyWish wish) {
        if (!stages.readBodies()) {
            return wish.limit() != BodyLimit.NONE && Framing.opensTunnel(views.requestHeaders());
        }
        return direction == Direction.REQUEST
                ? Framing.opensTunnel(views.requestHeaders())
                : state.request() == Passing.TUNNELLED;
    }

    /** A response that its handler shall read must not be asked for in a coding. */
    private List<Effect> plainAsked(Head head) {
        return head.direction() == Direction.REQUEST && stages.responseBody().wantsPlain() && !head.tunnel()
                ? List.of(new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "accept-encoding"))
                : List.empty();
    }

    @Override
    public Step<Move> body(BodyArrived event) {
        Direction direction = event.direction();
        HalfState half = state.half(direction);
        if (half instanceof Edge) {
            return violation(direction, half == Edge.UNSEEN ? "a body before its headers" : "a body after its end");
        }
        return taken(direction, half.body(views, event.buffer(), event.size(), event.end()));
    }

    @Override
    public Step<Move> trailers(TrailersArrived event) {
        Direction direction = event.direction();
        HalfState half = state.half(direction);
        if (half instanceof Edge) {
            return violation(
                    direction, half == Edge.UNSEEN ? "trailers before their headers" : "trailers after the end");
        }
        return taken(direction, half.trailers(views, event.buffer()))
                .flatMap(move -> move.action() == Action.CONTINUE && move.next() instanceof Open
                        ? trailersSeen(direction, move)
                        : Step.of(move));
    }

    /** What the message's end has released goes on only with the trailers, so until then headers are held as they were. */
    private Step<Move> trailersSeen(Direction direction, Move move) {
        return decided(direction, stages.trailers(direction).decide(views), edit -> Step.of(move, edit.effects()));
    }

    @Override
    public Step<Move> withheld(BodyWithheld event) {
        return Failures.withheld(state, event.direction());
    }

    @Override
    public Step<Move> ended(StreamEvent.Ended event) {
        return Detached.decided(stages.done().decide(views), Move.proceed(Over.ENDED));
    }

    private Step<Move> decided(Direction direction, Verdict<?> verdict, Function<Edit<?, ?>, Step<Move>> onProceed) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Step<Move> proceed(Edit<?, ?> edit) {
                return onProceed.apply(edit);
            }

            @Override
            public Step<Move> reply(LocalReply reply) {
                return replied(direction, reply);
            }

            @Override
            public Step<Move> ask(Ask<? extends Verdict<?>> ask) {
                return Step.asking(ask.map(answer -> decided(direction, answer, onProceed)));
            }
        });
    }

    /** A reply to the request is a response that the response handlers see; one to the response ends the matter. */
    private Step<Move> replied(Direction direction, LocalReply reply) {
        if (!state.canReply(direction)) {
            return Failures.tooLateToReply(reply);
        }
        StreamState next =
                direction == Direction.REQUEST ? state.with(Direction.REQUEST, Passing.INSTANCE) : Over.SETTLED;
        return Step.of(Move.hold(next), List.of(new Effect.SendReply(reply)));
    }

    private Step<Move> violation(Direction direction, String found) {
        Move stay = state.isHeld(direction) ? Move.hold(state) : Move.proceed(state);
        return Step.of(stay, List.of(new ProtocolViolation(direction, found).log()));
    }

    private Step<Move> taken(Direction direction, Turn turn) {
        return turn.match(new Turn.Cases<>() {
            @Override
            public Step<Move> untouched(Turn.Untouched on) {
                return Step.of(new Move(state.with(direction, on.next()), on.action()), on.effects());
            }

            @Override
            public Step<Move> written(Turn.Written on) {
                return Step.of(
                        new Move(state.with(direction, on.next()), on.action()),
                        List.of(new Effect.ReplaceBody(direction, on.body())));
            }

            @Override
            public Step<Move> decided(Turn.Decided on) {
                return OpenStream.this.decided(
                        direction,
                        on.verdict(),
                        edit -> Step.of(
                                Move.proceed(state.with(direction, on.next())),
                                edit.effects()
                                        .appendAll(on.body().changed(edit.change()))
                                        .prependAll(on.body().seen())));
            }

            @Override
            public Step<Move> refused(Turn.Refused on) {
                return replied(direction, on.reply());
            }

            @Override
            public Step<Move> broken(Turn.Broken on) {
                return Failures.reset(on.why());
            }
        });
    }
}
