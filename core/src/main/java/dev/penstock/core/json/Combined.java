package dev.penstock.core.json;

import io.vavr.Function3;
import io.vavr.Function4;
import io.vavr.Function5;
import io.vavr.Function6;
import io.vavr.Function7;
import io.vavr.Function8;
import io.vavr.Tuple2;
import io.vavr.Tuple3;
import io.vavr.Tuple4;
import io.vavr.Tuple5;
import io.vavr.Tuple6;
import io.vavr.Tuple7;
import io.vavr.Tuple8;
import java.util.function.BiFunction;

/** Two to eight checked values, to be made one by {@code ap}. */
public final class Combined {

    private Combined() {}

    /** Two checked values. */
    public static final class Two<A, B> {

        private final Checked<Tuple2<A, B>> all;

        Two(Checked<Tuple2<A, B>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <C> Three<A, B, C> combine(Checked<C> next) {
            return new Three<>(all.with(next, Tuple2::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(BiFunction<? super A, ? super B, ? extends R> function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Three checked values. */
    public static final class Three<A, B, C> {

        private final Checked<Tuple3<A, B, C>> all;

        Three(Checked<Tuple3<A, B, C>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <D> Four<A, B, C, D> combine(Checked<D> next) {
            return new Four<>(all.with(next, Tuple3::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(Function3<? super A, ? super B, ? super C, ? extends R> function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Four checked values. */
    public static final class Four<A, B, C, D> {

        private final Checked<Tuple4<A, B, C, D>> all;

        Four(Checked<Tuple4<A, B, C, D>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <E> Five<A, B, C, D, E> combine(Checked<E> next) {
            return new Five<>(all.with(next, Tuple4::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(Function4<? super A, ? super B, ? super C, ? super D, ? extends R> function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Five checked values. */
    public static final class Five<A, B, C, D, E> {

        private final Checked<Tuple5<A, B, C, D, E>> all;

        Five(Checked<Tuple5<A, B, C, D, E>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <F> Six<A, B, C, D, E, F> combine(Checked<F> next) {
            return new Six<>(all.with(next, Tuple5::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(
                Function5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Six checked values. */
    public static final class Six<A, B, C, D, E, F> {

        private final Checked<Tuple6<A, B, C, D, E, F>> all;

        Six(Checked<Tuple6<A, B, C, D, E, F>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <G> Seven<A, B, C, D, E, F, G> combine(Checked<G> next) {
            return new Seven<>(all.with(next, Tuple6::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(
                Function6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R> function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Seven checked values. */
    public static final class Seven<A, B, C, D, E, F, G> {

        private final Checked<Tuple7<A, B, C, D, E, F, G>> all;

        Seven(Checked<Tuple7<A, B, C, D, E, F, G>> all) {
            this.all = all;
        }

        /** These values with another one, or the errors of all. */
        public <H> Eight<A, B, C, D, E, F, G, H> combine(Checked<H> next) {
            return new Eight<>(all.with(next, Tuple7::append));
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(
                Function7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends R>
                        function) {
            return all.map(values -> values.apply(function));
        }
    }

    /** Eight checked values. */
    public static final class Eight<A, B, C, D, E, F, G, H> {

        private final Checked<Tuple8<A, B, C, D, E, F, G, H>> all;

        Eight(Checked<Tuple8<A, B, C, D, E, F, G, H>> all) {
            this.all = all;
        }

        /** The function's value of them, or all their errors. */
        public <R> Checked<R> ap(
                Function8<
                                ? super A,
                                ? super B,
                                ? super C,
                                ? super D,
                                ? super E,
                                ? super F,
                                ? super G,
                                ? super H,
                                ? extends R>
                        function) {
            return all.map(values -> values.apply(function));
        }
    }
}
