package dev.penstock.guest;

import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.guest.MessagePlan.End;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Random plugins, messages and orders of events. Most handlers let things go on, so that later phases are reached. */
final class Draws {
    private static final HalfPlan IDLE = new HalfPlan(
            Option.none(),
            BodyMode.DECLARED,
            Option.none(),
            Option.none(),
            Option.none(),
            BodyEdits.NOTHING,
            Option.none());

    private Draws() {}

    /** Some VMs. */
    static Arbitrary<Vector<LifePlan>> lives() {
        return Combinators.combine(
                        plugins(), Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)), exchanges(), acts())
                .as(LifePlan::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Vector::ofAll);
    }

    private static Arbitrary<AnyPlugin> plugins() {
        Arbitrary<Vector<BodyTreatment>> treatments = Arbitraries.frequency(
                        Tuple.of(2, BodyTreatment.READ),
                        Tuple.of(1, BodyTreatment.LEAVE),
                        Tuple.of(1, BodyTreatment.REFUSE))
                .list()
                .ofSize(BodyKind.values().length)
                .map(Vector::ofAll);
        return Combinators.combine(sides(), maybe(deeds()), treatments, Arbitraries.of(true, false))
                .as((sides, done, treated, failOpen) ->
                        new AnyPlugin(sides.get1(), sides.get2(), done, treated, failOpen));
    }

    /** What becomes of both directions: in many only one is looked at, so that the other one does not end them. */
    private static Arbitrary<Tuple2<HalfPlan, HalfPlan>> sides() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Combinators.combine(halves(), halves()).as(Tuple::of)),
                Tuple.of(3, steady().map(request -> Tuple.of(request, IDLE))),
                Tuple.of(4, steady().map(response -> Tuple.of(IDLE, response))));
    }

    /** One that mostly comes as far as the trailers, by each way that a body can take. */
    private static Arbitrary<HalfPlan> steady() {
        Arbitrary<Option<Integer>> limits =
                Arbitraries.of(Option.none(), Option.none(), Option.some(3), Option.some(1000), Option.some(1000));
        Arbitrary<Option<HalfPlan.Streaming>> streamed =
                Arbitraries.of(HalfPlan.Streaming.class).map(Option::some);
        Arbitrary<Tuple2<Option<HalfPlan.Streaming>, Option<Deed>>> bodies = Arbitraries.oneOf(
                Arbitraries.just(Tuple.of(Option.none(), Option.none())),
                streamed.map(streaming -> Tuple.of(streaming, Option.none())),
                Arbitraries.oneOf(deeds(), Arbitraries.of(Deed.THROW, Deed.REPLY))
                        .map(whole -> Tuple.of(Option.none(), Option.some(whole))));
        return Combinators.combine(
                        Arbitraries.of(Deed.PROCEED, Deed.EDIT, Deed.CALL_AND_PROCEED),
                        limits,
                        bodies,
                        Arbitraries.of(BodyEdits.class),
                        mostly(Arbitraries.oneOf(deeds(), waiting())))
                .as((headers, limit, body, edits, trailers) -> new HalfPlan(
                        Option.some(headers), BodyMode.DECLARED, limit, body.get1(), body.get2(), edits, trailers));
    }

    private static Arbitrary<HalfPlan> halves() {
        Arbitrary<Integer> limits =
                Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(1, 3), Tuple.of(1, 6), Tuple.of(6, 1000));
        return Combinators.combine(
                        mostly(deeds()),
                        Arbitraries.frequency(
                                Tuple.of(5, BodyMode.DECLARED),
                                Tuple.of(2, BodyMode.PASS),
                                Tuple.of(1, BodyMode.STREAM),
                                Tuple.of(2, BodyMode.BUFFER)),
                        mostly(limits),
                        maybe(Arbitraries.of(HalfPlan.Streaming.class)),
                        maybe(deeds()),
                        Arbitraries.of(BodyEdits.class),
                        mostly(deeds()))
                .as(HalfPlan::new);
    }

    private static Arbitrary<Deed> deeds() {
        return Arbitraries.frequency(
                Tuple.of(6, Deed.PROCEED),
                Tuple.of(6, Deed.EDIT),
                Tuple.of(1, Deed.REPLY),
                Tuple.of(1, Deed.THROW),
                Tuple.of(2, Deed.ASK_AND_PROCEED),
                Tuple.of(2, Deed.ASK_AND_EDIT),
                Tuple.of(1, Deed.ASK_AND_REPLY),
                Tuple.of(1, Deed.ASK_AND_THROW),
                Tuple.of(4, Deed.CALL_AND_PROCEED),
                Tuple.of(4, Deed.CALL_AND_EDIT),
                Tuple.of(1, Deed.CALL_AND_REPLY),
                Tuple.of(1, Deed.CALL_AND_THROW));
    }

    private static Arbitrary<Deed> waiting() {
        return Arbitraries.of(Deed.CALL_AND_PROCEED, Deed.CALL_AND_EDIT, Deed.CALL_AND_REPLY, Deed.CALL_AND_THROW);
    }

    private static <T> Arbitrary<Option<T>> maybe(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Option.none())), Tuple.of(1, values.map(Option::some)));
    }

    private static <T> Arbitrary<Option<T>> mostly(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Option.none())), Tuple.of(3, values.map(Option::some)));
    }

    /** Pairs of a request and a response. */
    private static Arbitrary<Vector<ExchangePlan>> exchanges() {
        return Combinators.combine(messages(true), messages(false))
                .as(ExchangePlan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Vector::ofAll);
    }

    private static Arbitrary<MessagePlan> messages(boolean request) {
        Arbitrary<Option<BodyKind>> kinds = Arbitraries.frequencyOf(
                Tuple.of(request ? 3 : 0, Arbitraries.just(Option.some(BodyKind.TUNNEL))),
                Tuple.of(6, Arbitraries.just(Option.none())),
                Tuple.of(
                        2,
                        Arbitraries.of(BodyKind.ENCODED, BodyKind.GRPC, BodyKind.BINARY)
                                .map(Option::some)));
        Arbitrary<Vector<String>> chunks = Arbitraries.of("", "a", "b", "ab", "xa", "b!", "!", "abab", "xx")
                .list()
                .ofMaxSize(4)
                .map(Vector::ofAll);
        return Combinators.combine(
                        kinds,
                        chunks,
                        Arbitraries.frequency(
                                Tuple.of(1, End.WITH_HEADERS),
                                Tuple.of(1, End.WITH_ITS_LAST_CHUNK),
                                Tuple.of(1, End.WITH_AN_EMPTY_CHUNK),
                                Tuple.of(3, End.WITH_TRAILERS)),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(true, false))
                .as((kind, sent, end, sized, framed) -> new MessagePlan(kind, sent, end, sized, request || framed));
    }

    /** Events of which none, few or many come out of order. */
    private static Arbitrary<Vector<StreamLife.Act>> acts() {
        return Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(3, 8), Tuple.of(3, 25), Tuple.of(2, 50))
                .flatMap(illegal -> Arbitraries.integers()
                        .between(0, 2_999_999)
                        .withDistribution(RandomDistribution.uniform())
                        .map(number -> act(number, illegal))
                        .list()
                        .ofMaxSize(80)
                        .withSizeDistribution(RandomDistribution.uniform())
                        .map(Vector::ofAll));
    }

    /** Drawn as one number, for thousands of them are drawn. */
    private static StreamLife.Act act(int number, int illegal) {
        return new StreamLife.Act(number % 3, number / 3 % 10_000, number / 30_000 >= illegal);
    }
}
