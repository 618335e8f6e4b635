package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.digest.Crc32;
import java.util.Arrays;

/**
 * What a step decodes, behind what was decoded last before it, to which distances may reach back. Local to a step: the bytes from
 * before are copied before any is added.
 */
final class Output {
    static final int WINDOW = 32 * 1024;
    private static final int MOST_AT_ONCE = 64 << 20;

    private final int start;
    private byte[] array;
    private int size;
    private long left;
    private int sum;
    private int summed;
    private long member;

    /**
     * @param history what was decoded last, at most a window
     * @param left how many bytes may still come
     * @param sum of the member so far
     * @param member how many bytes the member has so far
     */
    Output(byte[] history, long left, int sum, long member) {
        this.array = history;
        this.start = history.length;
        this.size = start;
        this.summed = start;
        this.left = left;
        this.sum = sum;
        this.member = member;
    }

    /** A member of its own begins: nothing before it is reached. */
    void begin() {
        sum = 0;
        summed = size;
        member = 0;
    }

    /** How many bytes may still come. */
    long left() {
        return left;
    }

    /** How many bytes the member has. */
    long member() {
        return member;
    }

    /** The checksum of the member's bytes. */
    int sum() {
        sum = Crc32.after(sum, array, summed, size);
        summed = size;
        return sum;
    }

    void put(int value) {
        int at = grow(1);
        array[at] = (byte) value;
    }

    void put(Bytes bytes, int from, int to) {
        int at = grow(to - from);
        bytes.copyTo(from, to, array, at);
    }

    /** Repeats the {@code length} bytes that stand {@code distance} before the end, which may reach into themselves. */
    void repeat(int distance, int length) {
        int at = grow(length);
        if (distance >= length) {
            System.arraycopy(array, at - distance, array, at, length);
            return;
        }
        for (int end = at + length; at < end; at++) {
            array[at] = array[at - distance];
        }
    }

    /** Makes room at the end, and yields where it begins. */
    private int grow(int more) {
        int old = size;
        if (more > array.length - old) {
            array = Arrays.copyOf(array, capacity(more));
        }
        size = old + more;
        left -= more;
        member += more;
        return old;
    }

    /** Never the length of the array of before, so that it is copied. */
    private int capacity(int more) {
        int needed = size - start + more;
        if (needed > MOST_AT_ONCE) {
            throw new IllegalStateException("more than " + MOST_AT_ONCE + " bytes made of one callback's bytes");
        }
        return start + Math.max(needed, Math.min(MOST_AT_ONCE, 2 * (size - start) + 4 * 1024));
    }

    /** What the step has decoded. */
    Bytes decoded() {
        return size == start ? Bytes.empty() : Bytes.adopt(array).slice(start, size);
    }

    /** What was decoded last and may be reached by what comes. */
    byte[] history() {
        int kept = (int) Math.min(member, WINDOW);
        return size == start && kept == start ? array : Arrays.copyOfRange(array, size - kept, size);
    }
}
