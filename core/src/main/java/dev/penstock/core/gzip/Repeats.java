package dev.penstock.core.gzip;

import java.util.Arrays;

/**
 * What a block is made of: literals, and repeats of what stands before in the block. The places where the same four bytes begin are
 * chained by their hash; a repeat is put off by one byte where a longer one begins there.
 */
final class Repeats {
    static final int LEAST = 4;
    static final int MOST = 258;

    private static final int HASH_BITS = 13;
    private static final int MOST_TRIED = 32;

    private final byte[] block;
    /** The last place of each hash, plus one. */
    private final int[] heads = new int[1 << HASH_BITS];

    private final int[] before;
    private final int[] found;
    private int count;

    private Repeats(byte[] block) {
        this.block = block;
        this.before = new int[block.length];
        this.found = new int[block.length];
    }

    /**
     * The literals and repeats of a block, one number each.
     *
     * @param block at most 32 KiB
     */
    static int[] of(byte[] block) {
        Repeats repeats = new Repeats(block);
        repeats.find();
        return Arrays.copyOf(repeats.found, repeats.count);
    }

    private static int repeat(int distance, int length) {
        return length << Short.SIZE | distance;
    }

    /** How many bytes are repeated, 0 for a literal. */
    static int length(int number) {
        return number >>> Short.SIZE;
    }

    /** The distance of a repeat, or the byte of a literal. */
    static int rest(int number) {
        return number & 0xffff;
    }

    private void find() {
        int at = 0;
        int now = longest(0);
        while (at < block.length) {
            int next = length(now) < MOST ? longest(at + 1) : 0;
            if (now == 0 || length(next) > length(now)) {
                found[count++] = block[at++] & 0xff;
                now = next;
            } else {
                found[count++] = now;
                int end = at + length(now);
                for (at += length(now) < MOST ? 2 : 1; at < end; at++) {
                    chain(at);
                }
                now = longest(at);
            }
        }
    }

    /** Chains the place, and yields the place before it in the chain or -1. */
    private int chain(int at) {
        if (at > block.length - LEAST) {
            return -1;
        }
        int word = (block[at] & 0xff)
                | (block[at + 1] & 0xff) << 8
                | (block[at + 2] & 0xff) << 16
                | (block[at + 3] & 0xff) << 24;
        int hash = (word * 0x9e3779b1) >>> (Integer.SIZE - HASH_BITS);
        int previous = heads[hash] - 1;
        before[at] = previous;
        heads[hash] = at + 1;
        return previous;
    }

    /** Chains the place, and yields the longest repeat that was found there, or 0. */
    private int longest(int at) {
        int place = chain(at);
        int most = Math.min(MOST, block.length - at);
        int length = LEAST - 1;
        int best = 0;
        for (int tries = MOST_TRIED; place >= 0 && tries > 0 && length < most; tries--) {
            if (block[place + length] == block[at + length]) {
                int same = same(place, at, most);
                if (same > length) {
                    length = same;
                    best = repeat(at - place, same);
                }
            }
            place = before[place];
        }
        return best;
    }

    private int same(int place, int at, int most) {
        int length = 0;
        while (length < most && block[place + length] == block[at + length]) {
            length++;
        }
        return length;
    }
}
