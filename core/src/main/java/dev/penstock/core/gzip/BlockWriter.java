package dev.penstock.core.gzip;

/** Writes a block in the shortest of the three ways: as it is, or with the fixed codes, or with codes of its own. */
final class BlockWriter {
    private static final int MOST_BITS = 15;
    private static final Words FIXED_LITERALS = new Words(Code.fixedLiterals());
    private static final Words FIXED_DISTANCES = new Words(Code.fixedDistances());

    private final byte[] block;
    private final int[] numbers;
    private final int[] literals = new int[Ranges.LITERALS];
    private final int[] distances = new int[Ranges.DISTANCES];
    private long extra;

    private BlockWriter(byte[] block) {
        this.block = block;
        this.numbers = Repeats.of(block);
        count();
    }

    /** @param block at most 32 KiB */
    static void put(byte[] block, boolean last, BitOutput out) {
        out.put(last ? 1 : 0, 1);
        new BlockWriter(block).put(out);
    }

    private void count() {
        literals[Ranges.END] = 1;
        for (int number : numbers) {
            if (Repeats.length(number) == 0) {
                literals[Repeats.rest(number)]++;
            } else {
                int length = Ranges.lengthSymbol(Repeats.length(number));
                int distance = Ranges.distanceSymbol(Repeats.rest(number));
                literals[length]++;
                distances[distance]++;
                extra += Ranges.lengthBits(length) + Ranges.distanceBits(distance);
            }
        }
    }

    private void put(BitOutput out) {
        Words ownLiterals = Words.of(literals, MOST_BITS);
        Words ownDistances = Words.of(distances, MOST_BITS);
        Tables tables = new Tables(ownLiterals.lengths(), ownDistances.lengths());
        long own = tables.size() + ownLiterals.size(literals) + ownDistances.size(distances) + extra;
        long fixed = FIXED_LITERALS.size(literals) + FIXED_DISTANCES.size(distances) + extra;
        if (8L * block.length + Integer.SIZE < Math.min(own, fixed)) {
            putStored(out);
        } else if (own < fixed) {
            out.put(Block.DYNAMIC, 2);
            tables.put(out);
            putSymbols(ownLiterals, ownDistances, out);
        } else {
            out.put(Block.FIXED, 2);
            putSymbols(FIXED_LITERALS, FIXED_DISTANCES, out);
        }
    }

    private void putStored(BitOutput out) {
        out.put(Block.STORED, 2);
        out.align();
        out.put(block.length, Short.SIZE);
        out.put(block.length ^ 0xffff, Short.SIZE);
        for (byte each : block) {
            out.put(each & 0xff, Byte.SIZE);
        }
    }

    private void putSymbols(Words forLiterals, Words forDistances, BitOutput out) {
        for (int number : numbers) {
            int length = Repeats.length(number);
            if (length == 0) {
                forLiterals.put(Repeats.rest(number), out);
            } else {
                int symbol = Ranges.lengthSymbol(length);
                forLiterals.put(symbol, out);
                out.put(length - Ranges.leastLength(symbol), Ranges.lengthBits(symbol));
                int distance = Repeats.rest(number);
                int far = Ranges.distanceSymbol(distance);
                forDistances.put(far, out);
                out.put(distance - Ranges.leastDistance(far), Ranges.distanceBits(far));
            }
        }
        forLiterals.put(Ranges.END, out);
    }
}
