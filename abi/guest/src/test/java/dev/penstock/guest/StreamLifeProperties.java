package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.Vector;
import java.util.Set;
import java.util.TreeSet;
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
    void eachEventHasItsAnswerNoByteIsInventedOrLostAndNothingIsKept(@ForAll("lives") Vector<LifePlan> lives) {
        Set<String> pairs = new TreeSet<>();
        Set<String> transitions = new TreeSet<>();
        for (LifePlan plan : lives) {
            live(
                    new StreamLife(plan, (pair, transition) -> {
                        pairs.add(pair);
                        transitions.add(transition);
                    }),
                    plan.acts());
        }
        covered(PAIRS, pairs, pairs());
        covered(TRANSITIONS, transitions, transitions());
    }

    private static void live(StreamLife life, Vector<StreamLife.Act> acts) {
        for (StreamLife.Act act : acts) {
            life.act(act);
            assertThat(life.faults()).as("%s", life).isEmpty();
        }
        life.end();
        assertThat(life.faults()).as("%s", life).isEmpty();
        assertThat(life.kept()).isEqualTo(Tuple.of(0, 0));
    }

    /** Counts in how many tries each was {@code met}. */
    private static void covered(String label, Set<String> met, Vector<String> wanted) {
        met.forEach(Statistics.label(label)::collect);
        Statistics.label(label).coverage(seen -> requireEach(seen, wanted));
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
                "Parked",
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
                .append("OPEN: withheld")
                .appendAll(DIRECTIONS.map(direction -> direction + "Parked: answer"))
                .appendAll(Vector.of("SETTLED", "ENDED", "UNKNOWN").map(state -> state + ": late answer"));
    }

    /** Each way from one state to another that either direction can go, and the ways of a whole stream. */
    private static Vector<String> transitions() {
        Vector<String> ways = Vector.of(
                        "UNSEEN -> PASSING, TUNNELLED, Rewriting, Gathering, ENDED, stream SETTLED",
                        "UNSEEN -> Parked",
                        "Parked -> PASSING, TUNNELLED, Rewriting, Gathering, ENDED, stream SETTLED",
                        "Parked -> Limited PASSING, Limited Rewriting, Limited Gathering",
                        "UNSEEN -> Limited PASSING, Limited Rewriting, Limited Gathering",
                        "PASSING -> ENDED, Parked",
                        "Rewriting -> PASSING, ENDED, Parked, stream SETTLED",
                        "Gathering -> PASSING, ENDED, Parked, stream SETTLED",
                        "Limited PASSING -> ENDED, Parked, stream SETTLED",
                        "Limited Rewriting -> Limited PASSING, ENDED, Parked, stream SETTLED",
                        "Limited Gathering -> ENDED, Parked, stream SETTLED")
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
    Arbitrary<Vector<LifePlan>> lives() {
        return Draws.lives();
    }
}
