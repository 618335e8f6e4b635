package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** {@code second(first(body))}. */
record Chain(BodyTransform first, BodyTransform second) implements BodyTransform {
    @Override
    public TransformState start() {
        return new Linked(first.start(), second.start());
    }

    private record Linked(TransformState first, TransformState second) implements TransformState {
        @Override
        public Emission step(Bytes chunk) {
            Emission inner = first.step(chunk);
            Emission outer = second.step(inner.out());
            return new Emission(new Linked(inner.next(), outer.next()), outer.out());
        }

        @Override
        public Bytes finish() {
            Emission last = second.step(first.finish());
            return last.out().concat(last.next().finish());
        }
    }
}
