package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;

/**
 * A place in an input, and what was expected there when it was not found. At the end it shows NUL bytes, which no part of
 * JSON allows: so nothing moves past the end, and nothing need ask for it.
 */
final class Cursor {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long BELOW_SPACE_OR_QUOTE = 0x21 * ONES;
    private static final long QUOTE_NEXT_TO_CONTROLS = 0x02 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long ZEROS = '0' * ONES;
    private static final long ABOVE_NINE = (0x80 - 10) * ONES;

    private final Bytes input;
    private int at;
    private long word;
    private int wordStart;
    private String expected = "";

    /** At the first byte. */
    Cursor(Bytes input) {
        this.input = input;
        load();
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == input.size();
    }

    void moveTo(int index) {
        at = index;
        load();
    }

    /** The byte here, 0 to 255; 0 at the end. */
    int peek() {
        if (at - wordStart >= Long.BYTES) {
            load();
        }
        return inWord();
    }

    /** The byte here, which the word holds. */
    private int inWord() {
        return (int) (word >>> ((at - wordStart) << 3)) & 0xff;
    }

    /** The eight bytes from here on, the first one lowest. */
    long word() {
        if (at != wordStart) {
            load();
        }
        return word;
    }

    private void load() {
        word = input.wordAt(at);
        wordStart = at;
    }

    /** Moves over bytes that are known not to be the end. */
    void advance(int count) {
        at += count;
    }

    /** Moves over the byte here, which is known not to be the end. */
    boolean take() {
        at++;
        return true;
    }

    /** Moves over the byte here if it is that one. */
    boolean take(char wanted) {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /** Moves over so many bytes and then white space, and shows what comes after it. */
    int peekPastSpace(int skipped) {
        at += skipped;
        int next = at - wordStart < Long.BYTES ? inWord() : peek();
        return next > ' ' ? next : pastSpace(next);
    }

    /** Mostly there is but one; of more, eight are looked at at a time. */
    private int pastSpace(int here) {
        int next = here;
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
            if (next == ' ') {
                at += Long.numberOfTrailingZeros(word() ^ SPACES) >>> 3;
                next = peek();
            }
        }
        return next;
    }

    /** Moves over so many bytes and to the next that is a quote, a backslash, a control character or not ASCII: it is shown. */
    int peekPastPlain(int skipped) {
        at += skipped;
        int offset = at - wordStart;
        if (offset < Long.BYTES) {
            // What is shifted in is NUL, and so ends the run where the word does.
            at += Long.numberOfTrailingZeros(special(word >>> (offset << 3))) >>> 3;
            if (at - wordStart < Long.BYTES) {
                return inWord();
            }
        }
        long special;
        do {
            load();
            special = special(word);
            at += Long.numberOfTrailingZeros(special) >>> 3;
        } while (special == 0);
        return inWord();
    }

    /**
     * A word whose lowest bit stands in the first byte where skipping ends. Exclusive or with 2 moves the quote next to the
     * control characters, so that one comparison finds both; a borrow can only reach bytes after one that is found.
     */
    private static long special(long word) {
        long quotesAndControls = (word ^ QUOTE_NEXT_TO_CONTROLS) - BELOW_SPACE_OR_QUOTE;
        long backslashes = (word ^ BACKSLASHES) - ONES;
        return (quotesAndControls | backslashes | word) & HIGHS;
    }

    /** Moves over well-formed sequences of two to four bytes. */
    void skipSequences() {
        int length;
        do {
            length = WellFormedUtf8.sequence(word());
            at += length;
        } while (length > 0);
    }

    /** Moves over digits, of which there may be none, and shows what comes after them. */
    int peekPastDigits() {
        long other;
        do {
            long values = word() ^ ZEROS;
            other = ((values + ABOVE_NINE) | values) & HIGHS;
            at += Long.numberOfTrailingZeros(other) >>> 3;
        } while (other == 0);
        return inWord();
    }

    /** Notes what should stand here. False, for callers to hand on. */
    boolean refuse(String wanted) {
        expected = wanted;
        return false;
    }

    /** What was refused last. */
    JsonError error() {
        return new JsonError(at, "expected " + expected + ", found " + found());
    }

    private String found() {
        if (isAtEnd()) {
            return "the end";
        }
        int here = peek();
        return here < 0x80 ? Excerpt.quoted(String.valueOf((char) here)) : "byte 0x" + Integer.toHexString(here);
    }
}
