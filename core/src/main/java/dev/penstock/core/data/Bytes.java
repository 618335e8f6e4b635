package dev.penstock.core.data;

import java.util.Objects;

/**
 * An immutable run of bytes, compared by value.
 *
 * <p>There are two kinds. <em>Owned</em> bytes live as long as they are referenced. A <em>view</em> shows bytes that a
 * host call has lent, such as a chunk of a body: it is valid until the callback that received it returns, and reading it
 * later throws {@link IllegalStateException}. {@link #owned()} makes a copy that may be kept. A slice is of the kind of
 * the bytes it was cut from.
 *
 * <p>Operations work on whole runs; {@link #at(int)} is for the few places that must look at one byte. Penstock supplies
 * all implementations.
 */
public abstract class Bytes {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final int size;

    /** Called by the implementations of Penstock only. */
    protected Bytes(int size) {
        this.size = size;
    }

    /** The empty run, which is owned. */
    public static Bytes empty() {
        return ArrayBytes.EMPTY;
    }

    /** An owned copy of {@code array}. */
    public static Bytes copyOf(byte[] array) {
        return array.length == 0 ? empty() : new ArrayBytes(array.clone(), 0, array.length);
    }

    /** The owned UTF-8 form of {@code text}; an unpaired surrogate becomes {@code ?}. */
    public static Bytes utf8(String text) {
        return text.isEmpty() ? empty() : Utf8.encode(text);
    }

    /** Owned bytes over {@code array} itself: the caller must not write to it any more. */
    public static Bytes adopt(byte[] array) {
        return array.length == 0 ? empty() : new ArrayBytes(array, 0, array.length);
    }

    /** The number of bytes. */
    public final int size() {
        return size;
    }

    /** The byte at {@code index}. @throws IndexOutOfBoundsException unless {@code 0 <= index < size()} */
    public abstract byte at(int index);

    /**
     * The eight bytes from {@code index} on as one number, the first byte lowest; those past the end are 0.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index <= size()}
     */
    public abstract long wordAt(int index);

    /**
     * The bytes from {@code from} up to but without {@code to}, sharing memory with these.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= size()}
     */
    public abstract Bytes slice(int from, int to);

    /** These bytes where they are owned, else an owned copy. */
    public abstract Bytes owned();

    /**
     * The least index not below {@code from} at which {@code pattern} stands whole, or -1. An empty pattern stands
     * everywhere.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= size()}
     */
    public abstract int indexOf(Pattern pattern, int from);

    /** As {@link #indexOf(Pattern, int)}, of a pattern that is looked for once. */
    public final int indexOf(Bytes pattern, int from) {
        return indexOf(Pattern.of(pattern), from);
    }

    /**
     * The least index not below {@code from} at which one of two ASCII characters stands, else the size. Eight bytes are looked at at a
     * time.
     *
     * @throws IndexOutOfBoundsException when {@code from} is negative
     */
    public final int indexOfEither(char one, char other, int from) {
        int size = size();
        for (int at = from; at < size; at += Long.BYTES) {
            long word = wordAt(at);
            long found = zeros(word ^ one * ONES) | zeros(word ^ other * ONES);
            if (found != 0) {
                return Math.min(at + firstOf(found), size);
            }
        }
        return size;
    }

    /** The first byte whose bit is set, of a word in which only highest bits are; in a module this is less work than to count zeros. */
    private static int firstOf(long found) {
        return (int) ((((found - 1) & ONES) * ONES) >>> (Long.SIZE - Byte.SIZE)) - 1;
    }

    /** The least index of CR, LF or NUL, which break a header field, else the size. */
    final int indexOfBreak() {
        int size = size();
        for (int at = 0; at < size; at += Long.BYTES) {
            long word = wordAt(at);
            long found = zeros(word) | zeros(word ^ '\r' * ONES) | zeros(word ^ '\n' * ONES);
            if (found != 0) {
                return Math.min(at + firstOf(found), size);
            }
        }
        return size;
    }

    /** A word whose lowest bit stands in the first byte that is 0; no bit where none is. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /**
     * Copies the bytes from {@code from} up to but without {@code to} into {@code target} at {@code offset}.
     *
     * @throws IndexOutOfBoundsException when either range is not whole
     */
    public abstract void copyTo(int from, int to, byte[] target, int offset);

    /**
     * Whether these bytes are the first ones of {@code whole} in the very same memory. False means only that it is not
     * known: the contents may still be equal.
     */
    public abstract boolean leads(Bytes whole);

    /**
     * A builder of bytes that live where these do: owned ones yield owned bytes, a view yields a view that is valid as
     * long as this one.
     *
     * @param capacity the expected size; the builder grows past it
     */
    public abstract BytesBuilder builder(int capacity);

    /** {@link #wordAt} for its implementations, where fewer than eight bytes are left or the index is none. */
    protected final long lastWord(int index) {
        int from = Objects.checkIndex(index, size() + 1);
        long word = 0;
        for (int i = size() - 1; i >= from; i--) {
            word = word << Byte.SIZE | (at(i) & 0xff);
        }
        return word;
    }

    public final boolean isEmpty() {
        return size == 0;
    }

    /** These bytes followed by {@code next}. */
    public final Bytes concat(Bytes next) {
        if (next.isEmpty()) {
            return this;
        }
        return isEmpty()
                ? next
                : builder(size() + next.size()).append(this).append(next).build();
    }

    /** Whether the last bytes of these are {@code suffix}. */
    public final boolean endsWith(Bytes suffix) {
        int from = size() - suffix.size();
        return from >= 0 && matches(from, suffix);
    }

    /** A new array with these bytes. */
    public final byte[] toArray() {
        byte[] array = new byte[size()];
        copyTo(0, array.length, array, 0);
        return array;
    }

    /** These bytes read as UTF-8; malformed sequences become U+FFFD. */
    public final String utf8() {
        return Utf8.decode(toArray());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Bytes that && that.size() == size() && matches(0, that);
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int i = 0; i < size(); i++) {
            hash = 31 * hash + at(i);
        }
        return hash;
    }

    /**
     * How many bytes the code point of UTF-8 (RFC 3629) at {@code index} has; 0 when none stands there, negative when these
     * bytes end within what may be one.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
     */
    public final int codePointAt(int index) {
        return Utf8.lengthAt(this, index);
    }

    /** The bytes as text where they are short, else their first 64 and the size. */
    @Override
    public final String toString() {
        return size() <= 64 ? utf8() : slice(0, 64).utf8() + "... (" + size() + " bytes)";
    }

    private boolean matches(int from, Bytes part) {
        for (int i = 0; i < part.size(); i++) {
            if (at(from + i) != part.at(i)) {
                return false;
            }
        }
        return true;
    }
}
