package dev.penstock.core.data;

import java.util.Objects;

/** Bytes to look for, with what a search has to know of them in advance. */
public final class Pattern {
    private final Bytes bytes;
    private final int size;
    private final long head;
    private final long mask;
    private final int ends;

    private Pattern(Bytes bytes) {
        this.bytes = bytes;
        this.size = bytes.size();
        this.head = bytes.wordAt(0);
        this.mask = size >= Long.BYTES ? -1L : (1L << (Byte.SIZE * size)) - 1;
        this.ends = endsOf(head, Math.min(size, Long.BYTES) - 1);
    }

    private static int endsOf(long head, int gap) {
        return gap << 16 | (int) (head >>> (Byte.SIZE * gap) & 0xff) << 8 | (int) (head & 0xff);
    }

    /** The pattern of these bytes, which are kept. */
    public static Pattern of(Bytes bytes) {
        return new Pattern(bytes.owned());
    }

    /** How many bytes it has. */
    public int size() {
        return size;
    }

    /** The byte at {@code index}. @throws IndexOutOfBoundsException unless {@code 0 <= index < size()} */
    public byte at(int index) {
        return bytes.at(Objects.checkIndex(index, size));
    }

    /**
     * The first byte of those that {@link #begins} compares and, eight bits higher, the last one; above them how many bytes further that
     * stands. Without meaning where there are none.
     */
    public int ends() {
        return ends;
    }

    /** Its first eight bytes as a number, the first one lowest; fewer where it has fewer. */
    public long head() {
        return head;
    }

    /** All bits of {@link #head()} that stand for a byte. */
    public long mask() {
        return mask;
    }

    /**
     * The most bytes that the pattern begins with and some bytes end with.
     *
     * @param word those bytes, the first one lowest, with zeros behind them
     * @param count how many they are: at most seven, and fewer than the pattern has
     */
    public int begunBy(long word, int count) {
        long rest = word;
        int left = count;
        while (left > 0 && rest != (head & ((1L << (Byte.SIZE * left)) - 1))) {
            rest >>>= Byte.SIZE;
            left--;
        }
        return left;
    }

    /** Whether the first bytes of the pattern are those of a word, the lowest being the first. */
    public boolean begins(long word) {
        return (word & mask) == head;
    }
}
