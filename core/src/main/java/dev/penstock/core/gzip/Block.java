package dev.penstock.core.gzip;

/** The beginnings of blocks (RFC 1951 section 3.2.3). */
interface Block {
    int STORED = 0;
    int FIXED = 1;
    int DYNAMIC = 2;

    /** The next block. */
    Stage START = new Start();

    /** What follows a block. */
    static Stage after(boolean last, BitInput in) {
        if (!last) {
            return START;
        }
        in.align();
        return Trailer.SUM;
    }

    /** Whether it is the last one, and its kind. */
    record Start() implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            return in.has(3) ? of(in.take(1) == 1, in.take(2), in) : this;
        }

        private static Stage of(boolean last, int kind, BitInput in) {
            return switch (kind) {
                case STORED -> stored(last, in);
                case FIXED -> new Symbols(last, Code.FIXED_LITERALS, Code.FIXED_DISTANCES);
                case DYNAMIC -> new CodeSizes(last);
                default -> new Fault("has a gzip block of no known kind");
            };
        }

        private static Stage stored(boolean last, BitInput in) {
            in.align();
            return new StoredSize(last);
        }
    }

    /** The size of a stored block, and its complement. */
    record StoredSize(boolean last) implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            if (!in.has(Integer.SIZE)) {
                return this;
            }
            int size = in.take(Short.SIZE);
            return size == (in.take(Short.SIZE) ^ 0xffff)
                    ? new Stored(last, size)
                    : new Fault("has a stored gzip block with a wrong size");
        }
    }

    /** The bytes of a stored block. */
    record Stored(boolean last, int left) implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            if (left == 0) {
                return after(last, in);
            }
            int moved = in.moveTo(out, (int) Math.min(left, out.left()));
            return moved > 0 ? new Stored(last, left - moved) : in.has(Byte.SIZE) ? TooLarge.INSTANCE : this;
        }
    }

    /** How many codes a block has of its own. */
    record CodeSizes(boolean last) implements Stage {
        @Override
        public Stage read(BitInput in, Output out) {
            if (!in.has(14)) {
                return this;
            }
            int literals = in.take(5) + 257;
            int distances = in.take(5) + 1;
            return literals <= Ranges.LITERALS && distances <= Ranges.DISTANCES
                    ? new CodeLengths.First(last, literals, distances, in.take(4) + 4)
                    : new Fault("has a gzip block with too many codes");
        }
    }
}
