package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/**
 * What is learned of one body that passes, immutable. The law of transforms is meant here too: the value after some bytes
 * should not depend on how they were cut.
 *
 * @param <T> the type of what is learned
 */
public interface Observation<T> {
    /** After some more bytes, possibly none. {@code chunk} may be a view: keep {@linkplain Bytes#owned() owned} bytes only. */
    Observation<T> step(Bytes chunk);

    /** What is known so far; {@code end} when the body has ended. */
    T value(boolean end);
}
