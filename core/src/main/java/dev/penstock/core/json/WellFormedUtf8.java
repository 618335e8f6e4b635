package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;

/** Well-formed UTF-8 (Unicode 15, table 3-7): shortest forms only, no surrogates, nothing above U+10FFFF. */
final class WellFormedUtf8 {

    private static final long HIGHS = 0x8080808080808080L;

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

    /** The length of the sequence of two to four bytes that a word begins with, 0 when it is malformed or cut off. */
    static int sequence(long word) {
        int lead = (int) word & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || !second(lead, (int) (word >>> 8) & 0xff)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((word >>> (i << 3) & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The code point of the well-formed sequence of that length that a word begins with. */
    static int codePoint(long word, int length) {
        int code = (int) word & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            code = code << 6 | ((int) (word >>> (i << 3)) & 0x3f);
        }
        return code;
    }

    private static boolean second(int lead, int next) {
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }
}
