package dev.penstock.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * VMs that start, stop, are gone, whose clocks differ within the bound, whose writes meet, and whose host calls fail: at most one
 * leads at any moment, and always one again within a lease, a tick and the difference of clocks.
 */
class LeaseProperties {
    /** What happens next, and how long after what happened before. */
    record Event(Deed deed, int vm, long pause) {}

    enum Deed {
        /** A VM comes, where there is none of that number. */
        START,
        /** A VM ends and gives its lease up. */
        STOP,
        /** A VM is gone. */
        CRASH,
        /** The next calls of a VM fail. */
        FAIL,
        /** The next write of a VM is done and reported as failed. */
        UNSURE,
        /** Someone else writes what is no lease. */
        GARBAGE,
        /** Only time passes. */
        NOTHING
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Deed> deeds = Arbitraries.frequency(
                Tuple.of(32, Deed.START),
                Tuple.of(8, Deed.STOP),
                Tuple.of(12, Deed.CRASH),
                Tuple.of(8, Deed.FAIL),
                Tuple.of(4, Deed.UNSURE),
                Tuple.of(1, Deed.GARBAGE),
                Tuple.of(30, Deed.NOTHING));
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(0, LeaseWorld.RENEWAL / 3)),
                Tuple.of(3, Arbitraries.longs().between(0, 2 * LeaseWorld.RENEWAL)),
                Tuple.of(3, Arbitraries.longs().between(0, 8 * LeaseWorld.RENEWAL)));
        return Combinators.combine(deeds, Arbitraries.integers().between(0, LeaseWorld.VMS - 1), pauses)
                .as(Event::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(100);
    }

    @Property
    void atMostOneLeadsAndAlwaysOneAgain(@ForAll("events") List<Event> events, @ForAll long seed) {
        LeaseWorld world = new LeaseWorld(seed);
        for (Event event : events) {
            world.advance(event.pause);
            world.happen(event.deed, event.vm);
        }
        world.advance(40 * LeaseWorld.RENEWAL);
        Statistics.label("takeovers").collect(Math.min(3, world.takeovers()));
        Statistics.label("refused writes").collect(world.conflicts() > 0);
        Statistics.label("failed calls").collect(world.failures() > 0);
        Statistics.label("garbage seen").collect(world.garbageSeen());
        Statistics.label("takeovers").coverage(seen -> seen.check(3).percentage(share -> share > 10));
        Statistics.label("refused writes").coverage(LeaseProperties::isOften);
        Statistics.label("failed calls").coverage(LeaseProperties::isOften);
        Statistics.label("garbage seen").coverage(LeaseProperties::isOften);
    }

    private static void isOften(StatisticsCoverage seen) {
        seen.check(true).percentage(share -> share > 5);
    }

    @Property
    @StatisticsReport(onFailureOnly = true)
    void whatIsWrittenIsReadAgainAndAnythingElseIsNoLeaseOrAWholeOne(
            @ForAll byte[] garbage, @ForAll @IntRange(max = 31) int place, @ForAll byte changed) {
        Lease lease = new Lease(7, 1_700_000_000_000_000_000L, 1_700_000_003_000_000_000L);
        assertThat(Lease.read(lease.bytes())).contains(lease);
        byte[] bytes = lease.bytes().toArray();
        bytes[place] = changed;
        for (Bytes any : new Bytes[] {Bytes.copyOf(bytes), Bytes.copyOf(garbage)}) {
            Option<Lease> read = Lease.read(any);
            read.forEach(whole -> assertThat(whole.bytes()).isEqualTo(any));
            read.forEach(whole -> assertThat(whole.ends() - whole.since()).isBetween(1L, Lease.LONGEST));
        }
    }

    @Property
    void oneOfTwoThatAttemptTheSameAtTheSameMomentIsRefused(@ForAll @IntRange(max = 1_000_000) int now) {
        SharedValue absent = new SharedValue("k", Option.none(), SharedValue.ABSENT);
        Lease lease = Candidate.NEW.attempt(absent, now, 3_000).get();
        assertThat(Candidate.NEW.attempt(absent, now, 3_000).get().bytes()).isEqualTo(lease.bytes());
        Candidate winner = Candidate.NEW.won(lease);
        Candidate loser = Candidate.NEW.lost(absent, now);
        SharedValue stored = new SharedValue("k", Option.some(lease.bytes()), 1);
        assertThat(winner.leads(now)).isTrue();
        assertThat(loser.leads(now)).isFalse();
        assertThat(winner.attempt(stored, now + 1_000, 3_000)).isNotEmpty();
        assertThat(loser.attempt(stored, now + 1_000, 3_000)).isEmpty();
    }

    /** The clock of all VMs is set, as where they share a machine: nobody is kept from leading by a lease of the future. */
    @Property
    void aClockThatIsSetBackMakesNobodyLeadByTheOldLeaseAndKeepsNobodyOut(
            @ForAll @IntRange(min = 1) int back, @ForAll @IntRange(max = 2_999) int passed) {
        long start = 1_700_000_000_000L;
        Lease lease = new Lease(1, start, start + 3_000);
        long now = start + passed - back;
        SharedValue stored = new SharedValue("k", Option.some(lease.bytes()), 1);
        boolean leads = Candidate.NEW.won(lease).leads(now);
        boolean taken = Candidate.NEW.attempt(stored, now, 3_000).isDefined();
        assertThat(leads && taken).isFalse();
        assertThat(taken).isEqualTo(now < start - 500);
    }

    @Example
    void itsHolderLeadsASixthLessThanOthersWait() {
        Lease lease = new Lease(1, 600, 1_200);
        assertThat(List.of(599L, 600L, 1_099L, 1_100L).stream().map(lease::holds))
                .containsExactly(false, true, true, false);
        assertThat(List.of(499L, 500L, 1_199L, 1_200L).stream().map(lease::isOver))
                .containsExactly(true, false, false, true);
    }

    @Example
    void aLeaseIsPositiveAndNoLongerThanTheLongest() {
        Lease longest = new Lease(1, 0, Lease.LONGEST);
        assertThat(Lease.read(longest.bytes())).contains(longest);
        for (Lease none : List.of(
                new Lease(1, 0, Lease.LONGEST + 1), new Lease(1, 5, 5), new Lease(1, 5, 4), new Lease(1, -1, 5))) {
            assertThat(Lease.read(none.bytes())).as("%s", none).isEmpty();
        }
    }

    @Example
    void whoHoldsALeaseIsTheLeader() {
        Candidate holder = Candidate.NEW.won(new Lease(1, 0, 600));
        KnownProperties vm = KnownProperties.none();
        assertThat(vm.isLeader()).isFalse();
        assertThat(vm.keeping(Storage.empty().with(Candidate.KEY, holder)).isLeader())
                .isTrue();
    }

    @Example
    void whoeverTakesALeaseGivesItTheNextNumber() {
        SharedValue seen = new SharedValue("k", Option.some(new Lease(7, 0, 100).bytes()), 1);
        assertThat(Candidate.NEW.attempt(seen, 100, 50)).contains(new Lease(8, 100, 150));
        assertThat(Candidate.NEW.attempt(seen, 99, 50)).isEmpty();
    }

    @Example
    void whatIsNoLeaseIsTakenWhenALeaseOfThenHasRunOut() {
        SharedValue garbage = new SharedValue("k", Option.some(Bytes.utf8("x")), 3);
        Candidate doubting = Candidate.NEW.lost(garbage, 10).lost(garbage, 20);
        assertThat(doubting.attempt(garbage, 9 + Lease.LONGEST, 50)).isEmpty();
        assertThat(doubting.attempt(garbage, 10 + Lease.LONGEST, 50)).isNotEmpty();
        SharedValue other = new SharedValue("k", Option.some(Bytes.utf8("y")), 4);
        assertThat(doubting.attempt(other, 10 + Lease.LONGEST, 50)).isEmpty();
    }
}
