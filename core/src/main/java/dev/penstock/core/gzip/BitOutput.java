package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;
import java.util.Arrays;

/** Bits in a row, lowest first, after those of a byte that was begun before. Local to a step. */
final class BitOutput {
    private byte[] array;
    private int size;
    private long bits;
    private int count;

    /** @param count of {@code bits}, fewer than eight */
    BitOutput(int capacity, int bits, int count) {
        this.array = new byte[capacity];
        this.bits = bits;
        this.count = count;
    }

    /** Adds the lowest {@code width} bits of {@code value}, at most 32, which has no higher ones. */
    void put(long value, int width) {
        bits |= value << count;
        count += width;
        while (count >= Byte.SIZE) {
            put((byte) bits);
            bits >>>= Byte.SIZE;
            count -= Byte.SIZE;
        }
    }

    private void put(byte value) {
        if (size == array.length) {
            array = Arrays.copyOf(array, 2 * size + 16);
        }
        array[size++] = value;
    }

    /** Goes to the end of the byte that has been begun. */
    void align() {
        put(0, -count & (Byte.SIZE - 1));
    }

    /** How many bits the last byte has that is not whole. */
    int count() {
        return count;
    }

    /** The bits of the last byte that is not whole. */
    int left() {
        return (int) bits;
    }

    /** The bytes that are whole. Nothing may be added afterwards. */
    Bytes whole() {
        return Bytes.adopt(array).slice(0, size);
    }
}
