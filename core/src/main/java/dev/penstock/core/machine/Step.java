package dev.penstock.core.machine;

import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import io.vavr.collection.List;
import java.util.function.Function;

/**
 * What a machine decides: effects to perform in order, and then an outcome, or a question whose answer yields the rest.
 *
 * @param <A> the type of the outcome
 */
public sealed interface Step<A> {
    <R> R match(Cases<A, R> cases);

    /** Its outcome, once {@code performer} has done what it asks for. */
    A performedBy(Performer performer);

    /** This step with {@code first} before its own effects. */
    Step<A> after(List<Effect> first);

    /** This step, and then the one that {@code next} makes of its outcome. */
    <B> Step<B> flatMap(Function<? super A, Step<B>> next);

    static <A> Step<A> of(A outcome) {
        return new Done<>(outcome, List.empty());
    }

    static <A> Step<A> of(A outcome, List<Effect> effects) {
        return new Done<>(outcome, effects);
    }

    static <A> Step<A> asking(Ask<Step<A>> ask) {
        return new Asked<>(List.empty(), ask);
    }

    /** Once the effects are done, so is the step. */
    record Done<A>(A outcome, List<Effect> effects) implements Step<A> {
        @Override
        public <R> R match(Cases<A, R> cases) {
            return cases.done(this);
        }

        @Override
        public A performedBy(Performer performer) {
            return performer.done(this);
        }

        @Override
        public Step<A> after(List<Effect> first) {
            if (first.isEmpty()) {
                return this;
            }
            return new Done<>(outcome, effects.isEmpty() ? first : effects.prependAll(first));
        }

        @Override
        public <B> Step<B> flatMap(Function<? super A, Step<B>> next) {
            return next.apply(outcome).after(effects);
        }
    }

    /** Once the effects are done, the host is asked, and its answer says how to go on. */
    record Asked<A>(List<Effect> effects, Ask<Step<A>> ask) implements Step<A> {
        @Override
        public <R> R match(Cases<A, R> cases) {
            return cases.asked(this);
        }

        @Override
        public A performedBy(Performer performer) {
            return performer.asked(this);
        }

        @Override
        public Step<A> after(List<Effect> first) {
            return new Asked<>(effects.prependAll(first), ask);
        }

        @Override
        public <B> Step<B> flatMap(Function<? super A, Step<B>> next) {
            return new Asked<>(effects, ask.map(step -> step.flatMap(next)));
        }
    }

    /** A consumer of steps. */
    interface Cases<A, R> {
        R done(Done<A> step);

        R asked(Asked<A> step);
    }

    /** As {@link Cases}, of steps to any outcome, which is yielded: one object serves them all. */
    interface Performer {
        <A> A done(Done<A> step);

        <A> A asked(Asked<A> step);
    }
}
