package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** A body that was aborted: nothing follows. */
public record Aborted(Abort why) implements TransformState {
    @Override
    public Emission step(Bytes chunk) {
        return new Emission(this, Bytes.empty());
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }

    @Override
    public <R> R standing(boolean end, Standing<R> cases) {
        return cases.aborted(why);
    }
}
