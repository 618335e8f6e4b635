package dev.penstock.testkit.law;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A transform whose state is a value.
 *
 * @param last what would end the body
 */
record Fold<S>(S first, BiFunction<S, Bytes, Step<S>> step, Function<S, String> last) implements BodyTransform {
    record Step<S>(S next, String out) {}

    @Override
    public TransformState start() {
        return new At(first);
    }

    private final class At implements TransformState {
        private final S state;

        At(S state) {
            this.state = state;
        }

        @Override
        public Emission step(Bytes chunk) {
            Step<S> taken = step.apply(state, chunk);
            return new Emission(new At(taken.next), Bytes.utf8(taken.out));
        }

        @Override
        public Bytes finish() {
            return Bytes.utf8(last.apply(state));
        }
    }
}
