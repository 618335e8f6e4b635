package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** Ends each body with some bytes. */
record Append(Bytes suffix) implements BodyTransform, TransformState {
    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        return new Emission(this, chunk);
    }

    @Override
    public Bytes finish() {
        return suffix;
    }
}
