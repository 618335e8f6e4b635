package dev.penstock.core.gzip;

/** The symbols that stand for lengths and distances of repeats, with bits after them that say which (RFC 1951 section 3.2.5). */
final class Ranges {
    static final int LITERALS = 286;
    static final int DISTANCES = 30;

    /** The symbol that ends a block. */
    static final int END = 256;

    private static final int FIRST = 257;
    private static final int LEAST_LENGTH = 3;
    private static final int MOST_LENGTH = 258;
    private static final int LAST = 285;

    private Ranges() {}

    static int lengthSymbol(int length) {
        int number = length - LEAST_LENGTH;
        int bits = Math.max(0, log(number) - 2);
        return length == MOST_LENGTH ? LAST : FIRST + (bits << 2) + (number >> bits);
    }

    /** How many bits follow the symbol of a length. */
    static int lengthBits(int symbol) {
        return symbol == LAST ? 0 : Math.max(0, ((symbol - FIRST) >> 2) - 1);
    }

    /** The least length that the symbol stands for. */
    static int leastLength(int symbol) {
        int bits = lengthBits(symbol);
        return symbol == LAST ? MOST_LENGTH : LEAST_LENGTH + ((symbol - FIRST - (bits << 2)) << bits);
    }

    static int distanceSymbol(int distance) {
        int bits = Math.max(0, log(distance - 1) - 1);
        return (bits << 1) + ((distance - 1) >> bits);
    }

    /** How many bits follow the symbol of a distance. */
    static int distanceBits(int symbol) {
        return Math.max(0, (symbol >> 1) - 1);
    }

    /** The least distance that the symbol stands for. */
    static int leastDistance(int symbol) {
        int bits = distanceBits(symbol);
        return 1 + ((symbol - (bits << 1)) << bits);
    }

    /** Of 0 it is negative. */
    private static int log(int number) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number);
    }
}
