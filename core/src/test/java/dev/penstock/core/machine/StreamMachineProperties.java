package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Reply;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;

class StreamMachineProperties {
    private static final Headers POST = Headers.empty().add(":method", "POST");

    /** How a body ends. */
    enum End {
        WITH_ITS_LAST_CHUNK,
        WITH_AN_EMPTY_CHUNK,
        WITH_TRAILERS
    }

    @Property
    void whateverTheChunksAndTheEndTheWholeBodyIsTransformedOrTheStreamIsReset(
            @ForAll("chunks") Vector<Bytes> chunks,
            @ForAll("transforms") BodyTransform transform,
            @ForAll End end,
            @ForAll Direction direction,
            @ForAll boolean coded) {
        Peer peer = new Peer(rewriting(transform));
        peer.headers(direction, coded ? POST.add("accept-encoding", "gzip") : POST, false);
        Action last = send(peer, direction, chunks, end);
        Bytes expected = end == End.WITH_TRAILERS && chunks.isEmpty() ? Bytes.empty() : finish(transform, chunks);

        boolean reset = !peer.effects(Effect.CloseStream.class).isEmpty();
        Statistics.label("end").collect(end, reset ? "reset" : "whole");
        if (reset) {
            assertThat(end).isEqualTo(End.WITH_TRAILERS);
            assertThat(expected.size()).isGreaterThan(Rewriting.FRAME);
            assertThat(last).isEqualTo(Action.HOLD);
        } else {
            assertThat(last).isEqualTo(Action.CONTINUE);
            assertThat(peer.released(direction)).isEqualTo(expected);
        }
        assertThat(peer.mostHeld()).isLessThanOrEqualTo(Rewriting.MOST_HELD);
        assertThat(peer.effects(Effect.RemoveHeader.class).map(Effect.RemoveHeader::name))
                .containsExactlyElementsOf(
                        coded && direction == Direction.REQUEST ? List.of("accept-encoding") : List.empty());
    }

    /** Whatever ends the body, and wherever it is cut: answered where the client has seen nothing, else reset, never cut short. */
    @Property
    void anAbortedBodyIsAnsweredOrResetWithOneLine(
            @ForAll("chunks") Vector<Bytes> chunks,
            @ForAll("transforms") BodyTransform transform,
            @ForAll End end,
            @ForAll Direction direction) {
        Peer peer = new Peer(rewriting(transform.then(BodyTransform.limit(12))));
        peer.headers(direction, POST, false);
        send(peer, direction, chunks, end);
        boolean tooLarge = finish(transform, chunks).size() > 12;
        Statistics.label("limit").collect(direction, tooLarge ? "exceeded" : "kept");
        assertThat(peer.lines().filter(line -> line.contains("the body has more than 12 bytes")))
                .hasSize(tooLarge ? 1 : 0);
        assertThat(peer.effects(Effect.SendReply.class).map(sent -> sent.reply().status()))
                .isEqualTo(tooLarge && direction == Direction.REQUEST ? List.of(413) : List.empty());
        assertThat(peer.effects(Effect.CloseStream.class)).hasSize(tooLarge && direction == Direction.RESPONSE ? 1 : 0);
    }

    /** The same transform would refuse the answer too. */
    @Property
    void theAnswerToARefusedRequestPassesUnseen(@ForAll("transforms") BodyTransform transform, @ForAll End end) {
        Peer peer = new Peer(rewriting(transform.then(BodyTransform.limit(0))));
        peer.headers(Direction.REQUEST, POST, false);
        send(peer, Direction.REQUEST, Vector.of(Bytes.utf8("more than nothing")), end);
        int before = peer.effects().size();
        assertThat(peer.effects(Effect.SendReply.class)).hasSize(1);
        assertThat(peer.headers(Direction.RESPONSE, Headers.empty().add("content-length", "3"), false))
                .isEqualTo(Action.CONTINUE);
        assertThat(peer.body(Direction.RESPONSE, Bytes.utf8("why"), true)).isEqualTo(Action.CONTINUE);
        assertThat(peer.effects()).hasSize(before);
    }

    /** The author's functions see no part of a record, so what they make of the last one is added to what was held. */
    @Property
    void whatOnlyTheEndTellsIsWholeWithTrailersToo(
            @ForAll("chunks") Vector<Bytes> chunks, @ForAll Direction direction) {
        var seen = new java.util.ArrayList<Bytes>();
        BodyTransform buffered = BodyTransform.buffered(
                whole -> {
                    seen.add(whole);
                    return whole.concat(Bytes.utf8("!"));
                },
                1_000_000);
        Peer peer = new Peer(rewriting(buffered));
        peer.headers(direction, POST, false);
        boolean some = chunks.exists(chunk -> !chunk.isEmpty());
        send(peer, direction, chunks.append(Bytes.utf8("a")), End.WITH_TRAILERS);
        Bytes whole = chunks.foldLeft(Bytes.empty(), Bytes::concat).concat(Bytes.utf8("a"));
        Statistics.label("whole").collect(some);
        assertThat(seen).containsExactly(whole);
        assertThat(peer.released(direction)).isEqualTo(whole.concat(Bytes.utf8("!")));
    }

    /** What is learned is kept after each chunk, so that a stream which breaks off leaves what was seen of it. */
    @Property
    void whatIsLearnedOfABodyIsKeptAfterEachChunk(@ForAll("chunks") Vector<Bytes> chunks, @ForAll End end) {
        Key<Long> size = Key.ofStream("size", 0L);
        Peer peer = new Peer(rewriting(BodyTransform.count(size).then(BodyTransform.append(Bytes.utf8("b")))));
        peer.headers(Direction.REQUEST, POST, false);
        send(peer, Direction.REQUEST, chunks, end);
        var kept = peer.effects(Effect.Update.class).map(StreamMachineProperties::kept);
        Vector<Object> sizes = chunks.scanLeft(0L, (before, chunk) -> before + chunk.size())
                .tail()
                .map(each -> each);
        assertThat(kept.take(chunks.size())).containsExactlyElementsOf(sizes);
        assertThat(kept.lastOption())
                .isEqualTo(!chunks.isEmpty() ? Option.some(sizes.last()) : Option.when(end != End.WITH_TRAILERS, 0L));
    }

    /** A stated length tells the end before trailers do, so nothing is held and nothing is ever owed. */
    @Property
    void aBodyOfStatedLengthIsWholeHoweverItEnds(
            @ForAll("chunks") Vector<Bytes> chunks,
            @ForAll("transforms") BodyTransform transform,
            @ForAll End end,
            @ForAll Direction direction) {
        int length = chunks.map(Bytes::size).sum().intValue();
        Peer peer = new Peer(rewriting(transform));
        peer.headers(direction, POST.add("content-length", Integer.toString(length)), false);
        send(peer, direction, chunks, end);
        boolean none = end == End.WITH_TRAILERS && chunks.isEmpty();
        assertThat(peer.released(direction)).isEqualTo(none ? Bytes.empty() : finish(transform, chunks));
        assertThat(peer.mostHeld()).isZero();
        assertThat(peer.effects(Effect.CloseStream.class)).isEmpty();
        Statistics.label("the length is kept").collect(transform.keepsLength());
        Statistics.label("the length is kept").coverage(seen -> seen.check(true).percentage(p -> p > 1));
        assertThat(peer.effects(Effect.RemoveHeader.class).map(Effect.RemoveHeader::name))
                .isEqualTo(transform.keepsLength() ? List.empty() : List.of("content-length"));
    }

    @Property
    void aLaterFilterThatBuffersTheBodyGetsTheSameBytes(@ForAll("words") Vector<Bytes> chunks, @ForAll End end) {
        BodyTransform transform = BodyTransform.replace(Bytes.utf8("abc"), Bytes.utf8("ABCD"));
        Peer peer = new Peer(rewriting(transform)).withLaterBuffering();
        peer.headers(Direction.REQUEST, POST, false);
        send(peer, Direction.REQUEST, chunks, end);
        boolean lost = !peer.effects(Effect.CloseStream.class).isEmpty();
        boolean held = chunks.exists(chunk -> chunk.endsWith(Bytes.utf8("a")));
        Statistics.label("later").collect(lost ? "lost" : held ? "held" : "never held");
        Statistics.label("later").coverage(seen -> {
            seen.check("held").percentage(p -> p > 30);
            seen.check("lost").percentage(p -> p < 1);
        });
        assertThat(lost || peer.released(Direction.REQUEST).equals(finish(transform, chunks)))
                .isTrue();
    }

    @Provide
    Arbitrary<Vector<Bytes>> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .ofMinLength(6)
                .ofMaxLength(14)
                .map(Bytes::utf8)
                .list()
                .ofMaxSize(8)
                .map(Vector::ofAll);
    }

    @Property
    void bodiesOverWhatMayBeHeldAreResetOnlyWhereTrailersMeetACarry(
            @ForAll("largeChunks") Vector<Bytes> chunks, @ForAll End end) {
        BodyTransform transform = BodyTransform.replace(Bytes.utf8("ab"), Bytes.utf8("ABC"));
        Peer peer = new Peer(rewriting(transform));
        peer.headers(Direction.RESPONSE, POST, false);
        send(peer, Direction.RESPONSE, chunks, end);
        boolean reset = !peer.effects(Effect.CloseStream.class).isEmpty();
        boolean endsInAMatch = finish(transform, chunks).endsWith(Bytes.utf8("a"));
        Statistics.label("large").collect(end, reset ? "reset" : "whole");
        Statistics.label("large")
                .coverage(seen -> seen.check(End.WITH_TRAILERS, "reset").count(n -> n > 5));
        if (reset) {
            assertThat(end).isEqualTo(End.WITH_TRAILERS);
            assertThat(endsInAMatch).isTrue();
        } else {
            assertThat(peer.released(Direction.RESPONSE)).isEqualTo(finish(transform, chunks));
        }
        assertThat(peer.mostHeld()).isLessThanOrEqualTo(Rewriting.MOST_HELD);
    }

    @Property
    void everyOrderOfEventsYieldsAStepAndEachCallbackAtMostOneEnd(
            @ForAll("anyEvents") Vector<Integer> events, @ForAll("anyPlans") Plan plan) {
        Peer peer = new Peer(plan.machine());
        int violations = 0;
        for (int event : events) {
            StreamState before = peer.state();
            int ended = ends(peer);
            int logged = peer.lines().size();
            call(peer, event);
            boolean violated = peer.lines().drop(logged).exists(line -> line.startsWith("WARN protocol violation"));
            violations += violated ? 1 : 0;
            assertThat(!violated || peer.state().equals(before)).isTrue();
            assertThat(ends(peer) - ended).isLessThanOrEqualTo(1);
            assertThat(before instanceof StreamState.Open || ends(peer) == ended)
                    .isTrue();
        }
        Statistics.label("order").collect(violations == 0 ? "legal" : "illegal");
    }

    @Property
    void onceSettledNothingIsAskedForAndEverythingPasses(@ForAll("anyEvents") Vector<Integer> events) {
        Peer peer = new Peer(
                new Plan().responseHeaders(response -> Reply.reply(502)).machine());
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        List<Effect> asked = peer.effects();
        for (int event : events) {
            assertThat(call(peer, event)).isEqualTo(Action.CONTINUE);
        }
        assertThat(peer.effects()).isEqualTo(asked);
    }

    @SuppressWarnings("unchecked")
    private static Object kept(Effect.Update<?> update) {
        return ((Effect.Update<Object>) update).change().apply(0L);
    }

    private static int ends(Peer peer) {
        return peer.effects(Effect.CloseStream.class).size()
                + peer.effects(Effect.SendReply.class).size();
    }

    private static Action send(Peer peer, Direction direction, Vector<Bytes> chunks, End end) {
        Action action = Action.CONTINUE;
        for (int i = 0; i < chunks.size(); i++) {
            action = peer.body(direction, chunks.get(i), end == End.WITH_ITS_LAST_CHUNK && i == chunks.size() - 1);
        }
        if (end == End.WITH_TRAILERS) {
            return peer.trailers(direction);
        }
        boolean ended = end == End.WITH_ITS_LAST_CHUNK && !chunks.isEmpty();
        return ended ? action : peer.body(direction, Bytes.empty(), true);
    }

    private static Bytes finish(BodyTransform transform, Vector<Bytes> chunks) {
        var emission = transform.start().step(chunks.foldLeft(Bytes.empty(), Bytes::concat));
        return emission.out().concat(emission.next().finish());
    }

    private static Action call(Peer peer, int event) {
        Direction direction = event < 5 ? Direction.REQUEST : Direction.RESPONSE;
        return switch (event % 5) {
            case 0 -> peer.headers(direction, POST, false);
            case 1 -> peer.headers(direction, POST, true);
            case 2 -> peer.body(direction, Bytes.utf8("a"), false);
            case 3 -> peer.body(direction, Bytes.utf8("b"), true);
            default -> peer.trailers(direction);
        };
    }

    private static StreamMachine rewriting(BodyTransform transform) {
        return new Plan().streaming(transform).machine();
    }

    @Provide
    Arbitrary<Vector<Bytes>> chunks() {
        return letters(0, 6).list().ofMaxSize(10).map(Vector::ofAll);
    }

    @Provide
    Arbitrary<Vector<Bytes>> largeChunks() {
        return Arbitraries.integers()
                .between(0, 70_000)
                .withDistribution(RandomDistribution.uniform())
                .flatMap(size ->
                        letters(0, 3).map(end -> Bytes.utf8("x".repeat(size)).concat(end)))
                .list()
                .ofMaxSize(6)
                .map(Vector::ofAll);
    }

    @Provide
    Arbitrary<BodyTransform> transforms() {
        Arbitrary<BodyTransform> single = Arbitraries.oneOf(
                Combinators.combine(letters(1, 4), letters(0, 4)).as(BodyTransform::replace),
                letters(1, 3).map(BodyTransform::append),
                letters(1, 3).map(BodyTransform::prepend),
                letters(1, 2).map(delimiter -> BodyTransform.records(delimiter, record -> record.concat(delimiter))),
                Arbitraries.just(BodyTransform.buffered(whole -> whole.concat(whole), 1_000)));
        return Combinators.combine(single, single, Arbitraries.of(true, false))
                .as((first, second, both) -> both ? first.then(second) : first);
    }

    @Provide
    Arbitrary<Vector<Integer>> anyEvents() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(12).map(Vector::ofAll);
    }

    @Provide
    Arbitrary<Plan> anyPlans() {
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        return Combinators.combine(yesOrNo, yesOrNo, yesOrNo, yesOrNo, transforms())
                .as((refusesRequests, refusesResponses, requests, responses, transform) -> {
                    Plan plan = new Plan()
                            .requestHeaders(arrived -> refusesRequests ? Reply.reply(403) : arrived.proceed())
                            .responseHeaders(arrived -> refusesResponses ? Reply.reply(502) : arrived.proceed());
                    Plan more = requests ? plan.streaming(Direction.REQUEST, transform) : plan;
                    return responses ? more.streaming(Direction.RESPONSE, transform) : more;
                });
    }

    private static Arbitrary<Bytes> letters(int least, int most) {
        return Arbitraries.strings()
                .withCharRange('a', 'b')
                .ofMinLength(least)
                .ofMaxLength(most)
                .map(Bytes::utf8);
    }
}
