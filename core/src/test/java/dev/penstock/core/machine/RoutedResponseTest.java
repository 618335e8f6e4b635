package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.routeCall;
import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.ResponseBodyEdit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The response to a request that a plugin has sent to the route's upstream in place of the client's. */
class RoutedResponseTest {
    private static final Headers ANSWERED =
            Headers.empty().add(":status", "200").add("x-details", "via_upstream");

    /** A stream whose request was routed, where the answer's text, its trailer {@code x-sum} and the failure are logged. */
    private static Peer routed(String method, UnaryOperator<ResponseBodyEdit> edit) {
        Peer peer = new Peer(new Plan()
                .requestBody((request, body) -> routeCall(get("/other"))
                        .then(
                                (response, answer) -> edit.apply(response.proceed())
                                        .setHeader(
                                                "x-answer",
                                                answer.text()
                                                        + answer.trailer("x-sum")
                                                                .getOrElse("")),
                                failure -> reply(500).text(failure.toString())))
                .responseHeaders(response -> reply(503))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty().add(":method", method), true);
        return peer;
    }

    private static Bytes text(String text) {
        return Bytes.utf8(text);
    }

    @Test
    void itIsHeldUntilItIsWholeAndNoOtherHandlerSeesIt() {
        Peer peer = routed("GET", edit -> edit.appendBody(text("!")));
        assertThat(peer.state().awaitsHeaders(Direction.RESPONSE)).isTrue();
        assertThat(peer.edited(Direction.REQUEST).first(":path")).contains("/other");
        assertThat(peer.headers(Direction.RESPONSE, ANSWERED, false)).isEqualTo(Action.HOLD);
        assertThat(peer.effects().last()).isEqualTo(new Effect.WatchHold(Direction.RESPONSE));
        assertThat(peer.body(Direction.RESPONSE, text("a"), false)).isEqualTo(Action.HOLD);
        assertThat(peer.body(Direction.RESPONSE, text("b"), true)).isEqualTo(Action.CONTINUE);
        assertThat(peer.edited(Direction.RESPONSE).first("x-answer")).contains("ab");
        assertThat(peer.released(Direction.RESPONSE)).isEqualTo(text("ab!"));
    }

    @Test
    void itsTrailersAreThoseOfTheAnswer() {
        Peer peer = routed("GET", edit -> edit);
        peer.headers(Direction.RESPONSE, ANSWERED, false);
        peer.body(Direction.RESPONSE, text("a"), false);
        peer.trailers(Direction.RESPONSE, Headers.empty().add("x-sum", "7"));
        assertThat(peer.edited(Direction.RESPONSE).first("x-answer")).contains("a7");
        assertThat(peer.released(Direction.RESPONSE)).isEqualTo(text("a"));
    }

    @Test
    void oneWithoutABodyIsAnAnswerToo() {
        Peer peer = routed("GET", edit -> edit);
        assertThat(peer.headers(Direction.RESPONSE, ANSWERED, true)).isEqualTo(Action.CONTINUE);
        assertThat(peer.edited(Direction.RESPONSE).first("x-answer")).contains("");
        assertThat(peer.effects(Effect.WatchHold.class)).isEmpty();
    }

    @Test
    void oneOfTheProxyItselfIsAFailure() {
        Peer peer = routed("GET", edit -> edit);
        peer.headers(Direction.RESPONSE, Headers.empty().add(":status", "404"), false);
        peer.body(Direction.RESPONSE, text("no route"), true);
        assertThat(peer.effects(Effect.SendReply.class).map(sent -> sent.reply().body()))
                .containsExactly(text("bad answer 404: no route"));
    }

    @Test
    void aClientThatAskedWithHeadGetsNoBodyOfIt() {
        Peer same = routed("HEAD", edit -> edit);
        same.headers(Direction.RESPONSE, ANSWERED.add("content-length", "2"), false);
        same.body(Direction.RESPONSE, text("ab"), true);
        assertThat(same.edited(Direction.RESPONSE).first("x-answer")).contains("ab");
        assertThat(same.released(Direction.RESPONSE)).isEqualTo(Bytes.empty());
        assertThat(same.edited(Direction.RESPONSE).first("content-length")).contains("2");
        Peer changed = routed("HEAD", edit -> edit.appendBody(text("!")));
        changed.headers(Direction.RESPONSE, ANSWERED.add("content-length", "2"), false);
        changed.body(Direction.RESPONSE, text("ab"), true);
        assertThat(changed.released(Direction.RESPONSE)).isEqualTo(Bytes.empty());
        assertThat(changed.edited(Direction.RESPONSE).first("content-length")).contains("3");
        Peer bare = routed("HEAD", edit -> edit);
        bare.headers(Direction.RESPONSE, ANSWERED, true);
        assertThat(bare.effects(Effect.ReplaceBody.class)).isEmpty();
    }
}
