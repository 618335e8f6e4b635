package dev.penstock.core.gzip;

import java.util.Arrays;

/** The head of a block with codes of its own: their lengths, themselves coded (RFC 1951 section 3.2.7). */
final class Tables {
    private static final int MOST_LENGTH = 7;
    private static final int LEAST_LITERALS = 257;

    private final int literals;
    private final int distances;
    private final int[] runs;
    private final int count;
    private final int[] counts = new int[CodeLengths.ORDER.length];
    private final Words code;
    private final int codeLengths;

    Tables(byte[] forLiterals, byte[] forDistances) {
        literals = used(forLiterals, LEAST_LITERALS);
        distances = used(forDistances, 1);
        byte[] all = Arrays.copyOf(forLiterals, literals + distances);
        System.arraycopy(forDistances, 0, all, literals, distances);
        runs = new int[all.length];
        count = findRuns(all);
        code = Words.of(counts, MOST_LENGTH);
        codeLengths = usedInOrder();
    }

    private static int used(byte[] lengths, int least) {
        int end = lengths.length;
        while (end > least && lengths[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private int usedInOrder() {
        int end = CodeLengths.ORDER.length;
        while (end > 4 && code.lengths()[CodeLengths.ORDER[end - 1]] == 0) {
            end--;
        }
        return end;
    }

    /** Each run is a symbol, and above it what says how long it is. */
    private int findRuns(byte[] all) {
        int some = 0;
        int at = 0;
        while (at < all.length) {
            int run = run(all, at);
            int number = symbol(all, at, run);
            runs[some++] = number;
            counts[number & 0xff]++;
            at += CodeLengths.run(number & 0xff, number >>> Byte.SIZE);
        }
        return some;
    }

    private static int run(byte[] all, int at) {
        int end = at + 1;
        while (end < all.length && all[end] == all[at]) {
            end++;
        }
        return end - at;
    }

    private static int symbol(byte[] all, int at, int run) {
        if (all[at] == 0 && run >= 11) {
            return CodeLengths.MANY_ZEROS | (Math.min(run, 138) - 11) << Byte.SIZE;
        }
        if (all[at] == 0 && run >= 3) {
            return CodeLengths.ZEROS | (run - 3) << Byte.SIZE;
        }
        boolean repeats = at > 0 && all[at] == all[at - 1] && run >= 3;
        return repeats ? CodeLengths.REPEAT | (Math.min(run, 6) - 3) << Byte.SIZE : all[at];
    }

    /** How many bits the head has. */
    long size() {
        long size = 14 + code.size(counts) + 3L * codeLengths;
        for (int symbol = CodeLengths.REPEAT; symbol < counts.length; symbol++) {
            size += (long) counts[symbol] * CodeLengths.extraBits(symbol);
        }
        return size;
    }

    void put(BitOutput out) {
        out.put(literals - 257, 5);
        out.put(distances - 1, 5);
        out.put(codeLengths - 4, 4);
        for (int i = 0; i < codeLengths; i++) {
            out.put(code.lengths()[CodeLengths.ORDER[i]], 3);
        }
        for (int i = 0; i < count; i++) {
            int symbol = runs[i] & 0xff;
            code.put(symbol, out);
            out.put(runs[i] >>> Byte.SIZE, CodeLengths.extraBits(symbol));
        }
    }
}
