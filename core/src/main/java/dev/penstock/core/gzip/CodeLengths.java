package dev.penstock.core.gzip;

/** The lengths of a block's codes, themselves coded (RFC 1951 section 3.2.7), as far as they have come. */
final class CodeLengths implements Stage {
    /** In which order the lengths of the code for lengths stand. */
    static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static final int REPEAT = 16;
    static final int ZEROS = 17;
    static final int MANY_ZEROS = 18;

    private static final Fault WRONG = new Fault("has a gzip block with wrong codes");

    private final boolean last;
    private final int literals;
    private final Code code;
    private final byte[] lengths;
    private final int known;

    /**
     * @param code in which they come
     * @param lengths of the words for literals, then of those for distances
     * @param known how many have come
     */
    private CodeLengths(boolean last, int literals, Code code, byte[] lengths, int known) {
        this.last = last;
        this.literals = literals;
        this.code = code;
        this.lengths = lengths;
        this.known = known;
    }

    /** The lengths of the code in which the others come. */
    record First(boolean last, int literals, int distances, int count) implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            if (!in.has(3 * count)) {
                return this;
            }
            byte[] first = new byte[ORDER.length];
            for (int i = 0; i < count; i++) {
                first[ORDER[i]] = (byte) in.take(3);
            }
            Code code = new Code(first, 0, first.length);
            return code.isComplete() ? new CodeLengths(last, literals, code, new byte[literals + distances], 0) : WRONG;
        }
    }

    /** How many bits follow the symbol. */
    static int extraBits(int symbol) {
        return symbol < REPEAT ? 0 : symbol == REPEAT ? 2 : symbol == ZEROS ? 3 : 7;
    }

    /** How many lengths a symbol with bits of this value after it stands for. */
    static int run(int symbol, int value) {
        return symbol < REPEAT ? 1 : value + (symbol == MANY_ZEROS ? 11 : 3);
    }

    @Override
    public Stage read(BitInput in, Output out) {
        if (known == lengths.length) {
            return complete();
        }
        byte[] all = lengths.clone();
        int end = known;
        int next = fillIn(in, all, end);
        while (next > end && next < all.length) {
            end = next;
            next = fillIn(in, all, end);
        }
        return next < 0 ? WRONG : next == known ? this : new CodeLengths(last, literals, code, all, next);
    }

    /** Reads one length, or a run of them; yields how many are known then, the same where more must come, or -1. */
    private int fillIn(BitInput in, byte[] all, int end) {
        in.fill();
        int found = code.find(in.bits(), in.count());
        int symbol = found >> Code.LENGTH_BITS;
        int used = found & Code.LENGTH_MASK;
        int extra = extraBits(symbol);
        if (found == Code.MORE || (found > 0 && in.count() < used + extra)) {
            return end;
        }
        if (found == Code.NONE || (symbol == REPEAT && end == 0)) {
            return -1;
        }
        in.drop(used);
        int run = run(symbol, in.take(extra));
        int value = symbol < REPEAT ? symbol : symbol == REPEAT ? all[end - 1] : 0;
        if (run > all.length - end) {
            return -1;
        }
        for (int i = end; i < end + run; i++) {
            all[i] = (byte) value;
        }
        return end + run;
    }

    private Stage complete() {
        Code forLiterals = new Code(lengths, 0, literals);
        Code forDistances = new Code(lengths, literals, lengths.length);
        return lengths[Ranges.END] != 0 && forLiterals.isUsable() && forDistances.isUsable()
                ? new Symbols(last, forLiterals, forDistances)
                : WRONG;
    }
}
