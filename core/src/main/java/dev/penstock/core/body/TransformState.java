package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** Where a {@link BodyTransform} stands within one body. Immutable: a step yields the next state beside its output. */
public interface TransformState {
    /**
     * Takes the next bytes of the body, possibly none. {@code chunk} may be a view that dies with the callback: a state
     * keeps {@linkplain Bytes#owned() owned} bytes only. The output may share memory with the chunk.
     */
    Emission step(Bytes chunk);

    /**
     * What would end the output if the body ended here; empty where nothing is pending. This changes nothing, so the
     * body may still go on with {@link #step}.
     */
    Bytes finish();

    /**
     * Says how the body stands here, which is asked after each step; and when the body ends, before {@link #finish()}.
     * Nothing is asked of a state that has aborted its body.
     *
     * @param end whether the body ends here
     */
    default <R> R standing(boolean end, Standing<R> cases) {
        return cases.sound();
    }
}
