package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** Whatever the host calls in whatever order and whatever the handlers do, the guest keeps to what a host can bear. */
class StreamLifeProperties {
    private static final String PAIRS = "state and event";
    private static final String TRANSITIONS = "transition";
    private static final Vector<String> DIRECTIONS = Vector.of("REQUEST ", "RESPONSE ");

    @Property(edgeCases = EdgeCasesMode.NONE)
    void eachEventHasItsAnswerNoByteIsInventedOrLostAndNothingIsKept(
            @ForAll("plugins") AnyPlugin plugin,
            @ForAll("platforms") boolean higress,
            @ForAll("exchanges") Vector<ExchangePlan> exchanges,
            @ForAll("acts") Vector<StreamLife.Act> acts) {
        StreamLife life = new StreamLife(plugin, higress, exchanges, StreamLifeProperties::collect);
        for (StreamLife.Act act : acts) {
            life.act(act);
            assertThat(life.faults()).as("%s", life).isEmpty();
        }
        life.end();
        assertThat(life.faults()).as("%s", life).isEmpty();
        assertThat(life.kept()).isEqualTo(Tuple.of(0, 0));
        Statistics.label(PAIRS).coverage(seen -> requireEach(seen, pairs()));
        Statistics.label(TRANSITIONS).coverage(seen -> requireEach(seen, transitions()));
    }

    private static void collect(String pair, String transition) {
        Statistics.label(PAIRS).collect(pair);
        Statistics.label(TRANSITIONS).collect(transition);
    }

    private static void requireEach(StatisticsCoverage seen, Vector<String> wanted) {
        wanted.forEach(each -> seen.check(each).count(times -> times > 0));
    }

    /** Each state with each event. */
    private static Vector<String> pairs() {
        Vector<String> states = Vector.of(
                "UNSEEN",
                "PASSING",
                "TUNNELLED",
                "Rewriting",
                "Gathering",
                "Limited PASSING",
                "Limited Rewriting",
                "Limited Gathering",
                "ENDED",
                "stream SETTLED",
                "stream ENDED",
                "UNKNOWN");
        Vector<String> events = Vector.of("headers", "headers, end", "body", "body, end", "trailers");
        Vector<String> ends = Vector.of("log", "done", "delete");
        return DIRECTIONS
                .flatMap(direction -> states.map(direction::concat))
                .crossProduct(events)
                .map(pair -> pair._1 + ": " + pair._2)
                .toVector()
                .appendAll(Vector.of("START", "OPEN", "SETTLED", "ENDED", "UNKNOWN")
                        .crossProduct(ends)
                        .map(pair -> pair._1 + ": " + pair._2))
                .append("OPEN: withheld");
    }

    /** Each way from one state to another that either direction can go, and the ways of a whole stream. */
    private static Vector<String> transitions() {
        Vector<String> ways = Vector.of(
                        "UNSEEN -> PASSING, TUNNELLED, Rewriting, Gathering, ENDED, stream SETTLED",
                        "UNSEEN -> Limited PASSING, Limited Rewriting, Limited Gathering",
                        "PASSING -> ENDED",
                        "Rewriting -> PASSING, ENDED, stream SETTLED",
                        "Gathering -> PASSING, ENDED, stream SETTLED",
                        "Limited PASSING -> ENDED, stream SETTLED",
                        "Limited Rewriting -> Limited PASSING, ENDED, stream SETTLED",
                        "Limited Gathering -> ENDED, stream SETTLED")
                .flatMap(StreamLifeProperties::each);
        return DIRECTIONS
                .crossProduct(ways)
                .map(way -> way._1 + way._2)
                .toVector()
                .appendAll(Vector.of("START -> ENDED", "OPEN -> ENDED, SETTLED", "SETTLED -> ENDED", "ENDED -> UNKNOWN")
                        .flatMap(StreamLifeProperties::each));
    }

    private static Vector<String> each(String ways) {
        String from = ways.substring(0, ways.indexOf(" -> ") + 4);
        return Vector.of(ways.substring(from.length()).split(", ")).map(from::concat);
    }

    @Provide
    Arbitrary<Boolean> platforms() {
        return Arbitraries.of(true, false, false, false);
    }

    @Provide
    Arbitrary<AnyPlugin> plugins() {
        return Draws.plugins();
    }

    @Provide
    Arbitrary<Vector<ExchangePlan>> exchanges() {
        return Draws.exchanges();
    }

    @Provide
    Arbitrary<Vector<StreamLife.Act>> acts() {
        return Draws.acts();
    }
}
