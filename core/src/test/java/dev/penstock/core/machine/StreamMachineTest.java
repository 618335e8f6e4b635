package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamMachineTest {
    private static final StreamMachine NONE = new Plan().machine();
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));
    private static final StreamMachine REPLACING = new Plan().streaming(REPLACE).machine();

    @Test
    void aPluginWithoutHandlersDemandsAndAsksNothing() {
        Peer peer = new Peer(NONE);
        for (Direction direction : Direction.values()) {
            assertThat(peer.headers(direction, Headers.empty(), false)).isEqualTo(Action.CONTINUE);
            assertThat(peer.state().demandsBody(direction, true)).isFalse();
            assertThat(peer.body(direction, Bytes.utf8("x"), true)).isEqualTo(Action.CONTINUE);
        }
        assertThat(peer.effects()).isEmpty();
    }

    @Test
    void editsAreMadeInTheirOrder() {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> request.proceed()
                        .setHeader("x-a", "1")
                        .addHeader("x-a", "2")
                        .removeHeader("X-B"))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), true);
        assertThat(peer.effects())
                .containsExactly(
                        new Effect.SetHeader(HeaderMap.REQUEST_HEADERS, Header.of("x-a", "1")),
                        new Effect.AddHeader(HeaderMap.REQUEST_HEADERS, Header.of("x-a", "2")),
                        new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "x-b"));
    }

    @Test
    void aReplyToTheRequestIsAResponseThatTheResponseHandlerSees() {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> Reply.reply(403).text("Forbidden"))
                .responseHeaders(response -> response.proceed().setHeader("x-seen", "1"))
                .machine());
        assertThat(peer.headers(Direction.REQUEST, Headers.empty(), false)).isEqualTo(Action.HOLD);
        peer.headers(Direction.RESPONSE, Headers.empty(), true);
        assertThat(peer.effects(Effect.SendReply.class)).hasSize(1);
        assertThat(peer.effects(Effect.SetHeader.class)).hasSize(1);
    }

    @Test
    void aChunkThatNeedsNoChangeIsNotWritten() {
        Peer peer = new Peer(REPLACING);
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        assertThat(peer.body(Direction.REQUEST, Bytes.utf8("nothing to see"), false))
                .isEqualTo(Action.CONTINUE);
        assertThat(peer.body(Direction.REQUEST, Bytes.utf8("it ends in ol"), false))
                .isEqualTo(Action.HOLD);
        assertThat(peer.effects(Effect.ReplaceBody.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST, HTTP/1.0, x-any, 1",
        "REQUEST, HTTP/1.1, content-length, 10000",
        "REQUEST, HTTP/2, content-length, 10000",
        "RESPONSE, HTTP/2, transfer-encoding, chunked",
        "RESPONSE, HTTP/2, connection, close",
        "RESPONSE, HTTP/2, content-length, 10000"
    })
    void aBodyOfStatedLengthOrInLargeChunksIsNeverHeld(
            Direction direction, String protocol, String name, String value) {
        Peer peer = new Peer(REPLACING, protocol);
        peer.headers(direction, Headers.empty().add(name, value), false);
        assertThat(peer.body(direction, Bytes.utf8("an ol"), false)).isEqualTo(Action.CONTINUE);
        assertThat(peer.released(direction)).isEqualTo(Bytes.utf8("an "));
        assertThat(peer.body(direction, Bytes.utf8("d o"), true)).isEqualTo(Action.CONTINUE);
        assertThat(peer.released(direction)).isEqualTo(Bytes.utf8("an new o"));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST, HTTP/2, x-any, 1",
        "REQUEST, HTTP/1.1, trailer, x-sum",
        "RESPONSE, HTTP/1.1, x-any, 1",
        "RESPONSE, HTTP/1.1, trailer, x-sum"
    })
    void aBodyInFramesOrOneThatAnnouncesTrailersMayBeHeld(
            Direction direction, String protocol, String name, String value) {
        Peer peer = new Peer(REPLACING, protocol);
        peer.headers(direction, Headers.empty().add(name, value), false);
        assertThat(peer.body(direction, Bytes.utf8("ol"), false)).isEqualTo(Action.HOLD);
    }

    @Test
    void theResponseToHeadLosesTheLengthOfABodyThatWouldChangeIt() {
        Headers stated = Headers.empty().add("content-length", "7");
        Peer peer = new Peer(new Plan()
                .streaming(BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("older")))
                .machine());
        peer.headers(Direction.RESPONSE, stated, true);
        assertThat(peer.effects())
                .containsExactly(new Effect.RemoveHeader(HeaderMap.RESPONSE_HEADERS, "content-length"));
        Peer keeping = new Peer(REPLACING);
        keeping.headers(Direction.RESPONSE, stated, true);
        assertThat(keeping.effects()).isEmpty();
    }

    @Test
    void heldBytesThatAnotherFilterChangedResetTheStream() {
        Peer peer = new Peer(REPLACING);
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("it ends in ol"), false);
        Bytes changed = Bytes.utf8("something else");
        Action action = peer.on(new StreamEvent.BodyArrived(Direction.REQUEST, changed, changed.size(), false));
        assertThat(peer.state()).isEqualTo(StreamState.Over.SETTLED);
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
        assertThat(action).isEqualTo(Action.HOLD);
    }

    @Test
    void aFailureWhoseMessageThrowsIsStillDescribed() {
        Exception hostile = new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("again");
            }
        };
        assertThat(Failures.describe(hostile)).endsWith("its message cannot be read");
    }

    @Test
    void theEndOfAHeldBodyFindsItRight() {
        Peer peer = new Peer(REPLACING);
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        peer.body(Direction.RESPONSE, Bytes.utf8("an old and ol"), false);
        assertThat(peer.trailers(Direction.RESPONSE)).isEqualTo(Action.CONTINUE);
        assertThat(peer.released(Direction.RESPONSE)).isEqualTo(Bytes.utf8("an new and ol"));
        assertThat(peer.effects(Effect.ReplaceBody.class)).hasSize(1);
    }

    @Test
    void aConnectTunnelPassesUntouchedInBothDirections() {
        Peer peer = new Peer(REPLACING);
        peer.headers(Direction.REQUEST, Headers.empty().add(":method", "CONNECT"), false);
        peer.headers(Direction.RESPONSE, Headers.empty().add(":status", "200"), false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, true)).isFalse();
        assertThat(peer.state().demandsBody(Direction.RESPONSE, true)).isFalse();
        assertThat(peer.effects()).hasSize(2).hasOnlyElementsOfType(Effect.Log.class);
        assertThat(peer.lines())
                .containsExactly(
                        "DEBUG request body of a tunnel passes untouched",
                        "DEBUG response body of a tunnel passes untouched");
    }

    @Test
    void oneCodingAmongSeveralLinesLeavesTheBodyUntouched() {
        Peer peer = new Peer(REPLACING);
        Headers twoLines = Headers.empty().add("content-encoding", "identity").add("content-encoding", "br");
        peer.headers(Direction.REQUEST, twoLines, false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, true)).isFalse();
        assertThat(peer.lines()).containsExactly("DEBUG request body with content-encoding 'br' passes untouched");
    }

    @Test
    void aFailureIsAnsweredUntilTheClientSawAResponseAndResetsAfterwards() {
        Peer before = new Peer(NONE);
        before.fail(Direction.REQUEST, "no luck", false);
        assertThat(before.state()).isEqualTo(StreamState.Over.SETTLED);
        assertThat(before.lines()).containsExactly("ERROR no luck");
        assertThat(before.effects().last()).isInstanceOf(Effect.SendReply.class);

        Peer after = new Peer(NONE);
        after.headers(Direction.RESPONSE, Headers.empty(), false);
        assertThat(after.fail(Direction.RESPONSE, "no luck", false)).isEqualTo(Action.HOLD);
        assertThat(after.effects().last()).isEqualTo(new Effect.CloseStream());
    }

    @Test
    void aBodyBeforeItsHeadersIsAViolationThatPassesUntouched() {
        Peer peer = new Peer(REPLACING);
        assertThat(peer.body(Direction.REQUEST, Bytes.utf8("old"), false)).isEqualTo(Action.CONTINUE);
        assertThat(peer.released(Direction.REQUEST)).isEqualTo(Bytes.utf8("old"));
        assertThat(peer.lines()).containsExactly("WARN protocol violation: request brought a body before its headers");
    }

    @Test
    void aTunnelWhoseWaitingHandlerFailsOpenStaysOne() {
        Peer peer = new Peer(new Plan()
                .streaming(REPLACE)
                .requestHeaders(request -> waiting(request.proceed()))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty().add(":method", "CONNECT"), false);
        assertThat(peer.fail(Direction.REQUEST, "no luck", true)).isEqualTo(Action.CONTINUE);
        peer.headers(Direction.RESPONSE, Headers.empty().add(":status", "200"), false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, true)).isFalse();
        assertThat(peer.state().demandsBody(Direction.RESPONSE, true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theResponseToATunnelWhoseTrailersWaitIsNotReadEither(boolean headersWaited) {
        Plan plan = new Plan().streaming(REPLACE).requestTrailers(request -> waiting(request.proceed()));
        Peer peer =
                new Peer((headersWaited ? plan.requestHeaders(request -> waiting(request.proceed())) : plan).machine());
        peer.headers(Direction.REQUEST, Headers.empty().add(":method", "CONNECT"), false);
        if (headersWaited) {
            peer.answer(0, WaitingScene.Coming.OK.arrival());
        }
        assertThat(peer.trailers(Direction.REQUEST)).isEqualTo(Action.HOLD);
        peer.headers(Direction.RESPONSE, Headers.empty().add(":status", "200"), false);
        assertThat(peer.state().demandsBody(Direction.RESPONSE, true)).isFalse();
        assertThat(peer.lines()).contains("DEBUG response body of a tunnel passes untouched");
    }

    @Test
    void trailersThatComeWhileTheBodyHandlerOfATunnelWaitsHaveTheirHandler() {
        Peer peer = new Peer(new Plan()
                .bodies(BodyKind.TUNNEL, BodyTreatment.READ)
                .requestBody((request, body) -> waiting(request.proceed()))
                .requestTrailers(request -> Reply.reply(403).text("no"))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty().add(":method", "CONNECT"), false);
        peer.trailers(Direction.REQUEST);
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        assertThat(peer.effects(Effect.SendReply.class)).hasSize(1);
        assertThat(peer.effects(Effect.ContinueStream.class)).isEmpty();
    }

    @Test
    void aGatheredRequestWhoseTrailersWaitIsNotContinuedOnceItHasAResponse() {
        Peer peer = new Peer(new Plan()
                .requestBody((request, body) -> request.proceed())
                .requestTrailers(request -> waiting(request.proceed()))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("x"), false);
        assertThat(peer.trailers(Direction.REQUEST)).isEqualTo(Action.HOLD);
        peer.headers(Direction.RESPONSE, Headers.empty(), true);
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        assertThat(peer.effects(Effect.ContinueStream.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRequestWhoseHeadersAndThenTrailersWaitIsNotContinuedOnceItHasAResponse(boolean body) {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> waiting(request.proceed()))
                .requestTrailers(request -> waiting(request.proceed()))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        if (body) {
            peer.body(Direction.REQUEST, Bytes.utf8("x"), false);
        }
        peer.trailers(Direction.REQUEST);
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        assertThat(peer.questions()).hasSize(2);
        peer.headers(Direction.RESPONSE, Headers.empty(), true);
        peer.answer(1, WaitingScene.Coming.OK.arrival());
        assertThat(peer.effects(Effect.ContinueStream.class)).isEmpty();
    }

    /** The host still holds the headers with what the transform has it hold. */
    @Test
    void aRewrittenRequestWhoseHeadersAndThenTrailersWaitIsNotContinuedOnceItHasAResponse() {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> waiting(request.proceed()))
                .streaming(REPLACE)
                .requestTrailers(request -> waiting(request.proceed()))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("ol"), false);
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        peer.headers(Direction.RESPONSE, Headers.empty(), true);
        assertThat(peer.trailers(Direction.REQUEST)).isEqualTo(Action.HOLD);
        peer.answer(1, WaitingScene.Coming.OK.arrival());
        assertThat(peer.effects(Effect.ContinueStream.class)).isEmpty();
    }

    private static <P extends Phase> Verdict<?> waiting(Verdict<P> end) {
        return Calls.call(Cluster.named("auth"), CallRequest.get("/")).<P>then(answer -> end, failure -> end);
    }
}
