package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import java.util.function.UnaryOperator;

/** Applies a function to each chunk by itself and remembers nothing between them. */
record PerChunk(UnaryOperator<Bytes> change) implements BodyTransform, TransformState {
    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        return new Emission(this, change.apply(chunk));
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }
}
