package dev.penstock.core.gzip;

/** A prefix code as the lengths of its words say (RFC 1951 section 3.2.2), for writing. */
final class Words {
    private final byte[] lengths;
    private final int[] words;

    Words(byte[] lengths) {
        this.lengths = lengths;
        this.words = new int[lengths.length];
        int word = 0;
        for (int length = 1; length <= Code.MOST_LENGTH; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    words[symbol] = Integer.reverse(word++) >>> (Integer.SIZE - length);
                }
            }
            word <<= 1;
        }
    }

    /** The code of these counts whose words have at most so many bits. */
    static Words of(int[] counts, int most) {
        return new Words(Lengths.of(counts, most));
    }

    byte[] lengths() {
        return lengths;
    }

    void put(int symbol, BitOutput out) {
        out.put(words[symbol], lengths[symbol]);
    }

    /** How many bits so many of each symbol take. */
    long size(int[] counts) {
        long size = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            size += (long) counts[symbol] * lengths[symbol];
        }
        return size;
    }
}
