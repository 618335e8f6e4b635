package dev.penstock.core.machine;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.HeadersArrived;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.EnumMap;
import java.util.Map;

/** Drives a machine as a host would, with one body buffer for each direction, and keeps what it let go and what it asked for. */
final class Peer implements Ask.Cases {
    private final StreamMachine machine;
    private final String protocol;
    private final Platform platform;
    private final Map<Direction, PeerHalf> halves = new EnumMap<>(Direction.class);
    private StreamState state = StreamState.start();
    private TestViews views;
    private List<Effect> effects = List.empty();
    private List<HttpQuestion> questions = List.empty();
    private int refused;
    private Swapped swapped = Swapped.STORED;

    Peer(StreamMachine machine) {
        this(machine, "HTTP/2");
    }

    /** A peer whose client speaks that. */
    Peer(StreamMachine machine, String protocol) {
        this(machine, protocol, Platform.ENVOY);
    }

    Peer(StreamMachine machine, String protocol, Platform platform) {
        this.machine = machine;
        this.protocol = protocol;
        this.platform = platform;
        this.views = new TestViews(Headers.empty(), Headers.empty(), Headers.empty(), protocol, platform, false);
        for (Direction direction : Direction.values()) {
            halves.put(direction, new PeerHalf());
        }
    }

    /** This peer with a later filter that keeps all of each body until its end, in the one buffer that both share. */
    Peer withLaterBuffering() {
        halves.values().forEach(PeerHalf::bufferLater);
        return this;
    }

    /** This peer with another writer of shared data, who is always faster. */
    Peer losingSwaps() {
        swapped = Swapped.CONFLICT;
        return this;
    }

    Action headers(Direction direction, Headers headers, boolean end) {
        boolean request = direction == Direction.REQUEST;
        views = new TestViews(
                request ? headers : views.request(),
                request ? views.response() : headers,
                Headers.empty(),
                protocol,
                platform,
                end);
        half(direction).headers(headers);
        Action action = on(new HeadersArrived(direction, end));
        half(direction).headersAnswered(action, end);
        return action;
    }

    Action body(Direction direction, Bytes chunk, boolean end) {
        Bytes buffer = half(direction).arrive(chunk);
        Bytes read = state.demandsBody(direction, end) ? buffer : Bytes.empty();
        return half(direction).answered(on(new BodyArrived(direction, read, buffer.size(), end)), end);
    }

    Action trailers(Direction direction) {
        return trailers(direction, Headers.empty());
    }

    Action trailers(Direction direction, Headers trailers) {
        views = new TestViews(views.request(), views.response(), trailers, protocol, platform, true);
        Bytes held = half(direction).held();
        return half(direction)
                .answered(
                        on(new TrailersArrived(
                                direction, state.demandsBodyInTrailers(direction) ? held : Bytes.empty())),
                        true);
    }

    void ended() {
        on(new StreamEvent.Ended());
    }

    Action on(StreamEvent event) {
        Move move = run(machine.on(state, event, views));
        state = move.next();
        return move.action();
    }

    /** Takes the step that follows when {@code what} failed in a callback of {@code direction}. */
    Action fail(Direction direction, String what, boolean failOpen) {
        Move move = run(Failures.of(state, direction, what, failOpen, views));
        state = move.next();
        return move.action();
    }

    private Move run(Step<Move> step) {
        return step.match(new Step.Cases<Move, Move>() {
            @Override
            public Move done(Step.Done<Move> done) {
                perform(done.effects());
                return done.outcome();
            }

            @Override
            public Move asked(Step.Asked<Move> asked) {
                perform(asked.effects());
                return run(asked.ask().answer(Peer.this));
            }
        });
    }

    private void perform(List<Effect> asked) {
        effects = effects.appendAll(asked);
        for (Effect effect : asked) {
            halves.forEach((direction, half) -> half.perform(direction, effect));
        }
    }

    @Override
    public Swapped swap(SharedValue read, Bytes value) {
        return swapped;
    }

    @Override
    public Option<Bytes> callForeign(String name, Bytes argument) {
        return Option.when(name.equals("echo"), argument);
    }

    @Override
    public Seq<UpstreamHost> upstreamHosts() {
        return List.empty();
    }

    @Override
    public Either<Failure, Integer> callHttp(HttpQuestion question) {
        if (question.cluster().equals("none")) {
            refused++;
            return Either.left(new Failure.UnknownCluster("none"));
        }
        questions = questions.append(question);
        return Either.right(questions.size() - 1);
    }

    @Override
    public Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        return Either.left(new Failure.NoHealthyHost(question.cluster().name()));
    }

    @Override
    public Either<Failure, Integer> callRedis(RedisQuestion question) {
        return Either.left(new Failure.UnknownCluster(question.access().cluster()));
    }

    /** The host answers the call with that number, counted from 0. Nothing may be awaited under it. */
    void answer(int token, Arrival arrival) {
        Option<Direction> waiting = state.awaiting(token);
        if (waiting.isDefined()) {
            half(waiting.get()).inAnswer(true);
            on(new StreamEvent.Answered(token, arrival));
            half(waiting.get()).inAnswer(false);
        }
    }

    /** How often it was asked for a cluster that there is not. */
    int refused() {
        return refused;
    }

    /** What was asked so far; the answer to each comes under its number. */
    List<HttpQuestion> questions() {
        return questions;
    }

    @Override
    public Bytes readBody(Direction direction) {
        return half(direction).held();
    }

    private PeerHalf half(Direction direction) {
        return halves.get(direction);
    }

    /** What the other side has got of the body. */
    Bytes released(Direction direction) {
        return half(direction).released();
    }

    /** Whether the other side has got the headers. */
    boolean headersGone(Direction direction) {
        return half(direction).headersGone();
    }

    /** Whether the other side has got the whole message. */
    boolean ended(Direction direction) {
        return half(direction).ended();
    }

    /** The headers as they are after all edits. */
    Headers edited(Direction direction) {
        return half(direction).headers();
    }

    int mostHeld() {
        return Math.max(
                half(Direction.REQUEST).mostHeld(), half(Direction.RESPONSE).mostHeld());
    }

    StreamState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.filter(kind::isInstance).map(kind::cast);
    }

    /** The lines that were to be logged, as {@code LEVEL message}. */
    List<String> lines() {
        return effects(Effect.Log.class)
                .map(log -> log.level() + " " + log.message().get());
    }
}
