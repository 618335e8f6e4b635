package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** Jobs on a host whose timers run out a little early or late, whose callbacks take time, and whose clock may be set. */
class ScheduleProperties {
    private static final long MILLI = 1_000_000;
    private static final long LATEST = Long.MAX_VALUE / 4;
    private static final long START = 1_700_000_000_000_000_000L;

    /** A job and when it ran. */
    private record Job(long period, Vector<Long> runs) {
        Job ran(long now) {
            return new Job(period, runs.append(now));
        }
    }

    /**
     * How one turn of the timer goes.
     *
     * @param late how much later than set it runs out; less than 0 for early
     * @param work how long its callback takes
     */
    record Turn(long late, long work) {}

    @Provide
    Arbitrary<List<Long>> periods() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(100 * MILLI, 130 * MILLI),
                        Arbitraries.longs().between(1, 60).map(seconds -> seconds * 1_000 * MILLI),
                        Arbitraries.longs().between(100 * MILLI, 40L * 86_400_000 * MILLI))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Long> late = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(-5 * MILLI, 10 * MILLI)),
                Tuple.of(1, Arbitraries.longs().between(0, 20_000 * MILLI)));
        Arbitrary<Long> work = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 2 * MILLI)),
                Tuple.of(1, Arbitraries.longs().between(0, 5_000 * MILLI)));
        return Combinators.combine(late, work).as(Turn::new).list().ofMinSize(5).ofMaxSize(60);
    }

    /**
     * No job runs early, none twice in a place of its grid, and none is later than the host's own lateness, the callbacks before
     * it and the shortest timer make it.
     */
    @Property
    void noJobIsEarlyAndNoneIsLeftBehind(@ForAll("periods") List<Long> periods, @ForAll("turns") List<Turn> turns) {
        Vector<Job> jobs = Vector.ofAll(periods).map(period -> new Job(period, Vector.empty()));
        Schedule<Integer> schedule = Schedule.empty();
        for (int i = 0; i < jobs.size(); i++) {
            schedule = schedule.with(i, jobs.get(i).period, START);
        }
        long now = START;
        long latest = 0;
        long longest = 0;
        for (Turn turn : turns) {
            int set = schedule.timer(now);
            assertThat(set).isGreaterThanOrEqualTo(Schedule.SHORTEST);
            now += set * MILLI + turn.late;
            latest = Math.max(latest, turn.late);
            longest = Math.max(longest, turn.work);
            Schedule.Due<Integer> due = schedule.at(now);
            schedule = due.next();
            for (int job : due.jobs()) {
                jobs = jobs.update(job, jobs.get(job).ran(now));
            }
            Statistics.label("jobs at a tick").collect(Math.min(2, due.jobs().size()));
            now += turn.work;
        }
        for (Job job : jobs) {
            requireOnGrid(job, now, latest + longest + (Schedule.SHORTEST + Schedule.MARGIN + 1) * MILLI);
        }
        Statistics.label("jobs at a tick").coverage(seen -> {
            seen.check(2).percentage(share -> share > 10);
            seen.check(0).percentage(share -> share > 0.1);
        });
        Statistics.label("missed").coverage(seen -> seen.check(true).percentage(share -> share > 1));
    }

    private static void requireOnGrid(Job job, long end, long tolerance) {
        long place = 0;
        for (long run : job.runs) {
            long now = (run - START) / job.period;
            assertThat(now).as("place in the grid").isGreaterThan(place);
            Statistics.label("missed").collect(now > place + 1);
            assertThat(run - (START + (place + 1) * job.period)).as("late").isLessThanOrEqualTo(tolerance);
            place = now;
        }
        assertThat(end - (START + (place + 1) * job.period)).as("left behind").isLessThanOrEqualTo(tolerance);
    }

    @Provide
    Arbitrary<List<Long>> clocks() {
        return Arbitraries.longs().between(0, LATEST).list().ofMaxSize(20);
    }

    /** Whatever the clock does, no job waits for longer than its period, and nothing throws. */
    @Property
    void aClockThatIsSetBackOrForthStopsNoJob(
            @ForAll("periods") List<Long> periods,
            @ForAll("clocks") List<Long> clocks,
            @ForAll @LongRange(max = LATEST) long added) {
        Schedule<Integer> schedule = Schedule.empty();
        for (int i = 0; i < periods.size(); i++) {
            schedule = schedule.with(i, periods.get(i), added);
        }
        for (long now : clocks) {
            schedule = schedule.at(now).next();
            long timer = schedule.timer(now);
            assertThat(timer).isBetween(100L, (long) Integer.MAX_VALUE);
            for (int i = 0; i < periods.size(); i++) {
                assertThat(schedule.at(now).jobs()).as("due again at once").isEmpty();
                assertThat(schedule.at(now + periods.get(i)).jobs())
                        .as("due a period later")
                        .contains(i);
            }
        }
    }

    @Example
    void jobsRunInTheOrderTheyWereAddedAndOnlyWhileTheyAreThere() {
        Schedule<String> schedule = Schedule.<String>empty()
                .with("a", 200 * MILLI, 0)
                .with("b", 100 * MILLI, 0)
                .with("c", 200 * MILLI, 0);
        assertThat(schedule.timer(0)).isEqualTo(105);
        assertThat(schedule.at(100 * MILLI).jobs()).containsExactly("b");
        assertThat(schedule.at(200 * MILLI).jobs()).containsExactly("a", "b", "c");
        assertThat(schedule.without("a").at(200 * MILLI).jobs()).containsExactly("b", "c");
        assertThat(schedule.without("a").without("b").without("c").timer(0)).isZero();
    }

    @Example
    void aJobThatIsAddedAgainIsThereOnce() {
        Schedule<String> schedule =
                Schedule.<String>empty().with("a", 200 * MILLI, 0).with("a", 300 * MILLI, 50 * MILLI);
        assertThat(schedule.at(200 * MILLI).jobs()).isEmpty();
        assertThat(schedule.at(350 * MILLI).jobs()).containsExactly("a");
    }

    @Example
    void whatWasMissedIsNotMadeUpFor() {
        Schedule<String> schedule = Schedule.<String>empty().with("a", 100 * MILLI, 0);
        Schedule.Due<String> due = schedule.at(1_050 * MILLI);
        assertThat(due.jobs()).containsExactly("a");
        assertThat(due.next().at(1_099 * MILLI).jobs()).isEmpty();
        assertThat(due.next().at(1_100 * MILLI).jobs()).containsExactly("a");
    }

    @Example
    void aJobThatRunsWhenItIsDueIsDueAgainAPeriodLater() {
        Schedule<String> schedule = Schedule.<String>empty().with("a", 1_000 * MILLI, START);
        assertThat(schedule.at(START + 1_000 * MILLI - 1).jobs()).isEmpty();
        Schedule.Due<String> due = schedule.at(START + 1_000 * MILLI);
        assertThat(due.jobs()).containsExactly("a");
        assertThat(due.next().at(START + 2_000 * MILLI - 1).jobs()).isEmpty();
        assertThat(due.next().at(START + 2_000 * MILLI).jobs()).containsExactly("a");
    }
}
