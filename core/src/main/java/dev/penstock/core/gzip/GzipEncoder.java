package dev.penstock.core.gzip;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.digest.Crc32;

/**
 * Where the encoding of bytes as one gzip member stands, between two blocks. Immutable. Each block is encoded by itself, so what comes
 * out depends on what goes into each block alone.
 *
 * @param begun whether the header is out
 * @param bits of the last byte, which is not whole
 * @param bitCount how many they are
 * @param sum of what was encoded
 * @param size of what was encoded, modulo 2^32
 */
public record GzipEncoder(boolean begun, int bits, int bitCount, int sum, int size) {
    /** The most bytes that a block may have: 32 KiB. */
    public static final int MOST_BLOCK = 32 * 1024;

    /** Before the first block. */
    public static final GzipEncoder START = new GzipEncoder(false, 0, 0, 0, 0);

    private static final int ROOM_FOR_ENDS = 32;

    /** By a compressor that does not say how it works, at a time and on a system that are not told. */
    private static final long HEADER = 0x00088b1fL;

    private static final long NO_SYSTEM = 0xff00L;

    /** Encodes the next block. */
    public Encoded block(Bytes block) {
        byte[] bytes = block.toArray();
        BitOutput out = put(bytes, false);
        return new Encoded(
                new GzipEncoder(true, out.left(), out.count(), after(bytes), size + bytes.length), out.whole());
    }

    /** Encodes the last block, which may be empty, and what ends the member. */
    public Bytes end(Bytes block) {
        byte[] bytes = block.toArray();
        BitOutput out = put(bytes, true);
        out.align();
        out.put(after(bytes) & 0xffffffffL, Integer.SIZE);
        out.put((size + bytes.length) & 0xffffffffL, Integer.SIZE);
        return out.whole();
    }

    private BitOutput put(byte[] block, boolean last) {
        BitOutput out = new BitOutput(block.length + ROOM_FOR_ENDS, bits, bitCount);
        if (!begun) {
            out.put(HEADER, Integer.SIZE);
            out.put(0, Integer.SIZE);
            out.put(NO_SYSTEM, Short.SIZE);
        }
        BlockWriter.put(block, last, out);
        return out;
    }

    private int after(byte[] block) {
        return Crc32.after(sum, block, 0, block.length);
    }

    /** What became of a block, and where the encoding stands after it. */
    public record Encoded(GzipEncoder next, Bytes out) {}
}
