package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;

/** What of a document need not be looked at closely: white space, and strings where nothing is special. */
final class PlainText {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long BELOW_SPACE_OR_QUOTE = 0x21 * ONES;
    private static final long QUOTE_NEXT_TO_CONTROLS = 0x02 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private PlainText() {}

    /** Whether a byte is white space (RFC 8259 section 2). */
    static boolean isSpace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** Whether a UTF-16 unit stands in a string as one byte, and unescaped. */
    static boolean isPlain(char unit) {
        return unit >= ' ' && unit < 0x80 && unit != '"' && unit != '\\';
    }

    /** Where the next byte stands that is a quote, a backslash, a control character or not ASCII, else the end. Eight bytes are looked at at a time. */
    static int end(Bytes bytes, int from) {
        int at = from;
        long special = 0;
        while (special == 0 && at < bytes.size()) {
            special = special(bytes.wordAt(at));
            at += Long.numberOfTrailingZeros(special) >>> 3;
        }
        return Math.min(at, bytes.size());
    }

    /**
     * A word whose lowest bit stands in the first byte that is a quote, a backslash, a control character or not ASCII. Exclusive or with 2
     * moves the quote next to the control characters, so that one comparison finds both; a borrow can only reach bytes after one that is
     * found.
     */
    static long special(long word) {
        long quotesAndControls = (word ^ QUOTE_NEXT_TO_CONTROLS) - BELOW_SPACE_OR_QUOTE;
        long backslashes = (word ^ BACKSLASHES) - ONES;
        return (quotesAndControls | backslashes | word) & HIGHS;
    }
}
