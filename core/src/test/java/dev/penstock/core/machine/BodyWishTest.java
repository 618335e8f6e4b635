package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which handler of the body a handler of headers may choose, and which handlers there may be side by side. */
class BodyWishTest {
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));

    private static Plan streamed() {
        return new Plan().streaming(REPLACE);
    }

    private static Plan whole() {
        return whole(new Plan());
    }

    private static Plan whole(Plan plan) {
        return plan.requestBody((request, body) -> request.proceed())
                .responseBody((response, body) -> response.proceed().appendBody(Bytes.utf8("!")));
    }

    private static Plan checked() {
        return new Plan()
                .checked(100, part -> Calls.call(Cluster.named("a"), get("/")).map(Answer::body));
    }

    /** A response whose handler of headers wants its body so. */
    private static Peer wishing(Plan plan, BodyMode mode) {
        return new Peer(plan.responseHeaders(response -> response.proceed().responseBody(mode))
                .machine());
    }

    private static void refused(Plan plan, BodyMode mode) {
        Peer peer = wishing(plan, mode);
        assertThatIllegalStateException()
                .isThrownBy(() -> peer.headers(Direction.RESPONSE, Headers.empty(), false))
                .withMessage("a handler asked for the response body in mode " + mode
                        + ", and the plugin has no handler for that");
    }

    @Test
    void onlyAHandlerThatThereIsCanBeChosen() {
        refused(new Plan(), BodyMode.STREAM);
        refused(new Plan(), BodyMode.BUFFER);
        refused(streamed(), BodyMode.BUFFER);
        refused(whole(), BodyMode.STREAM);
        refused(checked(), BodyMode.BUFFER);
    }

    @Test
    void aBodyThatIsToPassIsNotReadWhateverHandlersThereAre() {
        for (Plan plan : new Plan[] {new Plan(), streamed(), whole(), whole(streamed()), checked()}) {
            Peer peer = wishing(plan, BodyMode.PASS);
            assertThat(peer.headers(Direction.RESPONSE, Headers.empty(), false)).isEqualTo(Action.CONTINUE);
            assertThat(peer.state().demandsBody(Direction.RESPONSE, true)).isFalse();
            assertThat(peer.body(Direction.RESPONSE, Bytes.utf8("old"), true)).isEqualTo(Action.CONTINUE);
            assertThat(peer.released(Direction.RESPONSE)).isEqualTo(Bytes.utf8("old"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = BodyMode.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
    void ofTwoHandlersTheOneThatStreamsTakesABodyUnlessItIsWantedWhole(BodyMode mode) {
        for (Plan plan : new Plan[] {whole(streamed()), whole().streaming(REPLACE)}) {
            Peer peer = wishing(plan, mode);
            peer.headers(Direction.RESPONSE, Headers.empty(), false);
            assertThat(peer.headersGone(Direction.RESPONSE)).isEqualTo(mode != BodyMode.BUFFER);
            peer.body(Direction.RESPONSE, Bytes.utf8("old"), true);
            assertThat(peer.released(Direction.RESPONSE))
                    .isEqualTo(Bytes.utf8(mode == BodyMode.BUFFER ? "old!" : "new"));
        }
    }

    @Test
    void aSecondHandlerOfAKindIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> streamed().streaming(REPLACE))
                .withMessage("at most one handler that streams a body");
        assertThatIllegalStateException()
                .isThrownBy(() -> whole(whole()))
                .withMessage("at most one handler of a whole body");
        for (Plan plan : new Plan[] {streamed(), whole(), checked()}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> plan.checked(1, part -> null))
                    .withMessage("a handler that has parts of a body decided on must be the only one of that body");
        }
    }

    /** A response in a coding could not be read, so none is asked for; where codings are read, the client's wish stands. */
    @Test
    void aResponseThatIsToBeReadIsNotAskedForInACoding() {
        for (BodyTreatment encoded : BodyTreatment.values()) {
            boolean plain = encoded != BodyTreatment.READ;
            assertThat(asksPlain(new Plan().bodies(BodyKind.ENCODED, encoded).streaming(REPLACE)))
                    .isEqualTo(plain);
            assertThat(asksPlain(whole(new Plan().bodies(BodyKind.ENCODED, encoded))))
                    .isEqualTo(plain);
            assertThat(asksPlain(
                            whole(new Plan().bodies(BodyKind.ENCODED, encoded).streaming(REPLACE))))
                    .isEqualTo(plain);
            assertThat(asksPlain(new Plan().bodies(BodyKind.ENCODED, encoded).checked(9, part -> null)))
                    .isEqualTo(plain);
        }
        assertThat(asksPlain(new Plan())).isFalse();
        assertThat(asksPlain(new Plan().streaming(Direction.REQUEST, REPLACE))).isFalse();
    }

    private static boolean asksPlain(Plan plan) {
        Peer peer = new Peer(plan.machine());
        peer.headers(Direction.REQUEST, Headers.empty().add("accept-encoding", "br"), true);
        return peer.effects().contains(new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, "accept-encoding"));
    }
}
