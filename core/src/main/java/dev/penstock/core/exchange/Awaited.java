package dev.penstock.core.exchange;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.Failure;
import dev.penstock.core.effect.Progress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** What follows when the host has been asked for something that it answers later. */
final class Awaited {
    private Awaited() {}

    /**
     * The answer under the token that the host has given, read so, or the failure that it has told at once. An answer of another kind
     * is none.
     */
    static <T> Progress<Either<Failure, T>> under(
            Either<Failure, Integer> outcome, Function<Arrival, Option<Either<Failure, T>>> read) {
        if (outcome.isLeft()) {
            return Progress.of(Either.left(outcome.getLeft()));
        }
        int token = outcome.get();
        return new Progress.Awaiting<>(
                answered -> answered == token,
                (answered, arrival) ->
                        Progress.of(read.apply(arrival).getOrElse(() -> Either.left(new Failure.Broken()))));
    }
}
