package dev.penstock.core.digest;

/** CRC-32 (RFC 1952 section 8). Unlike the JDK's it goes on from any sum, so that a sum may be part of an immutable state. */
public final class Crc32 {
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int[] TABLE = table();

    private Crc32() {}

    /** The sum of what {@code sum} is of, 0 of nothing, and the bytes of {@code array} from {@code from} up to but without {@code to}. */
    public static int after(int sum, byte[] array, int from, int to) {
        int rest = ~sum;
        for (int i = from; i < to; i++) {
            rest = TABLE[(rest ^ array[i]) & 0xff] ^ rest >>> Byte.SIZE;
        }
        return ~rest;
    }

    /** The sum of what {@code sum} is of, and the lowest 8 bits of {@code next}. */
    public static int after(int sum, int next) {
        return ~(TABLE[(~sum ^ next) & 0xff] ^ ~sum >>> Byte.SIZE);
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int rest = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = rest >>> 1 ^ (POLYNOMIAL & -(rest & 1));
            }
            table[i] = rest;
        }
        return table;
    }
}
