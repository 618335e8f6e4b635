package dev.penstock.core.exchange;

import dev.penstock.core.call.Failure;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Two calls under way at the same time. The second one is begun when the first has asked all that it asks at its start. */
final class SideBySide {
    private SideBySide() {}

    static <T, U, R> Progress<Either<Failure, R>> both(
            Progress<Either<Failure, T>> one,
            Supplier<Progress<Either<Failure, U>>> other,
            BiFunction<? super T, ? super U, ? extends R> join) {
        return one.match(new Progress.Cases<>() {
            @Override
            public Progress<Either<Failure, R>> settled(Either<Failure, T> first) {
                return first.isLeft()
                        ? Progress.of(Either.left(first.getLeft()))
                        : other.get()
                                .flatMap(second -> Progress.of(second.map(value -> join.apply(first.get(), value))));
            }

            @Override
            public Progress<Either<Failure, R>> asking(Ask<Progress<Either<Failure, T>>> ask) {
                return new Progress.Asking<>(ask.map(next -> both(next, other, join)));
            }

            @Override
            public Progress<Either<Failure, R>> awaiting(Progress.Awaiting<Either<Failure, T>> first) {
                return bothUnderWay(first, other.get(), join);
            }
        });
    }

    private static <T, U, R> Progress<Either<Failure, R>> bothUnderWay(
            Progress.Awaiting<Either<Failure, T>> first,
            Progress<Either<Failure, U>> other,
            BiFunction<? super T, ? super U, ? extends R> join) {
        return other.match(new Progress.Cases<>() {
            @Override
            public Progress<Either<Failure, R>> settled(Either<Failure, U> second) {
                return second.isLeft()
                        ? Progress.of(Either.left(second.getLeft()))
                        : first.flatMap(outcome -> Progress.of(outcome.map(value -> join.apply(value, second.get()))));
            }

            @Override
            public Progress<Either<Failure, R>> asking(Ask<Progress<Either<Failure, U>>> ask) {
                return new Progress.Asking<>(ask.map(next -> bothUnderWay(first, next, join)));
            }

            @Override
            public Progress<Either<Failure, R>> awaiting(Progress.Awaiting<Either<Failure, U>> second) {
                return new Progress.Awaiting<>(
                        token ->
                                first.tokens().include(token) || second.tokens().include(token),
                        (token, arrival) -> first.tokens().include(token)
                                ? both(first.then().answered(token, arrival), () -> second, join)
                                : bothUnderWay(first, second.then().answered(token, arrival), join));
            }
        });
    }

    static <T> Progress<Either<Failure, T>> first(
            Progress<Either<Failure, T>> one, Supplier<Progress<Either<Failure, T>>> other) {
        return one.match(new Progress.Cases<>() {
            @Override
            public Progress<Either<Failure, T>> settled(Either<Failure, T> outcome) {
                return outcome.isRight() ? Progress.of(outcome) : other.get();
            }

            @Override
            public Progress<Either<Failure, T>> asking(Ask<Progress<Either<Failure, T>>> ask) {
                return new Progress.Asking<>(ask.map(next -> first(next, other)));
            }

            @Override
            public Progress<Either<Failure, T>> awaiting(Progress.Awaiting<Either<Failure, T>> first) {
                return race(first, other.get());
            }
        });
    }

    private static <T> Progress<Either<Failure, T>> race(
            Progress.Awaiting<Either<Failure, T>> first, Progress<Either<Failure, T>> other) {
        return other.match(new Progress.Cases<>() {
            @Override
            public Progress<Either<Failure, T>> settled(Either<Failure, T> outcome) {
                return outcome.isRight() ? Progress.of(outcome) : first;
            }

            @Override
            public Progress<Either<Failure, T>> asking(Ask<Progress<Either<Failure, T>>> ask) {
                return new Progress.Asking<>(ask.map(next -> race(first, next)));
            }

            @Override
            public Progress<Either<Failure, T>> awaiting(Progress.Awaiting<Either<Failure, T>> second) {
                return new Progress.Awaiting<>(
                        token ->
                                first.tokens().include(token) || second.tokens().include(token),
                        (token, arrival) -> first.tokens().include(token)
                                ? SideBySide.first(first.then().answered(token, arrival), () -> second)
                                : race(first, second.then().answered(token, arrival)));
            }
        });
    }
}
