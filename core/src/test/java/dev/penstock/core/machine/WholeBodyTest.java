package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.RequestBodyEdit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body that is held until it is whole, and of the length that its headers state. */
class WholeBodyTest {
    private static final Headers STATED = Headers.empty().add("content-length", "3");

    private static Bytes text(String text) {
        return Bytes.utf8(text);
    }

    private static Peer edited(UnaryOperator<RequestBodyEdit> edit) {
        return new Peer(new Plan()
                .requestBody((request, body) -> edit.apply(request.proceed()))
                .machine());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLengthBecomesThatOfTheNewBodyAndGoesBeforeTrailers(boolean trailers) {
        become(trailers, edit -> edit.prependBody(text("x")), "xabc");
        become(trailers, edit -> edit.appendBody(text("yz")), "abcyz");
        become(trailers, edit -> edit.appendBody(text("yz")).prependBody(text("x")), "xabcyz");
        become(trailers, edit -> edit.replaceBody(text("new")).appendBody(text("!")), "new!");
        become(trailers, edit -> edit.replaceBody(Bytes.empty()), "");
    }

    private static void become(boolean trailers, UnaryOperator<RequestBodyEdit> edit, String body) {
        Peer peer = edited(edit);
        sendAbc(peer, trailers);
        assertThat(peer.released(Direction.REQUEST)).isEqualTo(text(body));
        assertThat(peer.edited(Direction.REQUEST)).hasToString(trailers ? "" : "content-length: " + body.length());
    }

    private static void sendAbc(Peer peer, boolean trailers) {
        peer.headers(Direction.REQUEST, STATED, false);
        peer.body(Direction.REQUEST, text("a"), false);
        peer.body(Direction.REQUEST, text("bc"), !trailers);
        if (trailers) {
            peer.trailers(Direction.REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUnchangedBodyIsNotWrittenNorItsLengthStatedAnew(boolean trailers) {
        Peer peer = edited(edit -> edit);
        sendAbc(peer, trailers);
        assertThat(peer.released(Direction.REQUEST)).isEqualTo(text("abc"));
        assertThat(peer.effects()).hasOnlyElementsOfTypes(Effect.WatchHold.class, Effect.HoldWorks.class);
        assertThat(peer.effects(Effect.HoldWorks.class)).hasSizeBetween(1, 3);
    }

    @Test
    void aMessageWithoutBodyCannotBeGivenOne() {
        Peer peer = edited(edit -> edit.prependBody(text("x")));
        assertThatIllegalStateException()
                .isThrownBy(() -> peer.headers(Direction.REQUEST, Headers.empty(), true))
                .withMessage("a request that came without a body cannot be given one, got a body of 1 bytes");
        Peer bare = edited(edit -> edit.replaceBody(text("xy")));
        bare.headers(Direction.REQUEST, Headers.empty(), false);
        assertThatIllegalStateException()
                .isThrownBy(() -> bare.trailers(Direction.REQUEST))
                .withMessageEndingWith("got a body of 2 bytes");
        Peer none = edited(edit -> edit.replaceBody(Bytes.empty()));
        none.headers(Direction.REQUEST, Headers.empty(), true);
        assertThat(none.effects()).isEmpty();
        assertThat(none.ended(Direction.REQUEST)).isTrue();
    }

    @Test
    void trailersRightAfterHeadersThatWaitedBringNoBodyEither() {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> Calls.call(Cluster.named("a"), CallRequest.get("/"))
                        .then(answer -> request.proceed(), failure -> request.proceed()))
                .requestBody((request, body) -> request.proceed().appendBody(text("x")))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.trailers(Direction.REQUEST);
        assertThatIllegalStateException()
                .isThrownBy(() -> peer.answer(0, WaitingScene.Coming.OK.arrival()))
                .withMessageEndingWith("got a body of 1 bytes");
    }

    @Test
    void aHeldMessageIsWatchedUntilItsBodyComes() {
        Peer peer = edited(edit -> edit);
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        assertThat(peer.effects()).containsExactly(new Effect.WatchHold(Direction.REQUEST));
        assertThat(peer.state().isHeld(Direction.REQUEST)).isTrue();
        assertThat(peer.state().isHeld(Direction.RESPONSE)).isFalse();
        peer.body(Direction.REQUEST, text("a"), false);
        assertThat(peer.effects().last()).isEqualTo(new Effect.HoldWorks());
    }

    @Test
    void nothingOfABodyIsReadBeforeItIsWhole() {
        Peer peer = edited(edit -> edit);
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, false)).isFalse();
        assertThat(peer.state().demandsBodyInTrailers(Direction.REQUEST)).isFalse();
        peer.body(Direction.REQUEST, text("a"), false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, false)).isFalse();
        assertThat(peer.state().demandsBody(Direction.REQUEST, true)).isTrue();
        assertThat(peer.state().demandsBodyInTrailers(Direction.REQUEST)).isTrue();
    }
}
