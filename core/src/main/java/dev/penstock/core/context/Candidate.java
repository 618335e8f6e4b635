package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/**
 * One that would lead, among others that share data: what it knows between its attempts. It is recognised by what it has
 * stored, so that no name of it is needed: of two that attempt the same at the same moment, one has its write refused. Immutable
 * and without a clock: it is told the time, in nanoseconds.
 *
 * @param held the lease that it stored last, while it may still be there
 * @param doubted the version of something in the lease's place that is no lease; 0 for none
 * @param doubtedSince when that was first seen
 */
public record Candidate(Option<Lease> held, int doubted, long doubtedSince) {
    /** Without a lease. */
    public static final Candidate NEW = new Candidate(Option.none(), 0, 0);

    /** What a root knows. */
    public static final Key<Candidate> KEY = Key.ofPlugin("penstock.lease", NEW);

    /** Whether it leads at {@code now}: it holds a lease that has not run out. */
    public boolean leads(long now) {
        return held.isDefined() && held.get().holds(now);
    }

    /**
     * The lease that it attempts to store in the place of what it has read; none where another one holds one. Where there is
     * something that is no lease, whoever led before cannot know it yet: it is left alone for as long as a lease can last.
     *
     * @param length of a lease, in nanoseconds
     */
    public Option<Lease> attempt(SharedValue seen, long now, long length) {
        Option<Lease> there = leaseIn(seen);
        boolean free = there.isDefined() ? there.get().isOver(now) || isMine(there.get()) : isFree(seen, now);
        long number = there.isDefined() ? there.get().number() + 1 : 1;
        return free ? Option.some(new Lease(number, now, now + length)) : Option.none();
    }

    private boolean isFree(SharedValue seen, long now) {
        boolean empty = seen.value().isEmpty() || seen.value().get().isEmpty();
        return empty || (doubted == seen.version() && now - doubtedSince >= Lease.LONGEST);
    }

    private boolean isMine(Lease lease) {
        return held.isDefined() && held.get().isSameAs(lease);
    }

    private static Option<Lease> leaseIn(SharedValue seen) {
        return seen.value().isDefined() ? Lease.read(seen.value().get()) : Option.none();
    }

    /** After its lease was stored. */
    public Candidate won(Lease lease) {
        return new Candidate(Option.some(lease), 0, 0);
    }

    /** After it had nothing to attempt, or its attempt was refused. */
    public Candidate lost(SharedValue seen, long now) {
        if (seen.value().isEmpty() || leaseIn(seen).isDefined()) {
            return NEW;
        }
        boolean known = doubted == seen.version() && now >= doubtedSince;
        return new Candidate(Option.none(), seen.version(), known ? doubtedSince : now);
    }

    /** Whether what it has read is the lease that it holds. */
    public boolean owns(SharedValue seen) {
        Option<Lease> there = leaseIn(seen);
        return there.isDefined() && isMine(there.get());
    }

    /** What a holder leaves that gives its lease up: anyone may take it at once. */
    public static Bytes released() {
        return Bytes.empty();
    }
}
