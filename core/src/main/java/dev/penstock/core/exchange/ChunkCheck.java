package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;

/** Has another service decide on a part of a body before it goes on. */
@FunctionalInterface
public interface ChunkCheck {
    /**
     * The call whose answer takes the place of {@code part}, which is owned and not empty: all that has come while the part before
     * it was decided on. Where it fails, that part and all after it are dropped.
     */
    Call<Bytes> check(Bytes part);
}
