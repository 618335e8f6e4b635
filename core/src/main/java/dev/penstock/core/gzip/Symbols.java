package dev.penstock.core.gzip;

/** The literals and repeats of a block (RFC 1951 section 3.2.5). A repeat is taken when all of it has come. */
record Symbols(boolean last, Code literals, Code distances) implements Stage {
    private static final Fault WRONG = new Fault("has a gzip block with a wrong symbol");

    @Override
    public Stage read(BitInput in, Output out) {
        while (true) {
            in.fill();
            int found = literals.find(in.bits(), in.count());
            int symbol = found >> Code.LENGTH_BITS;
            if (found <= 0) {
                return found == Code.MORE ? this : WRONG;
            }
            if (symbol == Ranges.END) {
                in.drop(found & Code.LENGTH_MASK);
                return Block.after(last, in);
            }
            if (symbol > Ranges.END) {
                Stage next = repeat(symbol, found & Code.LENGTH_MASK, in, out);
                if (next != null) {
                    return next;
                }
            } else if (out.left() == 0) {
                return TooLarge.INSTANCE;
            } else {
                in.drop(found & Code.LENGTH_MASK);
                out.put(symbol);
            }
        }
    }

    /** Takes a repeat whose length begins the bits; yields what comes next where that are not more symbols, else null. */
    private Stage repeat(int symbol, int word, BitInput in, Output out) {
        if (symbol >= Ranges.LITERALS) {
            return WRONG;
        }
        long bits = in.bits() >>> word;
        int used = word + Ranges.lengthBits(symbol);
        int length = Ranges.leastLength(symbol) + low(bits, Ranges.lengthBits(symbol));
        if (used > in.count()) {
            return this;
        }
        bits = in.bits() >>> used;
        int found = distances.find(bits, in.count() - used);
        int far = found >> Code.LENGTH_BITS;
        if (found <= 0 || far >= Ranges.DISTANCES) {
            return found == Code.MORE ? this : WRONG;
        }
        used += found & Code.LENGTH_MASK;
        int distance = Ranges.leastDistance(far) + low(in.bits() >>> used, Ranges.distanceBits(far));
        used += Ranges.distanceBits(far);
        if (used > in.count()) {
            return this;
        }
        return repeat(distance, length, used, in, out);
    }

    private static Stage repeat(int distance, int length, int used, BitInput in, Output out) {
        if (distance > out.member()) {
            return WRONG;
        }
        if (length > out.left()) {
            return TooLarge.INSTANCE;
        }
        in.drop(used);
        out.repeat(distance, length);
        return null;
    }

    private static int low(long bits, int count) {
        return (int) bits & ((1 << count) - 1);
    }
}
