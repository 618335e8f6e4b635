package dev.penstock.core.json;

/** Well-formed UTF-8 (Unicode 15, table 3-7): shortest forms only, no surrogates, nothing above U+10FFFF. */
final class WellFormedUtf8 {

    private WellFormedUtf8() {}

    /** The offset of the first sequence that is not well-formed, or -1. */
    static int firstMalformed(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at] >= 0 ? 1 : sequence(bytes, at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** The length of the sequence of two or more bytes at an offset, 0 when it is malformed or cut off. */
    private static int sequence(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length || !second(lead, bytes[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean second(int lead, int next) {
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }
}
