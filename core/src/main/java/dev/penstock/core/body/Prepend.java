package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** Begins each body with some bytes, which go with its first. The state before that is its own transform. */
record Prepend(Bytes prefix) implements BodyTransform, TransformState {
    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        return chunk.isEmpty()
                ? new Emission(this, chunk)
                : new Emission(
                        Identity.INSTANCE,
                        chunk.builder(prefix.size() + chunk.size())
                                .append(prefix)
                                .append(chunk)
                                .build());
    }

    @Override
    public Bytes finish() {
        return prefix;
    }
}
