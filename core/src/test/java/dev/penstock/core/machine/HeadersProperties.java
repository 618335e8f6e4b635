package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.event.StreamEvent.HeadersArrived;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.core.exchange.ResponseHeadersEdit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The short way of a message's headers, which most take, leads where the long one does. */
class HeadersProperties {
    private static final Headers GET = Headers.empty().add(":method", "GET");

    /** How a handler comes to the same edit. */
    enum Way {
        AT_ONCE,
        /** With a wish for what it would get anyway. */
        WITH_A_WISH,
        AFTER_A_QUESTION
    }

    /** What the handler of a direction decides. */
    enum Kind {
        NO_HANDLER,
        EDIT,
        REPLY
    }

    @Property
    void howeverAHandlerComesToAnEditTheStreamGoesOnAlike(
            @ForAll("events") Vector<Integer> events,
            @ForAll Kind request,
            @ForAll Kind response,
            @ForAll @IntRange(max = 3) int edits,
            @ForAll boolean readsBodies,
            @ForAll Way way) {
        Peer atOnce = new Peer(plan(Way.AT_ONCE, request, response, edits, readsBodies));
        Peer other = new Peer(plan(way, request, response, edits, readsBodies));
        for (int event : events) {
            assertThat(call(other, event)).isEqualTo(call(atOnce, event));
            assertThat(other.state().toString()).isEqualTo(atOnce.state().toString());
        }
        assertThat(shown(other.effects())).isEqualTo(shown(atOnce.effects()));
        Statistics.label("effects").collect(way, atOnce.effects().isEmpty() ? "none" : "some");
        Statistics.label("effects")
                .coverage(seen -> seen.check(Way.WITH_A_WISH, "some").percentage(p -> p > 10));
    }

    @Property
    void headersAreTheStepOfTheirEventInEveryState(
            @ForAll("events") Vector<Integer> events,
            @ForAll Kind request,
            @ForAll Kind response,
            @ForAll boolean readsBodies,
            @ForAll Direction direction,
            @ForAll boolean end) {
        StreamMachine machine = plan(Way.AT_ONCE, request, response, 1, readsBodies);
        Peer peer = new Peer(machine);
        events.forEach(event -> call(peer, event));
        TestViews views = new TestViews(GET, Headers.empty(), Headers.empty(), "HTTP/2", Platform.ENVOY, end);
        List<StreamState> states = List.of(peer.state(), StreamState.ended());
        Statistics.label("state").collect(peer.state() instanceof StreamState.Open ? "open" : "over");
        for (StreamState state : states) {
            Step<Move> step = machine.on(state, new HeadersArrived(direction, end), views);
            assertThat(shown(machine.headers(state, direction, end, views))).isEqualTo(shown(step));
        }
    }

    /** The turn that begins a body is taken at once where it leaves the buffer alone and nothing has come meanwhile. */
    @Property
    void aBodyBegunAtOnceIsTheStepOfTheTurnThatCatchesUp(
            @ForAll Direction direction,
            @ForAll("halves") HalfState request,
            @ForAll("halves") HalfState response,
            @ForAll("halves") HalfState next,
            @ForAll Action action,
            @ForAll @IntRange(max = 2) int edits) {
        TestViews views = new TestViews(GET, Headers.empty(), Headers.empty(), "HTTP/2", Platform.ENVOY, false);
        StreamState.Open state = new StreamState.Open(request, response);
        OpenStream stream = new OpenStream(null, state, views);
        List<Effect> effects =
                List.range(0, edits).map(i -> new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "x-" + i));
        Turn turn = new Turn.Untouched(next, action, effects);
        Statistics.label("short").collect(state.half(direction) == HalfState.Edge.UNSEEN);
        Statistics.label("short").coverage(seen -> seen.check(true).percentage(p -> p > 10));
        assertThat(shown(stream.begun(direction, turn)))
                .isEqualTo(shown(stream.taken(direction, turn, CatchingUp.of(direction))));
    }

    @Provide
    Arbitrary<HalfState> halves() {
        return Arbitraries.of(HalfState.Edge.UNSEEN, HalfState.Edge.ENDED, HalfState.Passing.INSTANCE);
    }

    private static StreamMachine plan(Way way, Kind request, Kind response, int edits, boolean readsBodies) {
        Plan plan = new Plan();
        if (request != Kind.NO_HANDLER) {
            plan.requestHeaders(head -> request == Kind.REPLY ? Reply.reply(403) : request(head.proceed(), way, edits));
        }
        if (response != Kind.NO_HANDLER) {
            plan.responseHeaders(
                    head -> response == Kind.REPLY ? Reply.reply(502) : response(head.proceed(), way, edits));
        }
        return (readsBodies ? plan.streaming(BodyTransform.append(Bytes.utf8("!"))) : plan).machine();
    }

    private static Verdict<?> request(RequestHeadersEdit edit, Way way, int edits) {
        RequestHeadersEdit all = List.range(0, edits).foldLeft(edit, (made, i) -> made.setHeader("x-" + i, "yes"));
        return switch (way) {
            case AT_ONCE -> all;
            case WITH_A_WISH -> all.requestBody(BodyMode.DECLARED);
            case AFTER_A_QUESTION -> Verdicts.callForeign("echo", Bytes.empty(), answer -> all);
        };
    }

    private static Verdict<?> response(ResponseHeadersEdit edit, Way way, int edits) {
        ResponseHeadersEdit all = List.range(0, edits).foldLeft(edit, (made, i) -> made.setHeader("x-" + i, "yes"));
        return switch (way) {
            case AT_ONCE -> all;
            case WITH_A_WISH -> all.responseBody(BodyMode.DECLARED);
            case AFTER_A_QUESTION -> Verdicts.callForeign("echo", Bytes.empty(), answer -> all);
        };
    }

    private static Action call(Peer peer, int event) {
        Direction direction = event < 5 ? Direction.REQUEST : Direction.RESPONSE;
        return switch (event % 5) {
            case 0 -> peer.headers(direction, GET, false);
            case 1 -> peer.headers(direction, GET, true);
            case 2 -> peer.body(direction, Bytes.utf8("a"), false);
            case 3 -> peer.body(direction, Bytes.utf8("b"), true);
            default -> peer.trailers(direction);
        };
    }

    /** A step that asks nothing, as text. */
    static String shown(Step<Move> step) {
        Step.Done<Move> done = (Step.Done<Move>) step;
        return done.outcome() + " after " + shown(done.effects());
    }

    /** The text of a line is a function, so effects are compared as they are shown. */
    private static List<String> shown(List<Effect> effects) {
        return effects.map(effect -> effect instanceof Effect.Log log
                ? log.level() + " " + log.message().get()
                : effect.toString());
    }

    @Provide
    Arbitrary<Vector<Integer>> events() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(8).map(Vector::ofAll);
    }
}
