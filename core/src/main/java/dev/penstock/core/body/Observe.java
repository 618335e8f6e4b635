package dev.penstock.core.body;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import java.util.function.BiFunction;

/** Lets each chunk pass and keeps what is learned of them. The state is its own transform. */
record Observe<T>(Key<T> key, Observation<T> seen) implements BodyTransform, TransformState {
    static <T> Observe<T> of(Key<T> key, Observation<T> start) {
        if (!key.isOfStream()) {
            throw new IllegalArgumentException("observe: what is learned of a body is kept for its stream, but key '"
                    + key + "' is not of streams");
        }
        return new Observe<>(key, start);
    }

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
        return new Emission(new Observe<>(key, seen.step(chunk)), chunk);
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }

    @Override
    public <R> R standing(boolean end, Standing<R> cases) {
        return cases.noted(key, seen.value(end), cases.sound());
    }

    /** A value that grows chunk by chunk. */
    record Folded<T>(T soFar, BiFunction<? super T, ? super Bytes, ? extends T> fold) implements Observation<T> {
        @Override
        public Observation<T> step(Bytes chunk) {
            return new Folded<>(fold.apply(soFar, chunk), fold);
        }

        @Override
        public T value(boolean end) {
            return soFar;
        }
    }
}
