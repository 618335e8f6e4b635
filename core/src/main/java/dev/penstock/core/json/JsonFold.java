package dev.penstock.core.json;

import dev.penstock.core.body.Gathered;
import dev.penstock.core.body.Observation;
import dev.penstock.core.data.Bytes;
import io.vavr.Function3;

/**
 * What is learned of the values that pointers lead to.
 *
 * @param walk null once the body is known not to be JSON
 * @param begun what has come of a value, as far as it is not too long
 * @param pointer which led to that
 */
record JsonFold<T>(
        Function3<? super T, Integer, ? super JsonText, ? extends T> fold,
        int most,
        JsonWalk walk,
        Gathered begun,
        int pointer,
        T soFar)
        implements Observation<T> {
    @Override
    public Observation<T> step(Bytes chunk) {
        return walk == null ? this : new Scan(chunk).run();
    }

    @Override
    public T value(boolean end) {
        return end && walk != null && walk.isSelected() && walk.mayEnd() && begun.size() <= most
                ? fold(soFar, pointer, begun.whole())
                : soFar;
    }

    private T fold(T before, int number, Bytes value) {
        return JsonText.parse(value).fold(error -> before, text -> fold.apply(before, number, text));
    }

    private final class Scan implements Visitor {
        private final Bytes chunk;
        private final JsonWalk walked = new JsonWalk(walk);
        private Gathered before = begun;
        private int number = pointer;
        private T known = soFar;
        private int start;

        Scan(Bytes chunk) {
            this.chunk = chunk;
        }

        Observation<T> run() {
            boolean sound = walked.take(chunk, this);
            boolean within = sound && walked.isSelected();
            return new JsonFold<>(
                    fold, most, sound ? walked : null, within ? upTo(chunk.size()) : Gathered.nothing(), number, known);
        }

        @Override
        public void begins(int at, int pointer) {
            start = at;
            number = pointer;
        }

        @Override
        public void ends(int at) {
            Gathered value = upTo(at);
            if (value.size() <= most) {
                known = fold(known, number, value.whole());
            }
            before = Gathered.nothing();
        }

        /** One byte more than is kept tells that it is too long. */
        private Gathered upTo(int end) {
            return before.and(chunk.slice(start, Math.min(end, start + Math.max(0, most + 1 - before.size()))));
        }
    }
}
