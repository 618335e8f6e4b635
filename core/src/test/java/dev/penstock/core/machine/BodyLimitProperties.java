package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A limit that a handler of headers sets, on a host that does not keep it by itself. */
class BodyLimitProperties {
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("newer"));

    /** What a plugin does with the body. */
    enum Reading {
        PASSES {
            @Override
            Plan plan() {
                return new Plan();
            }
        },
        STREAMED {
            @Override
            Plan plan() {
                return new Plan().streaming(REPLACE);
            }

            @Override
            Bytes becomes(Bytes body) {
                return Bytes.utf8(body.utf8().replace("old", "newer"));
            }
        },
        DEFERRED {
            @Override
            Plan plan() {
                return new Plan().streaming(BodyTransform.buffered(whole -> whole, 1_000));
            }
        },
        WHOLE {
            @Override
            Plan plan() {
                return new Plan()
                        .requestBody((request, body) -> body.isEmpty()
                                ? request.proceed()
                                : request.proceed().replaceBody(marked(body)))
                        .responseBody((response, body) -> body.isEmpty()
                                ? response.proceed()
                                : response.proceed().replaceBody(marked(body)));
            }

            @Override
            Bytes becomes(Bytes body) {
                return body.isEmpty() ? body : marked(body);
            }
        };

        abstract Plan plan();

        Bytes becomes(Bytes body) {
            return body;
        }

        private static Bytes marked(Bytes body) {
            return body.concat(Bytes.utf8("!"));
        }
    }

    private static <P extends Phase> Verdict<?> waiting(boolean waits, Verdict<P> end) {
        return waits ? Calls.call(Cluster.named("auth"), get("/")).<P>then(answer -> end, failure -> end) : end;
    }

    private static Peer limited(Plan plan, int limit, boolean waits, Platform platform) {
        return new Peer(
                plan.requestHeaders(head -> waiting(waits, head.proceed().requestBodyLimit(limit)))
                        .responseHeaders(head -> waiting(waits, head.proceed().responseBodyLimit(limit)))
                        .machine(),
                "HTTP/2",
                platform);
    }

    @Property
    void aBodyGoesOnWholeUnlessAByteOfItIsOverTheLimit(
            @ForAll Reading reading,
            @ForAll Direction direction,
            @ForAll("chunks") List<String> chunks,
            @ForAll @IntRange(min = -1, max = 1) int spare,
            @ForAll @IntRange(max = 4) int answered,
            @ForAll boolean waits,
            @ForAll boolean trailers) {
        Bytes body = Bytes.utf8(chunks.mkString());
        int limit = Math.max(0, body.size() + spare);
        Peer peer = limited(reading.plan(), limit, waits, Platform.ENVOY);
        peer.headers(direction, Headers.empty(), false);
        for (int i = 0; i <= chunks.size() && isOpen(peer); i++) {
            if (waits && i == Math.min(answered, chunks.size())) {
                peer.answer(0, WaitingScene.Coming.OK.arrival());
            }
            if (i < chunks.size() && isOpen(peer)) {
                peer.body(direction, Bytes.utf8(chunks.get(i)), !trailers && i == chunks.size() - 1);
            }
        }
        if (trailers && isOpen(peer)) {
            peer.trailers(direction);
        }
        boolean over = body.size() > limit;
        Statistics.label("over").collect(over, reading);
        assertThat(isOpen(peer)).isEqualTo(!over);
        if (over) {
            assertThat(peer.released(direction).size()).isLessThanOrEqualTo(2 * limit);
            boolean tooLate = direction == Direction.RESPONSE && peer.headersGone(direction);
            Statistics.label("answered").collect(direction, waits, tooLate ? "too late" : "answered");
            assertThat(refusals(peer)).containsExactly(tooLate ? "reset" : expectedRefusal(direction));
        } else if (trailers || !chunks.isEmpty()) {
            assertThat(peer.released(direction)).isEqualTo(reading.becomes(body));
            assertThat(peer.ended(direction)).isTrue();
        }
    }

    private static boolean isOpen(Peer peer) {
        return refusals(peer).isEmpty();
    }

    private static String expectedRefusal(Direction direction) {
        return direction == Direction.REQUEST ? "413 penstock_request_too_large" : "500 penstock_response_too_large";
    }

    /** How the stream was ended. */
    private static List<String> refusals(Peer peer) {
        return peer.effects(Effect.SendReply.class)
                .map(Effect.SendReply::reply)
                .map(BodyLimitProperties::shown)
                .appendAll(peer.effects(Effect.CloseStream.class).map(reset -> "reset"));
    }

    private static String shown(LocalReply reply) {
        return reply.status() + " " + reply.details();
    }

    @Provide
    Arbitrary<List<String>> chunks() {
        return Arbitraries.of("", "o", "ol", "d", "old", "an old", "xyz")
                .list()
                .ofMaxSize(4)
                .map(List::ofAll);
    }

    @Example
    void aRequestOverTheLimitIsAnsweredAndAResponseThatHasGoneOutIsReset() {
        Peer request = limited(new Plan(), 2, false, Platform.ENVOY);
        request.headers(Direction.REQUEST, Headers.empty(), false);
        request.body(Direction.REQUEST, Bytes.utf8("abc"), false);
        assertThat(refusals(request)).containsExactly("413 penstock_request_too_large");
        Peer response = limited(new Plan(), 2, false, Platform.ENVOY);
        response.headers(Direction.RESPONSE, Headers.empty(), false);
        response.body(Direction.RESPONSE, Bytes.utf8("abc"), false);
        assertThat(refusals(response)).containsExactly("reset");
        assertThat(response.lines())
                .containsExactly("WARN a reply with status 500 came after the response headers: the stream is reset");
    }

    @Example
    void aStatedLengthOverTheLimitIsRefusedAtOnce() {
        for (Direction direction : Direction.values()) {
            for (int length : new int[] {4, 5}) {
                Peer peer = limited(new Plan(), 4, false, Platform.ENVOY);
                Headers stated = Headers.empty().add("content-length", "" + length);
                assertThat(peer.headers(direction, stated, false))
                        .isEqualTo(length == 4 ? Action.CONTINUE : Action.HOLD);
                assertThat(refusals(peer)).isEqualTo(length == 4 ? List.empty() : List.of(expectedRefusal(direction)));
            }
        }
    }

    @Example
    void nothingIsCountedOnHigressNorInATunnelNorWithoutABody() {
        Headers stated = Headers.empty().add("content-length", "9");
        Peer higress = limited(new Plan(), 4, false, Platform.HIGRESS);
        Peer tunnel = limited(new Plan(), 4, false, Platform.ENVOY);
        Peer head = limited(new Plan(), 4, false, Platform.ENVOY);
        higress.headers(Direction.REQUEST, stated, false);
        higress.body(Direction.REQUEST, Bytes.utf8("123456789"), true);
        tunnel.headers(Direction.REQUEST, stated.add(":method", "CONNECT"), false);
        tunnel.body(Direction.REQUEST, Bytes.utf8("123456789"), true);
        head.headers(Direction.RESPONSE, stated, true);
        assertThat(List.of(higress, tunnel, head)).allMatch(BodyLimitProperties::isOpen);
    }

    @Example
    void partsThatWaitAreCountedToo() {
        Call<Bytes> call = Calls.call(Cluster.named("auth"), get("/")).map(answer -> Bytes.utf8("12"));
        Peer peer = limited(new Plan().checked(100, part -> call), 4, false, Platform.ENVOY);
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        peer.body(Direction.RESPONSE, Bytes.utf8("ab"), false);
        assertThat(peer.state().awaiting(0)).contains(Direction.RESPONSE);
        assertThat(peer.state().awaiting(1)).isEmpty();
        peer.answer(0, WaitingScene.Coming.OK.arrival());
        peer.body(Direction.RESPONSE, Bytes.utf8("cd"), false);
        assertThat(isOpen(peer)).isTrue();
        peer.answer(1, WaitingScene.Coming.OK.arrival());
        peer.body(Direction.RESPONSE, Bytes.utf8("e"), false);
        assertThat(refusals(peer)).containsExactly("reset");
        assertThat(peer.released(Direction.RESPONSE)).isEqualTo(Bytes.utf8("1212"));
    }

    @Example
    void aBodyThatIsOnlyCountedIsNotRead() {
        Peer peer = limited(new Plan(), 4, false, Platform.ENVOY);
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("ab"), false);
        assertThat(peer.state().demandsBody(Direction.REQUEST, true)).isFalse();
        assertThat(peer.state().demandsBodyInTrailers(Direction.REQUEST)).isFalse();
    }

    @Example
    void whatALaterFilterKeepsIsNotCountedAgain() {
        for (int limit : new int[] {5, 6}) {
            Peer peer = limited(new Plan().streaming(REPLACE), limit, false, Platform.ENVOY)
                    .withLaterBuffering();
            peer.headers(Direction.REQUEST, Headers.empty(), false);
            List.of("abc", "ol", "d").forEach(chunk -> peer.body(Direction.REQUEST, Bytes.utf8(chunk), false));
            assertThat(isOpen(peer)).isEqualTo(limit == 6);
        }
    }

    @Example
    void whatEndsOrNotesABodyDoesSoUnderALimitToo() {
        Peer aborting = limited(new Plan().streaming(BodyTransform.limit(2)), 100, false, Platform.ENVOY);
        aborting.headers(Direction.REQUEST, Headers.empty(), false);
        aborting.body(Direction.REQUEST, Bytes.utf8("abc"), false);
        assertThat(refusals(aborting)).containsExactly("413 penstock_request_too_large");
        Peer refusing = limited(
                new Plan().bodies(BodyKind.BINARY, BodyTreatment.REFUSE).streaming(REPLACE),
                100,
                false,
                Platform.ENVOY);
        refusing.headers(Direction.REQUEST, Headers.empty().add("content-type", "image/png"), false);
        assertThat(refusals(refusing)).containsExactly("415 penstock_request_body_refused");
        Peer losing = limited(new Plan().streaming(REPLACE), 100, false, Platform.ENVOY);
        losing.headers(Direction.REQUEST, Headers.empty(), false);
        losing.body(Direction.REQUEST, Bytes.utf8("a long ol"), false);
        losing.on(new StreamEvent.BodyArrived(Direction.REQUEST, Bytes.utf8("else"), 4, false));
        assertThat(refusals(losing)).containsExactly("reset");
        Key<Long> size = Key.ofStream("size", 0L);
        Peer counting = limited(new Plan().streaming(BodyTransform.count(size)), 4, false, Platform.ENVOY);
        counting.headers(Direction.REQUEST, Headers.empty(), false);
        counting.body(Direction.REQUEST, Bytes.utf8("abc"), false);
        assertThat(counting.effects(Effect.Update.class)).hasSize(1);
        counting.body(Direction.REQUEST, Bytes.utf8("de"), false);
        assertThat(refusals(counting)).containsExactly("413 penstock_request_too_large");
    }

    @Example
    void whatIsHeldOrOwedIsSoUnderALimitToo() {
        for (int limit : new int[] {2, 3}) {
            Peer peer = limited(new Plan().streaming(REPLACE), limit, true, Platform.ENVOY);
            peer.headers(Direction.REQUEST, Headers.empty(), false);
            peer.body(Direction.REQUEST, Bytes.utf8("ol"), false);
            peer.answer(0, WaitingScene.Coming.OK.arrival());
            assertThat(peer.state().isHeld(Direction.REQUEST)).isTrue();
            assertThat(peer.state().demandsBody(Direction.REQUEST, false)).isTrue();
            peer.body(Direction.REQUEST, Bytes.utf8("d"), true);
            assertThat(isOpen(peer)).isEqualTo(limit == 3);
        }
        Peer owing = limited(new Plan().streaming(REPLACE), 100, false, Platform.ENVOY);
        owing.headers(Direction.REQUEST, Headers.empty().add("content-length", "9"), false);
        owing.body(Direction.REQUEST, Bytes.utf8("an ol"), false);
        owing.fail(Direction.REQUEST, "no luck", true);
        assertThat(refusals(owing)).containsExactly("reset");
    }
}
