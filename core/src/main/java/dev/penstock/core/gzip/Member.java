package dev.penstock.core.gzip;

import dev.penstock.core.digest.Crc32;

/**
 * The header of a member, byte by byte: ten bytes, then the fields that its flags say (RFC 1952 section 2.3.1).
 *
 * @param first whether no member came before
 * @param field where the next byte belongs
 * @param read how many bytes of the field were read
 * @param value of a field of two bytes, as far as it was read
 * @param sum of the header, without its checksum
 */
record Member(boolean first, int field, int read, int flags, int value, int sum) implements Stage {
    private static final int FIXED = 0;
    private static final int EXTRA = 1;
    private static final int NAME = 2;
    private static final int COMMENT = 3;
    private static final int SUM = 4;

    private static final int FIXED_SIZE = 10;
    private static final int[] BEGIN = {0x1f, 0x8b, 8};
    private static final int RESERVED = 0xe0;

    /** Before the first member, of which there need be none. */
    static final Member FIRST = new Member(true, FIXED, 0, 0, 0, 0);

    /** After a member. */
    static final Member NEXT = new Member(false, FIXED, 0, 0, 0, 0);

    @Override
    public boolean mayEnd() {
        return field == FIXED && read == 0;
    }

    @Override
    public Stage read(BitInput in, Output out) {
        if (!in.has(Byte.SIZE)) {
            return this;
        }
        if (mayEnd()) {
            out.begin();
        }
        return with(in.take(Byte.SIZE));
    }

    private Stage with(int next) {
        int sumNow = field == SUM ? sum : Crc32.after(sum, next);
        Member now = new Member(first, field, read + 1, flags, value, sumNow);
        return switch (field) {
            case FIXED -> now.fixed(next);
            case EXTRA -> now.extra(next);
            case NAME, COMMENT -> next == 0 ? now.then() : now;
            default -> now.checked(next);
        };
    }

    private Stage fixed(int next) {
        if (read <= BEGIN.length && next != BEGIN[read - 1]) {
            return new Fault(first ? "does not begin as gzip does" : "goes on after the end of its gzip data");
        }
        if (read == BEGIN.length + 1) {
            return (next & RESERVED) == 0
                    ? new Member(first, field, read, next, value, sum)
                    : new Fault("has gzip flags that are reserved");
        }
        return read < FIXED_SIZE ? this : then();
    }

    /** Two bytes for the size of the field, and the field. */
    private Stage extra(int next) {
        Member now = read <= 2 ? new Member(first, field, read, flags, withValue(next), sum) : this;
        return now.read >= 2 && now.read - 2 == now.value ? now.then() : now;
    }

    private Stage checked(int next) {
        int found = withValue(next);
        if (read < 2) {
            return new Member(first, field, read, flags, found, sum);
        }
        return found == (sum & 0xffff) ? then() : new Fault("has a wrong checksum of its gzip header");
    }

    private int withValue(int next) {
        return value | next << (Byte.SIZE * (read - 1));
    }

    /** What follows the field. */
    private Stage then() {
        for (int next = field + 1; next <= SUM; next++) {
            if ((flags & (next == SUM ? 2 : 2 << next)) != 0) {
                return new Member(first, next, 0, flags, 0, sum);
            }
        }
        return Block.START;
    }
}
