package dev.penstock.core.data;

/** Collects bytes into one run. It is local to the method that made it: one writer, one {@link #build()}. */
public interface BytesBuilder {
    /** Appends all of {@code bytes} and returns this builder. */
    default BytesBuilder append(Bytes bytes) {
        return append(bytes, 0, bytes.size());
    }

    /**
     * Appends the bytes from {@code from} up to but without {@code to} and returns this builder.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= bytes.size()}
     */
    BytesBuilder append(Bytes bytes, int from, int to);

    /**
     * Appends the bytes from {@code from} on with {@code to} in the place of each {@code pattern} among them, as far as this
     * builder does that faster than its caller could; a builder may do nothing.
     *
     * @param pattern of one to eight bytes
     * @return the index in {@code bytes} up to which that was done: no pattern that stands before it was left out
     */
    default int appendReplaced(Bytes bytes, int from, Pattern pattern, Pattern to) {
        return from;
    }

    /** The bytes collected. The builder must not be used afterwards. */
    Bytes build();
}
