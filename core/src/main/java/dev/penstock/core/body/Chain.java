package dev.penstock.core.body;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;

/** {@code second(first(body))}. */
record Chain(BodyTransform first, BodyTransform second) implements BodyTransform {
    @Override
    public TransformState start() {
        return new Linked(first.start(), second.start());
    }

    @Override
    public boolean keepsLength() {
        return first.keepsLength() && second.keepsLength();
    }

    /** Once the body has ended, what ends it is kept, for it may be dear to work out. Before that nothing is. */
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
            Emission last = end == null ? ended() : end;
            return last.out().concat(last.next().finish());
        }

        private Emission ended() {
            return second.step(first.finish());
        }

        @Override
        public <R> R standing(boolean last, Standing<R> cases) {
            if (last) {
                end = ended();
            }
            return (last ? end.next() : second).standing(last, new After<>(first, last, cases));
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
