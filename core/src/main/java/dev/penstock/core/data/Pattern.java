package dev.penstock.core.data;

import java.util.Objects;

/** Bytes to look for, with what a search has to know of them in advance. */
public final class Pattern {
    private static final long EACH_BYTE = 0x0101010101010101L;

    private final Bytes bytes;
    private final int size;
    private final long head;
    private final long mask;
    private final long first;
    private final long last;

    private Pattern(Bytes bytes) {
        this.bytes = bytes;
        this.size = bytes.size();
        this.head = bytes.wordAt(0);
        this.mask = size >= Long.BYTES ? -1L : (1L << (Byte.SIZE * size)) - 1;
        this.first = (head & 0xff) * EACH_BYTE;
        this.last = ((head >>> (Byte.SIZE * (headSize() - 1))) & 0xff) * EACH_BYTE;
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

    /** How many of its bytes, up to eight, {@link #begins} compares. */
    public int headSize() {
        return Math.min(size, Long.BYTES);
    }

    /** A word of which each byte is the first one of the pattern. */
    public long first() {
        return first;
    }

    /** A word of which each byte is the last one that {@link #begins} compares. */
    public long last() {
        return last;
    }

    /** Whether the first bytes of the pattern are those of a word, the lowest being the first. */
    public boolean begins(long word) {
        return (word & mask) == head;
    }
}
