package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** Emits each chunk as it is. */
enum Identity implements BodyTransform, TransformState {
    INSTANCE;

    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }

    @Override
    public Emission step(Bytes chunk) {
        return new Emission(this, chunk);
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }
}
