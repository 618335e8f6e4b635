package dev.penstock.core.gzip;

import java.util.Arrays;

/**
 * A prefix code as the lengths of its code words say (RFC 1951 section 3.2.2), for reading. Words of up to nine bits are found at
 * once, longer ones bit by bit.
 */
final class Code {
    static final int LENGTH_BITS = 4;
    static final int LENGTH_MASK = 15;
    static final int MOST_LENGTH = 15;

    /** More bits must come to tell the word. */
    static final int MORE = 0;

    /** No word begins so. */
    static final int NONE = -1;

    static final Code FIXED_LITERALS = of(fixedLiterals());
    static final Code FIXED_DISTANCES = of(fixedDistances());

    private static final int QUICK_BITS = 9;

    private final int[] counts = new int[MOST_LENGTH + 1];
    private final short[] symbols;
    private final short[] quick = new short[1 << QUICK_BITS];
    private final int unused;

    /** The code of the symbols 0 and on, whose lengths stand from {@code from} up to but without {@code to}; 0 for no word. */
    Code(byte[] lengths, int from, int to) {
        for (int i = from; i < to; i++) {
            counts[lengths[i]]++;
        }
        symbols = new short[to - from - counts[0]];
        counts[0] = 0;
        unused = unused();
        if (unused >= 0) {
            fillIn(lengths, from, to);
        }
    }

    private static Code of(byte[] lengths) {
        return new Code(lengths, 0, lengths.length);
    }

    /** The lengths of the fixed codes (RFC 1951 section 3.2.6). */
    static byte[] fixedLiterals() {
        byte[] lengths = new byte[288];
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, 288, (byte) 8);
        return lengths;
    }

    static byte[] fixedDistances() {
        byte[] lengths = new byte[32];
        Arrays.fill(lengths, (byte) 5);
        return lengths;
    }

    /** How many words of the greatest length are not taken; negative where there are more words than can be. */
    private int unused() {
        int free = 1;
        for (int length = 1; length <= MOST_LENGTH && free >= 0; length++) {
            free = 2 * free - counts[length];
        }
        return free;
    }

    private void fillIn(byte[] lengths, int from, int to) {
        int[] next = new int[MOST_LENGTH + 1];
        int[] place = new int[MOST_LENGTH + 1];
        for (int length = 1; length < MOST_LENGTH; length++) {
            next[length + 1] = (next[length] + counts[length]) << 1;
            place[length + 1] = place[length] + counts[length];
        }
        for (int i = from; i < to; i++) {
            int length = lengths[i];
            if (length > 0) {
                symbols[place[length]++] = (short) (i - from);
                fillInQuick(Integer.reverse(next[length]++) >>> (Integer.SIZE - length), length, i - from);
            }
        }
    }

    private void fillInQuick(int word, int length, int symbol) {
        for (int at = word; length <= QUICK_BITS && at < quick.length; at += 1 << length) {
            quick[at] = (short) (symbol << LENGTH_BITS | length);
        }
    }

    /** Whether each run of bits is of words of this code. */
    boolean isComplete() {
        return unused == 0;
    }

    /** Whether it is complete, or has one word of one bit or none, as where one distance is used or none. */
    boolean isUsable() {
        return unused == 0 || (unused > 0 && symbols.length == counts[1]);
    }

    /**
     * The symbol whose word {@code bits} begin with and, in its lowest four bits, the length of the word; or {@link #MORE} or
     * {@link #NONE}.
     *
     * @param count how many of the bits have come
     */
    int find(long bits, int count) {
        int entry = quick[(int) bits & ((1 << QUICK_BITS) - 1)];
        if (entry != 0) {
            return (entry & LENGTH_MASK) <= count ? entry : MORE;
        }
        return search(bits, count);
    }

    private int search(long bits, int count) {
        int word = 0;
        int first = 0;
        int place = 0;
        for (int length = 1; length <= MOST_LENGTH; length++) {
            if (length > count) {
                return MORE;
            }
            word |= (int) (bits >>> (length - 1)) & 1;
            int some = counts[length];
            if (word - first < some) {
                return symbols[place + word - first] << LENGTH_BITS | length;
            }
            place += some;
            first = (first + some) << 1;
            word <<= 1;
        }
        return NONE;
    }
}
