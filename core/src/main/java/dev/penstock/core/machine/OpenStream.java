package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.BodyWithheld;
import dev.penstock.core.event.StreamEvent.HeadersArrived;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.exchange.BodyLimit;
import dev.penstock.core.exchange.BodyWish;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.RouteCall;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.HalfState.Edge;
import dev.penstock.core.machine.HalfState.Passing;
import dev.penstock.core.machine.StreamState.Open;
import dev.penstock.core.machine.StreamState.Over;
import io.vavr.collection.List;

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

    /** The same stream in another state. */
    OpenStream at(Open other) {
        return new OpenStream(stages, other, views);
    }

    Open state() {
        return state;
    }

    Views views() {
        return views;
    }

    /** Whether bodies of {@code direction} may be held until they are whole. */
    boolean gathers(Direction direction) {
        return stages.body(direction).gathers();
    }

    @Override
    public Step<Move> headers(HeadersArrived event) {
        return headers(event.direction(), event.end());
    }

    /** The step of that event. */
    Step<Move> headers(Direction direction, boolean end) {
        HalfState half = state.half(direction);
        return half == Edge.UNSEEN ? headersSeen(direction, end) : half.headers(this, direction, end);
    }

    private Step<Move> headersSeen(Direction direction, boolean end) {
        HandlerStage handler = stages.headers(direction);
        Step<Move> step = handler == HandlerStage.NONE
                ? goOn(direction, BodyWish.NONE, end, List.empty())
                : headersDecided(direction, handler.decide(views), end);
        return direction == Direction.REQUEST && stages.begin() != BeginStage.NONE
                ? step.after(stages.begin().begin(views).effects())
                : step;
    }

    /** An edit, which most verdicts are, is taken at once; so is any other one that comes to one. */
    private Step<Move> headersDecided(Direction direction, Verdict<?> verdict, boolean end) {
        return verdict instanceof Edit<?, ?> edit
                ? goOn(direction, edit.wish(), end, edit.effects())
                : decided(direction, verdict, (now, edit) -> now.goOn(direction, edit.wish(), end, edit.effects()));
    }

    /**
     * The headers go on, with {@code edits} of them: at once, where nobody looks at bodies, none is asked for and none has come. No
     * wish is one object; what is equal to it goes the long way to the same step.
     */
    @SuppressWarnings("ReferenceEquality")
    private Step<Move> goOn(Direction direction, BodyWish wish, boolean end, List<Effect> edits) {
        boolean passes = wish == BodyWish.NONE && !stages.readBodies() && state.half(direction) == Edge.UNSEEN;
        return passes
                ? Step.of(Move.proceed(state.with(direction, end ? Edge.ENDED : Passing.INSTANCE)), edits)
                : bodyFollows(direction, wish, end).after(edits);
    }

    private Step<Move> bodyFollows(Direction direction, BodyWish wish, boolean end) {
        Head head = new Head(direction, views, wish, end, isTunnel(direction, wish));
        BodyStage body = stages.body(direction);
        Turn turn =
                wish.limit() == BodyLimit.NONE ? body.begin(head) : wish.limit().match(new Counted(head, body));
        return begun(direction, turn).after(plainAsked(head));
    }

    /** After the turn that begins a body; where nothing has come of it meanwhile and the turn leaves the buffer alone, at once. */
    Step<Move> begun(Direction direction, Turn turn) {
        return turn instanceof Turn.Untouched on && state.half(direction) == Edge.UNSEEN
                ? Step.of(new Move(state.with(direction, on.next()), on.action()), on.effects())
                : taken(direction, turn, CatchingUp.of(direction));
    }

    /** Told only where bodies are read or counted. */
    private boolean isTunnel(Direction direction, BodyWish wish) {
        if (!stages.readBodies()) {
            return wish.limit() != BodyLimit.NONE && Framing.opensTunnel(views.requestHeaders());
        }
        return direction == Direction.REQUEST
                ? stages.opensTunnel(views)
                : state.request().isTunnel();
    }

    /** A response that its handler shall read must not be asked for in a coding. */
    private List<Effect> plainAsked(Head head) {
        return head.direction() == Direction.REQUEST
                        && !head.tunnel()
                        && stages.responseBody().mustAskPlain(head)
                ? List.of(new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "accept-encoding"))
                : List.empty();
    }

    @Override
    public Step<Move> body(BodyArrived event) {
        return body(event.direction(), event.buffer(), event.size(), event.end());
    }

    /** The step of that event. The turns that most are become steps at once; any other takes the long way. */
    Step<Move> body(Direction direction, Bytes buffer, int size, boolean end) {
        HalfState half = state.half(direction);
        if (half == Edge.ENDED || half.isUnseen()) {
            return violation(direction, half.isUnseen() ? "a body before its headers" : "a body after its end");
        }
        Turn turn = half.body(views, buffer, size, end);
        if (turn instanceof Turn.Written on) {
            return Step.of(on.move(state, direction), on.effects(direction));
        }
        return turn instanceof Turn.Untouched on
                ? Step.of(on.move(state, direction), on.effects())
                : taken(direction, turn, Sequel.NONE);
    }

    @Override
    public Step<Move> trailers(TrailersArrived event) {
        Direction direction = event.direction();
        HalfState half = state.half(direction);
        if (half == Edge.ENDED || half.isUnseen()) {
            return violation(direction, half.isUnseen() ? "trailers before their headers" : "trailers after the end");
        }
        return taken(direction, half.trailers(views, event.buffer()), trailersFollow(direction));
    }

    /** What the message's end has released goes on only with the trailers: until then the host holds what it held before. */
    static Sequel trailersFollow(Direction direction) {
        return (stream, next, action, effects) -> action == Action.CONTINUE
                ? stream.trailersSeen(direction, next.half(direction)).after(effects)
                : Step.of(new Move(next, action), effects);
    }

    private Step<Move> trailersSeen(Direction direction, HalfState half) {
        return decided(
                direction,
                stages.trailers(direction).decide(views),
                (now, edit) -> Step.of(Move.proceed(now.state.with(direction, half)), edit.effects()));
    }

    @Override
    public Step<Move> withheld(BodyWithheld event) {
        return Failures.withheld(state, event.direction());
    }

    @Override
    public Step<Move> answered(Answered event) {
        return Waits.answered(this, event);
    }

    @Override
    public Step<Move> ended(StreamEvent.Ended event) {
        return Detached.decided(stages.done().decide(views), Move.proceed(Over.ENDED));
    }

    Step<Move> decided(Direction direction, Verdict<?> verdict, Resumption resumption) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Step<Move> proceed(Edit<?, ?> edit) {
                return resumption.proceed(OpenStream.this, edit);
            }

            @Override
            public Step<Move> reply(LocalReply reply) {
                return replied(direction, reply);
            }

            @Override
            public Step<Move> ask(Ask<? extends Verdict<?>> ask) {
                return Step.asking(ask.map(answer -> decided(direction, answer, resumption)));
            }

            @Override
            public Step<Move> await(Progress<Verdict<?>> progress) {
                return Waits.of(OpenStream.this, direction, progress, resumption);
            }

            @Override
            public Step<Move> route(Edit<?, ?> edit, RouteCall.Outcome outcome) {
                HalfState awaited = new RoutedResponse(
                        outcome,
                        views.requestHeaders().request().method().getOrElse("").equals("HEAD"));
                return resumption.proceed(at(state.with(Direction.RESPONSE, awaited)), edit);
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

    Step<Move> violation(Direction direction, String found) {
        Move stay = state.isHeld(direction) ? Move.hold(state) : Move.proceed(state);
        return Step.of(stay, List.of(new ProtocolViolation(direction, found).log()));
    }

    Step<Move> taken(Direction direction, Turn turn, Sequel sequel) {
        return turn.match(new Turn.Cases<>() {
            @Override
            public Step<Move> untouched(Turn.Untouched on) {
                return sequel.after(OpenStream.this, state.with(direction, on.next()), on.action(), on.effects());
            }

            @Override
            public Step<Move> written(Turn.Written on) {
                return sequel.after(
                        OpenStream.this, state.with(direction, on.next()), on.action(), on.effects(direction));
            }

            @Override
            public Step<Move> decided(Turn.Decided on) {
                return OpenStream.this.decided(
                        direction,
                        on.verdict(),
                        (now, edit) -> sequel.after(
                                now,
                                now.state.with(direction, on.next()),
                                Action.CONTINUE,
                                on.body().effects(edit)));
            }

            @Override
            public Step<Move> asking(Turn.Asking on) {
                return Step.asking(on.ask().map(next -> taken(direction, next, sequel)));
            }

            @Override
            public Step<Move> refused(Turn.Refused on) {
                return Failures.refused(state, direction, on.reply());
            }

            @Override
            public Step<Move> broken(Turn.Broken on) {
                return Failures.reset(on.why());
            }

            @Override
            public Step<Move> aborted(Turn.Aborted on) {
                return Failures.aborted(state, direction, on.why());
            }

            @Override
            public Step<Move> noted(Turn.Noted on) {
                return taken(direction, on.turn(), sequel).after(List.of(on.note()));
            }
        });
    }
}
