package dev.penstock.core.body;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;

/** {@code second(first(body))}. */
record Chain(BodyTransform first, BodyTransform second) implements BodyTransform {
    @Override
    public TransformState start() {
        return new Linked(first.start(), second.start());
    }

    /** The end of both is worked out once, for it may be dear. */
    private static final class Linked implements TransformState {
        private final TransformState first;
        private final TransformState second;
        private Emission end;

        Linked(TransformState first, TransformState second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public Emission step(Bytes chunk) {
            Emission inner = first.step(chunk);
            Emission outer = second.step(inner.out());
            return new Emission(new Linked(inner.next(), outer.next()), outer.out());
        }

        @Override
        public Bytes finish() {
            return end().out().concat(end().next().finish());
        }

        private Emission end() {
            if (end == null) {
                end = second.step(first.finish());
            }
            return end;
        }

        @Override
        public <R> R standing(boolean end, Standing<R> cases) {
            return (end ? end().next() : second).standing(end, new After<>(first, end, cases));
        }
    }

    /** What the second says goes; where it has nothing against the body, so does what the first says. */
    private record After<R>(TransformState first, boolean end, Standing<R> cases) implements Standing<R> {
        @Override
        public R sound() {
            return first.standing(end, cases);
        }

        @Override
        public R deferred() {
            return first.standing(end, new Deferring<>(cases));
        }

        @Override
        public R aborted(Abort why) {
            return cases.aborted(why);
        }

        @Override
        public <T> R noted(Key<T> key, T value, R rest) {
            return cases.noted(key, value, rest);
        }
    }

    /** The end is deferred whatever the first says of it. */
    private record Deferring<R>(Standing<R> cases) implements Standing<R> {
        @Override
        public R sound() {
            return cases.deferred();
        }

        @Override
        public R deferred() {
            return cases.deferred();
        }

        @Override
        public R aborted(Abort why) {
            return cases.aborted(why);
        }

        @Override
        public <T> R noted(Key<T> key, T value, R rest) {
            return cases.noted(key, value, rest);
        }
    }
}
