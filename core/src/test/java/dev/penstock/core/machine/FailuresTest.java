package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said and done where a stream cannot go its way. */
class FailuresTest {
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));

    private static <P extends Phase> Verdict<?> waiting(Verdict<P> end) {
        return Calls.call(Cluster.named("auth"), get("/")).<P>then(answer -> end, failure -> end);
    }

    private static Peer begun(Plan plan, Direction direction, Headers headers) {
        Peer peer = new Peer(plan.machine());
        peer.headers(direction, headers, false);
        return peer;
    }

    private static String reply(Peer peer) {
        var reply = peer.effects(Effect.SendReply.class).single().reply();
        return reply.status() + " " + reply.details() + " " + reply.body();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aBodyThatTheHostKeepsToItselfIsAnsweredAndOneLineSaysWhatToSet(Direction direction) {
        Peer peer = begun(
                new Plan()
                        .requestBody((request, body) -> request.proceed())
                        .responseBody((response, body) -> response.proceed()),
                direction,
                Headers.empty());
        assertThat(peer.on(new StreamEvent.BodyWithheld(direction))).isEqualTo(Action.HOLD);
        assertThat(reply(peer)).isEqualTo("500 penstock_handler_failed Internal Server Error");
        Effect.LogOnce said = peer.effects(Effect.LogOnce.class).single();
        assertThat(said.level()).isEqualTo(LogLevel.ERROR);
        assertThat(said.message())
                .startsWith("the proxy holds " + direction.label() + " bodies and does not show them: set"
                        + " allow_on_headers_stop_iteration: true");
        assertThat(peer.on(new StreamEvent.BodyWithheld(direction))).isEqualTo(Action.CONTINUE);
        assertThat(peer.on(new StreamEvent.Answered(0, WaitingScene.Coming.OK.arrival())))
                .isEqualTo(Action.HOLD);
        assertThat(peer.effects(Effect.SendReply.class)).hasSize(1);
    }

    @Test
    void aMessageIsLetThroughUnlessBytesOfItWouldBeLost() {
        Headers stated = Headers.empty().add("content-length", "100");
        Peer whole = begun(new Plan().streaming(REPLACE), Direction.REQUEST, stated);
        whole.body(Direction.REQUEST, Bytes.utf8("an old one"), false);
        assertThat(whole.fail(Direction.REQUEST, "no luck", true)).isEqualTo(Action.CONTINUE);
        assertThat(whole.body(Direction.REQUEST, Bytes.utf8("old"), false)).isEqualTo(Action.CONTINUE);
        assertThat(whole.released(Direction.REQUEST)).isEqualTo(Bytes.utf8("an new oneold"));
        Peer owing = begun(new Plan().streaming(REPLACE), Direction.REQUEST, stated);
        owing.body(Direction.REQUEST, Bytes.utf8("an ol"), false);
        assertThat(owing.fail(Direction.REQUEST, "no luck", true)).isEqualTo(Action.HOLD);
        assertThat(owing.effects().last()).isEqualTo(new Effect.CloseStream());
        assertThat(owing.lines())
                .containsExactlyInAnyOrder(
                        "ERROR no luck",
                        "WARN request body ended while 2 bytes of it were still to be written: the stream is reset");
    }

    @Test
    void whatOnlyTheEndOfABodyTellsWouldBeLostToo() {
        Peer peer = begun(
                new Plan().streaming(BodyTransform.buffered(whole -> whole, 100)), Direction.REQUEST, Headers.empty());
        peer.body(Direction.REQUEST, Bytes.utf8("a"), false);
        peer.fail(Direction.REQUEST, "no luck", true);
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
    }

    @Test
    void aResponseIsAnsweredWhileItIsHeldAndOnlyByItsOwnHandlers() {
        for (Direction failing : Direction.values()) {
            Peer peer = begun(
                    new Plan().responseHeaders(response -> waiting(response.proceed())),
                    Direction.RESPONSE,
                    Headers.empty());
            assertThat(peer.fail(failing, "no luck", false)).isEqualTo(Action.HOLD);
            assertThat(peer.effects(Effect.SendReply.class)).hasSize(failing == Direction.RESPONSE ? 1 : 0);
            assertThat(peer.effects(Effect.CloseStream.class)).hasSize(failing == Direction.RESPONSE ? 0 : 1);
        }
    }

    @Test
    void whatFailsWhenAllIsDecidedIsOneLine() {
        Peer peer =
                begun(new Plan().responseTrailers(response -> Reply.reply(403)), Direction.RESPONSE, Headers.empty());
        peer.trailers(Direction.RESPONSE);
        assertThat(peer.fail(Direction.REQUEST, "no luck", false)).isEqualTo(Action.CONTINUE);
        assertThat(peer.lines().last()).isEqualTo("ERROR no luck");
        assertThat(peer.effects(Effect.CloseStream.class)).hasSize(1);
    }

    @Test
    void aReplyThatComesTooLateResetsTheStream() {
        Peer peer =
                begun(new Plan().responseTrailers(response -> Reply.reply(403)), Direction.RESPONSE, Headers.empty());
        assertThat(peer.trailers(Direction.RESPONSE)).isEqualTo(Action.HOLD);
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
        assertThat(peer.lines())
                .containsExactly("WARN a reply with status 403 came after the response headers: the stream is reset");
    }

    @Test
    void bytesThatAreNotWhereTheyWereLeftAreNamed() {
        Peer peer = begun(new Plan().streaming(REPLACE), Direction.REQUEST, Headers.empty());
        peer.body(Direction.REQUEST, Bytes.utf8("a long ol"), false);
        peer.on(new StreamEvent.BodyArrived(Direction.REQUEST, Bytes.utf8("else"), 4, false));
        assertThat(peer.lines())
                .containsExactly("ERROR the 9 bytes held of the request body are not where they were left,"
                        + " so another filter has changed them: the stream is reset");
    }

    /** A body of which more comes when its headers are still held for what it began with. */
    private static Peer aborted(Direction direction, BodyTransform transform) {
        Plan plan = new Plan()
                .streaming(BodyTransform.buffered(whole -> whole, 100).then(transform))
                .requestHeaders(request -> waiting(request.proceed()))
                .responseHeaders(response -> waiting(response.proceed()));
        Peer peer = begun(plan, direction, Headers.empty());
        peer.body(direction, Bytes.utf8("no "), false);
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        assertThat(peer.state().isHeld(direction)).isTrue();
        peer.body(direction, Bytes.utf8("gzip"), true);
        return peer;
    }

    @Test
    void theReasonOfARefusedBodyIsToldToItsSenderOnly() {
        assertThat(reply(aborted(Direction.REQUEST, BodyTransform.limit(2))))
                .isEqualTo("413 penstock_request_too_large request body refused: the body has more than 2 bytes");
        assertThat(reply(aborted(Direction.RESPONSE, BodyTransform.limit(2))))
                .isEqualTo("500 penstock_response_too_large Internal Server Error");
        assertThat(reply(aborted(Direction.REQUEST, BodyTransform.gunzip())))
                .startsWith("400 penstock_request_body_malformed request body refused: ");
        Peer response = aborted(Direction.RESPONSE, BodyTransform.gunzip());
        assertThat(reply(response)).isEqualTo("502 penstock_response_body_malformed Bad Gateway");
        assertThat(response.lines().single()).startsWith("WARN response body refused: ");
    }

    @Test
    void aFailureIsDescribedByItsClassAndMessage() {
        assertThat(Failures.describe(new IllegalStateException("why")))
                .isEqualTo("java.lang.IllegalStateException: why");
        assertThat(Failures.describe(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void whatFailsAfterTheEndOrWithItsFailureUnansweredIsOneLine() {
        Step.Done<Move> late = (Step.Done<Move>) Failures.afterEnd("late");
        assertThat(late.outcome()).isEqualTo(Move.proceed(StreamState.ended()));
        assertThat(((Effect.Log) late.effects().single()).message().get()).isEqualTo("late");
        Step.Done<Move> unanswered = (Step.Done<Move>) Failures.unanswered("refused");
        assertThat(unanswered.outcome()).isEqualTo(Move.hold(StreamState.Over.SETTLED));
        assertThat(((Effect.Log) unanswered.effects().single()).message().get()).isEqualTo("refused");
    }
}
