package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;

/** The bits of a chunk, lowest first, after those that the chunk before left. Local to a step. */
final class BitInput {
    private final Bytes chunk;
    private int at;
    private long bits;
    private int count;

    BitInput(Bytes chunk, long bits, int count) {
        this.chunk = chunk;
        this.bits = bits;
        this.count = count;
    }

    /**
     * Takes in bytes as there is room. Then 57 bits are ready, or all that have come. Bits above those counted may be set already, as
     * they will be.
     */
    void fill() {
        int taken = Math.min((Long.SIZE - count) >>> 3, chunk.size() - at);
        if (taken > 0) {
            bits |= chunk.wordAt(at) << count;
            at += taken;
            count += taken * Byte.SIZE;
        }
    }

    /** Whether {@code wanted} bits have come, at most 57. */
    boolean has(int wanted) {
        if (count < wanted) {
            fill();
        }
        return count >= wanted;
    }

    /** The bits that are ready; those above {@link #count()} mean nothing. */
    long bits() {
        return bits;
    }

    int count() {
        return count;
    }

    /** The bits to keep for the next chunk. */
    long left() {
        return count == Long.SIZE ? bits : bits & ((1L << count) - 1);
    }

    /** Takes bits that are ready, at most 32. */
    int take(int wanted) {
        int value = (int) (bits & ((1L << wanted) - 1));
        drop(wanted);
        return value;
    }

    void drop(int taken) {
        bits = taken == Long.SIZE ? 0 : bits >>> taken;
        count -= taken;
    }

    /** Goes to the end of the byte that has been begun. */
    void align() {
        drop(count & (Byte.SIZE - 1));
    }

    /** Hands on at most {@code wanted} bytes, of those that have come; the input is aligned. Yields how many. */
    int moveTo(Output out, int wanted) {
        int moved = 0;
        while (moved < wanted && count > 0) {
            out.put(take(Byte.SIZE));
            moved++;
        }
        if (moved == wanted) {
            return moved;
        }
        bits = 0;
        int run = Math.min(wanted - moved, chunk.size() - at);
        out.put(chunk, at, at + run);
        at += run;
        return moved + run;
    }
}
