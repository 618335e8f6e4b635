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
     * Puts {@code bytes} in the place of as many collected ones, from {@code at} on, and returns this builder.
     *
     * @throws IndexOutOfBoundsException where fewer have been collected
     */
    BytesBuilder overwrite(int at, Bytes bytes);

    /** The bytes collected. The builder must not be used afterwards. */
    Bytes build();
}
