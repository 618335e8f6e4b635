package dev.penstock.guest;

import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
        return Combinators.combine(
                        maybe(deeds()),
                        Arbitraries.frequency(
                                Tuple.of(5, BodyMode.DECLARED),
                                Tuple.of(1, BodyMode.PASS),
                                Tuple.of(2, BodyMode.STREAM),
                                Tuple.of(2, BodyMode.BUFFER)),
                        maybe(Arbitraries.of(0, 3, 6, 1000)),
                        maybe(Arbitraries.of(HalfPlan.Streaming.class)),
                        maybe(deeds()),
                        Arbitraries.of(BodyEdits.class),
                        maybe(deeds()))
                .as(HalfPlan::new);
    }

    private static Arbitrary<Deed> deeds() {
        return Arbitraries.frequency(
                Tuple.of(8, Deed.PROCEED),
                Tuple.of(8, Deed.EDIT),
                Tuple.of(1, Deed.REPLY),
                Tuple.of(1, Deed.THROW),
                Tuple.of(3, Deed.ASK_AND_PROCEED),
                Tuple.of(3, Deed.ASK_AND_EDIT),
                Tuple.of(1, Deed.ASK_AND_REPLY),
                Tuple.of(1, Deed.ASK_AND_THROW));
    }

    private static <T> Arbitrary<Option<T>> maybe(Arbitrary<T> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Option.none())), Tuple.of(2, values.map(Option::some)));
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
                Tuple.of(3, Arbitraries.just(Option.none())),
                Tuple.of(
                        2,
                        Arbitraries.of(BodyKind.class)
                                .filter(kind -> request || kind != BodyKind.TUNNEL)
                                .map(Option::some)));
        Arbitrary<Vector<String>> chunks = Arbitraries.of("", "a", "b", "ab", "xa", "b!", "abab", "xx")
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
        return Arbitraries.of(0, 5, 30).flatMap(illegal -> Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.integers().between(1, 100))
                .as((slot, pick, percent) -> new StreamLife.Act(slot, pick, percent > illegal))
                .list()
                .ofMaxSize(60)
                .map(Vector::ofAll));
    }
}
