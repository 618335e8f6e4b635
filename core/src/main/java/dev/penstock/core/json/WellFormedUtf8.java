package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;

/** Well-formed UTF-8 (Unicode 15, table 3-7): shortest forms only, no surrogates, nothing above U+10FFFF. */
final class WellFormedUtf8 {

    private static final long HIGHS = 0x8080808080808080L;

    /** E0 with a second byte below A0. */
    private static final int OVERLONG = 0x0000;

    /** ED with a second byte from A0 on. */
    private static final int SURROGATE = 0x200d;

    private WellFormedUtf8() {}

    /** The offset of the first sequence that is not well-formed, or -1. */
    static int firstMalformed(Bytes bytes) {
        int at = 0;
        while (at < bytes.size()) {
            long high = bytes.wordAt(at) & HIGHS;
            at += Long.numberOfTrailingZeros(high) >>> 3;
            if (high != 0) {
                int length = sequence(bytes.wordAt(at));
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return -1;
    }

    /** The length of the well-formed sequence of two to four bytes that a word begins with, else 0. */
    static int sequence(long word) {
        int four = (int) word;
        if ((four & 0xc0c0f0) == 0x8080e0) {
            int leadAndUpperHalf = four & 0x200f;
            return leadAndUpperHalf == OVERLONG || leadAndUpperHalf == SURROGATE ? 0 : 3;
        } else if ((four & 0xc0e0) == 0x80c0) {
            return (four & 0x1e) == 0 ? 0 : 2;
        }
        int plane = (four & 7) << 2 | (four & 0x3000) >>> 12;
        return (four & 0xc0c0c0f8) == 0x808080f0 && plane >= 1 && plane <= 16 ? 4 : 0;
    }

    /** The code point of the well-formed sequence of that length that a word begins with. */
    static int codePoint(long word, int length) {
        int code = (int) word & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            code = code << 6 | ((int) (word >>> (i << 3)) & 0x3f);
        }
        return code;
    }
}
