package dev.penstock.core.json;

/**
 * Well-formed UTF-8 (Unicode 15, table 3-7) byte by byte. What is awaited of a sequence is a number: how many bytes, and between which
 * bounds the next one, for the second rules out what is too long, a surrogate or too large.
 */
final class SequenceGrammar {
    /** The sequence has ended. */
    static final int WHOLE = 0;

    /** The byte cannot stand here. */
    static final int REFUSED = -1;

    private SequenceGrammar() {}

    /** What is awaited after a first byte that is not ASCII. */
    static int begin(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return REFUSED;
        }
        int count = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return awaited(count, least, most);
    }

    /** What is awaited after one more byte. */
    static int after(int awaited, int next) {
        if (next < (awaited >> 8 & 0xff) || next > (awaited & 0xff)) {
            return REFUSED;
        }
        int left = (awaited >> 16) - 1;
        return left == 0 ? WHOLE : awaited(left, 0x80, 0xbf);
    }

    private static int awaited(int count, int least, int most) {
        return count << 16 | least << 8 | most;
    }
}
