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
        int offset = at - wordStart;
        if (offset >= Long.BYTES) {
            load();
            offset = 0;
        }
        return (int) (word >>> (offset << 3)) & 0xff;
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

    /** Moves over the byte here if it is that one. */
    boolean take(char wanted) {
        return takeIf(peek() == wanted);
    }

    /** Moves over the byte here if it is the one looked for. */
    boolean takeIf(boolean found) {
        at += found ? 1 : 0;
        return found;
    }

    /** Moves over white space and shows what comes after it. */
    int peekPastSpace() {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    /** Moves to the next byte that is a quote, a backslash, a control character or not ASCII. */
    void skipPlain() {
        long special = special(word());
        while (special == 0) {
            at += Long.BYTES;
            special = special(word());
        }
        at += Long.numberOfTrailingZeros(special) >>> 3;
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
