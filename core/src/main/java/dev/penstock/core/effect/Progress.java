package dev.penstock.core.effect;

import dev.penstock.core.call.Arrival;
import java.util.function.Function;

/**
 * How far something has come that needs answers of the host: it is settled, has a question to ask at once, or waits for answers
 * that come in callbacks of their own.
 *
 * @param <R> what it comes to
 */
public sealed interface Progress<R> {
    <S> S match(Cases<R, S> cases);

    /** This, and then what {@code next} makes of its result. */
    <S> Progress<S> flatMap(Function<? super R, Progress<S>> next);

    static <R> Progress<R> of(R result) {
        return new Settled<>(result);
    }

    /** It has come to {@code result}. */
    record Settled<R>(R result) implements Progress<R> {
        @Override
        public <S> S match(Cases<R, S> cases) {
            return cases.settled(result);
        }

        @Override
        public <S> Progress<S> flatMap(Function<? super R, Progress<S>> next) {
            return next.apply(result);
        }
    }

    /** The host is to be asked now, and says how to go on. */
    record Asking<R>(Ask<Progress<R>> ask) implements Progress<R> {
        @Override
        public <S> S match(Cases<R, S> cases) {
            return cases.asking(ask);
        }

        @Override
        public <S> Progress<S> flatMap(Function<? super R, Progress<S>> next) {
            return new Asking<>(ask.map(progress -> progress.flatMap(next)));
        }
    }

    /** An answer under one of {@code tokens} is awaited. */
    record Awaiting<R>(Tokens tokens, Continuation<R> then) implements Progress<R> {
        @Override
        public <S> S match(Cases<R, S> cases) {
            return cases.awaiting(this);
        }

        @Override
        public <S> Awaiting<S> flatMap(Function<? super R, Progress<S>> next) {
            return new Awaiting<>(
                    tokens, (token, arrival) -> then.answered(token, arrival).flatMap(next));
        }
    }

    /** The numbers under which the host answers. */
    @FunctionalInterface
    interface Tokens {
        boolean include(int token);
    }

    /** What an answer leads to. */
    @FunctionalInterface
    interface Continuation<R> {
        /** Goes on with the answer under {@code token}, one of those that are awaited. */
        Progress<R> answered(int token, Arrival arrival);
    }

    /** A consumer of progress. */
    interface Cases<R, S> {
        S settled(R result);

        S asking(Ask<Progress<R>> ask);

        S awaiting(Awaiting<R> awaiting);
    }
}
