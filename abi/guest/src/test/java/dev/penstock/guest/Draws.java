package dev.penstock.guest;

import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random plugins, messages and orders of events. Most handlers let things go on, so that later phases are reached. */
final class Draws {
    private Draws() {}

    static Arbitrary<AnyPlugin> plugins() {
        Arbitrary<Vector<BodyTreatment>> treatments = Arbitraries.frequency(
                        Tuple.of(2, BodyTreatment.READ),
                        Tuple.of(1, BodyTreatment.LEAVE),
                        Tuple.of(1, BodyTreatment.REFUSE))
                .list()
                .ofSize(BodyKind.values().length)
                .map(Vector::ofAll);
        return Combinators.combine(halves(), halves(), maybe(deeds()), treatments, Arbitraries.of(true, false))
                .as(AnyPlugin::new);
    }

    private static Arbitrary<HalfPlan> halves() {
        Arbitrary<Integer> limits =
                Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(1, 3), Tuple.of(1, 6), Tuple.of(6, 1000));
        return Combinators.combine(
                        mostly(deeds()),
                        Arbitraries.frequency(
                                Tuple.of(6, BodyMode.DECLARED),
                                Tuple.of(1, BodyMode.PASS),
                                Tuple.of(1, BodyMode.STREAM),
                                Tuple.of(2, BodyMode.BUFFER)),
                        mostly(limits),
                        maybe(Arbitraries.of(HalfPlan.Streaming.class)),
                        mostly(deeds()),
                        Arbitraries.of(BodyEdits.class),
                        maybe(deeds()))
                .as(HalfPlan::new);
    }

    private static Arbitrary<Deed> deeds() {
        return Arbitraries.frequency(
                Tuple.of(7, Deed.PROCEED),
                Tuple.of(7, Deed.EDIT),
                Tuple.of(1, Deed.REPLY),
                Tuple.of(1, Deed.THROW),
                Tuple.of(3, Deed.ASK_AND_PROCEED),
                Tuple.of(3, Deed.ASK_AND_EDIT),
                Tuple.of(1, Deed.ASK_AND_REPLY),
                Tuple.of(1, Deed.ASK_AND_THROW));
    }

    private static <T> Arbitrary<Option<T>> maybe(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Option.none())), Tuple.of(1, values.map(Option::some)));
    }

    private static <T> Arbitrary<Option<T>> mostly(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Option.none())), Tuple.of(3, values.map(Option::some)));
    }

    /** One to three pairs of a request and a response. */
    static Arbitrary<Vector<ExchangePlan>> exchanges() {
        return Combinators.combine(messages(true), messages(false))
                .as(ExchangePlan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Vector::ofAll);
    }

    private static Arbitrary<MessagePlan> messages(boolean request) {
        Arbitrary<Option<BodyKind>> kinds = Arbitraries.frequencyOf(
                Tuple.of(request ? 2 : 0, Arbitraries.just(Option.some(BodyKind.TUNNEL))),
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
                        Arbitraries.of(MessagePlan.End.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((kind, sent, end, sized, framed) -> new MessagePlan(kind, sent, end, sized, request || framed));
    }

    /** Events of which none, few or many come out of order. */
    static Arbitrary<Vector<StreamLife.Act>> acts() {
        return Arbitraries.of(0, 8, 25, 50)
                .flatMap(illegal -> Combinators.combine(numbers(2), numbers(9_999), numbers(99))
                        .as((slot, pick, percent) -> new StreamLife.Act(slot, pick, percent >= illegal))
                        .list()
                        .ofMaxSize(200)
                        .withSizeDistribution(RandomDistribution.uniform())
                        .map(Vector::ofAll));
    }

    private static Arbitrary<Integer> numbers(int most) {
        return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
    }
}
