package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Calls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limit of what waits for answers, and what is said where a part is refused. */
class CheckedBodyTest {
    private final Peer peer = new Peer(new Plan()
            .checked(4, part -> Calls.call(Cluster.named("scan"), get("/")).map(Answer::body))
            .machine());

    @BeforeEach
    void begin() {
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
    }

    private Action body(String chunk, boolean end) {
        return peer.body(Direction.RESPONSE, Bytes.utf8(chunk), end);
    }

    private static HttpArrival answer(String body) {
        return new HttpArrival(
                Headers.empty().add(":status", "200").add("x-envoy-upstream-service-time", "1"),
                Bytes.utf8(body),
                Headers.empty());
    }

    @Test
    void asManyBytesAsTheLimitMayWaitAndNotOneMore() {
        body("ab", false);
        assertThat(body("cd", false)).isEqualTo(Action.HOLD);
        assertThat(peer.effects(Effect.CloseStream.class)).isEmpty();
        body("e", false);
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
        assertThat(peer.lines())
                .containsExactly(
                        "WARN response body: 5 bytes wait for answers, and at most 4 may: the stream is reset");
    }

    @Test
    void answersThatAreStillToGoOnCountToo() {
        body("ab", false);
        body("cd", false);
        peer.answer(0, answer("x"));
        assertThat(peer.released(Direction.RESPONSE).isEmpty()).isTrue();
        body("e", false);
        assertThat(peer.effects(Effect.CloseStream.class)).isEmpty();
        body("f", false);
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
    }

    @Test
    void aRefusedPartIsNamedAndTheRestDropped() {
        body("ab", false);
        peer.answer(0, new HttpArrival(Headers.empty(), Bytes.empty(), Headers.empty()));
        body("cd", true);
        assertThat(peer.lines())
                .containsExactly("WARN response body is cut: a part of it was refused, the answer broke off");
        assertThat(peer.released(Direction.RESPONSE).isEmpty()).isTrue();
        assertThat(peer.ended(Direction.RESPONSE)).isTrue();
    }

    @Test
    void anAnswerThatIsStillToGoOnWouldBeLostIfTheRestPassed() {
        Peer chunked = new Peer(new Plan()
                .checked(9, part -> Calls.call(Cluster.named("scan"), get("/")).map(Answer::body))
                .machine());
        chunked.headers(Direction.RESPONSE, Headers.empty().add("transfer-encoding", "chunked"), false);
        for (String chunk : new String[] {"a", "b"}) {
            chunked.body(Direction.RESPONSE, Bytes.utf8(chunk), false);
        }
        chunked.answer(0, answer("x"));
        assertThat(chunked.body(Direction.RESPONSE, Bytes.utf8("c"), false)).isEqualTo(Action.CONTINUE);
        chunked.answer(1, answer("y"));
        chunked.answer(2, new HttpArrival(Headers.empty(), Bytes.empty(), Headers.empty()));
        chunked.fail(Direction.RESPONSE, "no luck", true);
        assertThat(chunked.released(Direction.RESPONSE)).isEqualTo(Bytes.utf8("x"));
        assertThat(chunked.effects().last()).isEqualTo(new Effect.CloseStream());
    }
}
