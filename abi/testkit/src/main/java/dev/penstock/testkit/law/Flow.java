package dev.penstock.testkit.law;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.model.SteppedExchange;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Several exchanges under way at once.
 *
 * @param order which one takes its next step, a number each; then the first runs to its end, then the second, and so on
 */
record Flow(List<Integer> order, Vector<Traffic> exchanges) {
    private static final int MOST_EXCHANGES = 3;
    private static final int MOST_STEPS = 12;

    static Arbitrary<Flow> of(Arbitrary<Traffic> traffic) {
        Arbitrary<Vector<Traffic>> several =
                traffic.list().ofMinSize(2).ofMaxSize(MOST_EXCHANGES).map(Vector::ofAll);
        Arbitrary<List<Integer>> order = Arbitraries.integers()
                .between(0, MOST_EXCHANGES - 1)
                .list()
                .ofMaxSize(MOST_STEPS)
                .map(List::ofAll);
        return Combinators.combine(order, several)
                .as((numbers, exchanges) -> new Flow(numbers.map(number -> number % exchanges.size()), exchanges));
    }

    /** What becomes of each when they run at once. */
    Vector<Outcome> together(ConfiguredPlugin plugin) {
        Vector<SteppedExchange> open = exchanges.map(traffic -> traffic.begin(plugin));
        order.forEach(number -> open.get(number).step());
        return open.zip(exchanges).map(pair -> end(pair._1, pair._2));
    }

    /** What becomes of one of them when no other does. */
    Outcome alone(int number, ConfiguredPlugin plugin) {
        Traffic traffic = exchanges.get(number);
        SteppedExchange open = traffic.begin(plugin);
        order.filter(step -> step == number).forEach(step -> open.step());
        return end(open, traffic);
    }

    private static Outcome end(SteppedExchange open, Traffic traffic) {
        return Outcome.of(
                open, traffic.end() == Traffic.End.ANSWERED ? SteppedExchange::end : SteppedExchange::abandon);
    }

    /** As the arguments of a call. */
    @Override
    public String toString() {
        return order.mkString("List.of(", ", ", ")")
                + exchanges.map(traffic -> ",\n            " + traffic).mkString();
    }
}
