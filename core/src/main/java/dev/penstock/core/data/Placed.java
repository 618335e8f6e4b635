package dev.penstock.core.data;

/**
 * Bytes that are looked at again and again without a check of each look. Those that {@link #of}, {@link #unended} and {@link #lent} yield have places:
 * the first one that of {@link #first}, the others the numbers after it, and eight more have places behind them. In a module the bytes
 * are in linear memory and a look is one instruction, for the compiler puts that in the place of these methods; elsewhere each look is
 * checked.
 */
public final class Placed {
    private Placed() {}

    /** Bytes equal to these, the eight behind them 0: in a module a copy where these are not so, which lasts as long as the callback. */
    public static Bytes of(Bytes bytes) {
        return bytes;
    }

    /** As {@link #of}, but what follows bytes that are a slice of others may stand behind them: in a module a copy of owned ones only. */
    public static Bytes unended(Bytes bytes) {
        return bytes;
    }

    /** As {@link #unended}, of bytes that the host has lent in this callback: they themselves. */
    public static Bytes lent(Bytes bytes) {
        return bytes;
    }

    /** The place of the first of the bytes. */
    public static int first(Bytes placed) {
        return 0;
    }

    /** The byte at a place of these bytes or of one of the eight behind them, 0 to 255. */
    public static int at(Bytes placed, int place) {
        return place < placed.size() ? placed.at(place) & 0xff : 0;
    }

    /** The eight bytes from a place of these bytes, or the one behind them, on: as {@link Bytes#wordAt} shows them. */
    public static long wordAt(Bytes placed, int place) {
        return placed.wordAt(place);
    }
}
