package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Placed;

/**
 * Bytes that have places, and what was expected at one where it was not found. Behind the last one stand NUL bytes, which no part of
 * JSON allows, or those that follow a value in a sound document: so nothing moves past the end, and nothing need ask for it.
 */
final class Input {
    /** No place: what should stand there was refused. */
    static final int REFUSED = -1;

    private final Bytes bytes;
    private final int first;
    private int refused;
    private String expected = "";

    /** @param placed those that {@link Placed} has yielded */
    Input(Bytes placed) {
        this.bytes = placed;
        this.first = Placed.first(placed);
    }

    Bytes bytes() {
        return bytes;
    }

    int first() {
        return first;
    }

    boolean isEnd(int place) {
        return place - first == bytes.size();
    }

    /** Notes what should stand there. No place, for callers to hand on. */
    int refuse(int place, String wanted) {
        refused = place;
        expected = wanted;
        return REFUSED;
    }

    /** What was refused last. */
    JsonError error() {
        return new JsonError(refused - first, "expected " + expected + ", found " + found());
    }

    private String found() {
        if (isEnd(refused)) {
            return "the end";
        }
        int here = Placed.at(bytes, refused);
        return here < 0x80 ? Excerpt.quoted(String.valueOf((char) here)) : "byte 0x" + Integer.toHexString(here);
    }
}
