package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.exchange.Views;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stream needs of its host where it stands. */
class StreamStateTest {
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));
    private static final Call<Answer> CALL = Calls.call(Cluster.named("auth"), get("/"));

    private static <P extends Phase> Verdict<?> waiting(Verdict<P> end) {
        return CALL.<P>then(answer -> end, failure -> end);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void headersAreAwaitedUntilTheyCome(Direction direction) {
        Peer peer = new Peer(new Plan().machine());
        assertThat(peer.state().awaitsHeaders(direction)).isTrue();
        peer.headers(direction, Headers.empty(), false);
        for (Direction each : Direction.values()) {
            assertThat(peer.state().awaitsHeaders(each)).isEqualTo(each != direction);
            assertThat(peer.state().isHeld(each)).isFalse();
            assertThat(StreamState.ended().awaitsHeaders(each)).isFalse();
            assertThat(StreamState.ended().isHeld(each)).isFalse();
            assertThat(StreamState.ended().demandsBody(each, true)).isFalse();
            assertThat(StreamState.ended().demandsBodyInTrailers(each)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aPluginWithoutHandlersLooksAtNothing(Direction direction) {
        Views closed = (Views) Proxy.newProxyInstance(
                Views.class.getClassLoader(), new Class<?>[] {Views.class}, (proxy, method, arguments) -> {
                    throw new AssertionError(method.getName() + " was looked at");
                });
        Step<Move> step =
                new Plan().machine().on(StreamState.start(), new StreamEvent.HeadersArrived(direction, false), closed);
        assertThat(((Step.Done<Move>) step).outcome().action()).isEqualTo(Action.CONTINUE);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whatWaitsOrPassesIsNotRead(Direction direction) {
        Peer peer = new Peer(new Plan()
                .streaming(REPLACE)
                .requestHeaders(request -> waiting(request.proceed()))
                .responseHeaders(response -> waiting(response.proceed()))
                .machine());
        peer.headers(direction, Headers.empty(), false);
        peer.body(direction, Bytes.utf8("a"), false);
        assertThat(peer.state().isHeld(direction)).isTrue();
        assertThat(peer.state().demandsBody(direction, true)).isFalse();
        assertThat(peer.state().demandsBodyInTrailers(direction)).isFalse();
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        assertThat(peer.state().demandsBody(direction, true)).isTrue();
        assertThat(peer.state().demandsBodyInTrailers(direction)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whatOnlyTheEndTellsIsReadAtTrailersWhereItIsHeld(Direction direction) {
        for (boolean stated : new boolean[] {false, true}) {
            Peer peer = new Peer(new Plan()
                    .streaming(BodyTransform.buffered(whole -> whole, 100))
                    .machine());
            peer.headers(direction, stated ? Headers.empty().add("content-length", "9") : Headers.empty(), false);
            peer.body(direction, Bytes.utf8("a"), false);
            assertThat(peer.state().demandsBodyInTrailers(direction)).isEqualTo(!stated);
        }
    }

    @Test
    void onlyAMessageThatMayBeHeldForItsBodyIsWatchedWhileItWaits() {
        for (boolean whole : new boolean[] {false, true}) {
            Plan plan = new Plan().requestHeaders(request -> waiting(request.proceed()));
            Peer peer = new Peer(
                    (whole ? plan.requestBody((request, body) -> waiting(request.proceed())) : plan).machine());
            peer.headers(Direction.REQUEST, Headers.empty(), false);
            assertThat(peer.effects(Effect.WatchHold.class)).hasSize(whole ? 1 : 0);
        }
        Peer either = new Peer(new Plan()
                .streaming(REPLACE)
                .requestHeaders(request -> waiting(request.proceed()))
                .requestBody((request, body) -> request.proceed())
                .machine());
        either.headers(Direction.REQUEST, Headers.empty(), false);
        assertThat(either.effects(Effect.WatchHold.class)).hasSize(1);
        Peer atBody = new Peer(new Plan()
                .requestBody((request, body) -> waiting(request.proceed()))
                .machine());
        atBody.headers(Direction.REQUEST, Headers.empty(), false);
        atBody.body(Direction.REQUEST, Bytes.utf8("a"), true);
        assertThat(atBody.effects(Effect.WatchHold.class)).hasSize(1);
    }

    @Test
    void whatComesOutOfOrderIsNamedAndStaysWhereItIs() {
        Peer peer = new Peer(new Plan().streaming(REPLACE).machine());
        assertThat(peer.trailers(Direction.REQUEST)).isEqualTo(Action.CONTINUE);
        peer.headers(Direction.REQUEST, Headers.empty(), true);
        peer.headers(Direction.REQUEST, Headers.empty(), true);
        peer.body(Direction.REQUEST, Bytes.utf8("old"), true);
        peer.trailers(Direction.REQUEST);
        String violation = "WARN protocol violation: request brought ";
        assertThat(peer.lines())
                .containsExactly(
                        violation + "trailers before their headers",
                        violation + "headers for a second time",
                        violation + "a body after its end",
                        violation + "trailers after the end");
        Peer passing = new Peer(new Plan().machine());
        passing.headers(Direction.REQUEST, Headers.empty(), false);
        passing.trailers(Direction.REQUEST);
        passing.trailers(Direction.REQUEST);
        assertThat(passing.lines()).containsExactly(violation + "trailers after the end");
        Peer held = new Peer(
                new Plan().requestHeaders(request -> waiting(request.proceed())).machine());
        held.headers(Direction.REQUEST, Headers.empty(), false);
        assertThat(held.on(new StreamEvent.HeadersArrived(Direction.REQUEST, false)))
                .isEqualTo(Action.HOLD);
    }

    @Test
    void theResponseToHeadMayStateThatItsBodyIsEmpty() {
        Peer peer = new Peer(new Plan().streaming(REPLACE).machine());
        peer.headers(Direction.RESPONSE, Headers.empty().add("content-length", "0"), true);
        assertThat(peer.effects()).isEmpty();
    }

    @Test
    void aHandlerMayAskTheHostAndGoOnAsItAnswers() {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request ->
                        Verdicts.<Phase.InRequestHeaders>callForeign("echo", Bytes.utf8("x"), said -> request.proceed()
                                .setHeader("x-said", said.get().utf8())))
                .machine());
        assertThat(peer.headers(Direction.REQUEST, Headers.empty(), true)).isEqualTo(Action.CONTINUE);
        assertThat(peer.edited(Direction.REQUEST).first("x-said")).contains("x");
        Peer atBody = new Peer(new Plan()
                .requestBody((request, body) ->
                        request.upstreamHosts(hosts -> request.proceed().setHeader("x-hosts", "" + hosts.size())))
                .machine());
        assertThat(atBody.headers(Direction.REQUEST, Headers.empty(), true)).isEqualTo(Action.CONTINUE);
        assertThat(atBody.edited(Direction.REQUEST).first("x-hosts")).contains("0");
    }

    @Test
    void whatIsDoneOnEachRequestComesFirstAndOnce() {
        Peer peer = new Peer(new Plan()
                .begin(views -> Verdicts.log(LogLevel.INFO, "first"))
                .requestHeaders(request -> request.proceed().log(LogLevel.INFO, "second"))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("a"), true);
        assertThat(peer.lines()).containsExactly("INFO first", "INFO second");
    }

    @Test
    void aBodyOfStatedLengthMayEndAfterItHasCome() {
        Peer peer = new Peer(new Plan().streaming(REPLACE).machine());
        peer.headers(Direction.REQUEST, Headers.empty().add("content-length", "2"), false);
        peer.body(Direction.REQUEST, Bytes.utf8("ol"), false);
        peer.body(Direction.REQUEST, Bytes.empty(), true);
        assertThat(peer.lines()).isEmpty();
        assertThat(peer.released(Direction.REQUEST)).isEqualTo(Bytes.utf8("ol"));
    }

    @Test
    void headersAreRememberedOfADirectionThatHasSome() {
        Views some = new TestViews(
                Headers.empty().add("a", "1"), Headers.empty().add("b", "2"), Headers.empty(), "HTTP/2", null, false);
        Views empty = new TestViews(Headers.empty(), Headers.empty(), Headers.empty(), "HTTP/2", null, false);
        for (Direction direction : Direction.values()) {
            assertThat(Remembered.NOTHING.reads(some)).isFalse();
            assertThat(Remembered.of(direction).reads(some)).isTrue();
            assertThat(Remembered.of(direction).reads(empty)).isFalse();
            assertThat(new Plan().machine().remembers(direction)).isSameAs(Remembered.NOTHING);
        }
    }

    @Test
    void aLengthIsDigitsAndNotTooMany() {
        for (String length : new String[] {"0", "10", "987654321012345678"}) {
            assertThat(stated(length)).isEqualTo(Long.parseLong(length));
        }
        for (String none : new String[] {"", "-1", "+1", "1a", "/", ":", "1 ", "1234567890123456789"}) {
            assertThat(stated(none)).as(none).isEqualTo(BodyFields.UNKNOWN);
        }
        assertThat(Headers.empty().bodyFields().statedLength()).isEqualTo(BodyFields.UNKNOWN);
    }

    private static long stated(String length) {
        return Headers.empty().add("content-length", length).bodyFields().statedLength();
    }
}
