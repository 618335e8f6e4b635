package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/**
 * The right to lead until it ends, as VMs leave it in the shared data for each other. Its holder renews it. Clocks of VMs may
 * differ by a sixth of its length: the holder gives up that much before its end, and so no other one takes it while it leads.
 *
 * <p>Where a clock is set back, a lease may seem to begin in the future: nobody leads by it then, and anyone may take it.
 *
 * @param number one more than that of the lease it took the place of: no two leases of a chain are the same
 * @param since when it was taken or renewed, in nanoseconds of its holder's clock
 * @param ends when others may take it
 */
public record Lease(long number, long since, long ends) {
    /** No lease is longer, in nanoseconds. */
    public static final long LONGEST = 30_000_000_000L;

    private static final long MARK = 0x5350414b4e535031L;
    private static final int SIZE = 4 * Long.BYTES;
    private static final int SKEWS = 6;

    /** By how much clocks may differ. */
    long skew() {
        return (ends - since) / SKEWS;
    }

    /** Whether its holder leads at {@code now} of its own clock. */
    boolean holds(long now) {
        return since <= now && now < ends - skew();
    }

    /** Whether another one may take it at {@code now} of that one's clock. */
    boolean isOver(long now) {
        return now >= ends || now < since - skew();
    }

    boolean isSameAs(Lease other) {
        return number == other.number && since == other.since && ends == other.ends;
    }

    /** 32 bytes: a mark, the number, when it began, when it ends, each with the little end first. */
    public Bytes bytes() {
        byte[] written = new byte[SIZE];
        write(written, 0, MARK);
        write(written, 1, number);
        write(written, 2, since);
        write(written, 3, ends);
        return Bytes.adopt(written);
    }

    private static void write(byte[] target, int place, long word) {
        for (int i = 0; i < Long.BYTES; i++) {
            target[place * Long.BYTES + i] = (byte) (word >> (Byte.SIZE * i));
        }
    }

    /** The lease that these bytes are; none where they are something else. */
    public static Option<Lease> read(Bytes bytes) {
        if (bytes.size() != SIZE || bytes.wordAt(0) != MARK) {
            return Option.none();
        }
        Lease lease = new Lease(bytes.wordAt(8), bytes.wordAt(16), bytes.wordAt(24));
        long length = lease.ends - lease.since;
        return lease.since >= 0 && length > 0 && length <= LONGEST ? Option.some(lease) : Option.none();
    }
}
