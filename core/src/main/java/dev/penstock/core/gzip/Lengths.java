package dev.penstock.core.gzip;

import java.util.Arrays;

/** The lengths of the words of a best prefix code whose words have at most so many bits. */
final class Lengths {
    private static final int SYMBOL_BITS = 9;

    private final long[] byCount;
    private final int used;

    private Lengths(int[] counts) {
        long[] all = new long[counts.length];
        int some = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                all[some++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
            }
        }
        used = some;
        byCount = Arrays.copyOf(all, some);
        Arrays.sort(byCount);
    }

    /**
     * One for each symbol, 0 for those that do not occur. Where fewer than two occur others get a word too, since readers differ in
     * what they make of a code of one word.
     *
     * @param counts how often each symbol occurs, at most 511 symbols
     */
    static byte[] of(int[] counts, int most) {
        int[] some = counts.clone();
        int used = 0;
        for (int count : counts) {
            used += count > 0 ? 1 : 0;
        }
        for (int symbol = 0; used < 2; symbol++) {
            used += some[symbol] == 0 ? 1 : 0;
            some[symbol] = Math.max(1, some[symbol]);
        }
        return new Lengths(some).of(counts.length, most);
    }

    private byte[] of(int symbols, int most) {
        int[] widths = limited(depths(), most);
        byte[] lengths = new byte[symbols];
        int next = 0;
        for (int length = most; length > 0; length--) {
            for (int i = 0; i < widths[length]; i++) {
                lengths[(int) byCount[next++] & ((1 << SYMBOL_BITS) - 1)] = (byte) length;
            }
        }
        return lengths;
    }

    /** How many words have each length, were none limited: the tree of Huffman, its nodes made in the order of their counts. */
    private int[] depths() {
        long[] nodes = new long[used];
        int[] parents = new int[2 * used];
        int leaf = 0;
        int node = 0;
        for (int made = 0; made < used - 1; made++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf = leaf < used && (node == made || byCount[leaf] >> SYMBOL_BITS <= nodes[node]);
                nodes[made] += takesLeaf ? byCount[leaf] >> SYMBOL_BITS : nodes[node];
                parents[takesLeaf ? leaf++ : used + node++] = made;
            }
        }
        return depths(parents);
    }

    private int[] depths(int[] parents) {
        int[] depth = new int[used];
        for (int node = used - 3; node >= 0; node--) {
            depth[node] = depth[parents[used + node]] + 1;
        }
        int[] widths = new int[used + 1];
        for (int leaf = 0; leaf < used; leaf++) {
            widths[depth[parents[leaf]] + 1]++;
        }
        return widths;
    }

    /** Words that are too long go up in pairs: one takes the place of their parent, the other a place beside a shorter word. */
    private static int[] limited(int[] widths, int most) {
        int[] limited = Arrays.copyOf(widths, Math.max(widths.length, most + 1));
        for (int length = limited.length - 1; length > most; length--) {
            while (limited[length] > 0) {
                int shorter = length - 2;
                while (limited[shorter] == 0) {
                    shorter--;
                }
                limited[length] -= 2;
                limited[length - 1]++;
                limited[shorter]--;
                limited[shorter + 1] += 2;
            }
        }
        return limited;
    }
}
