package dev.penstock.classlib;

import io.vavr.Value;
import io.vavr.control.Either;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Values of Vavr as eithers. Vavr asks first whether the value is an {@code Either} already, and then answers the same:
 * but for such a question a module describes all its classes.
 */
public final class Values {
    private Values() {}

    /** In the place of {@code Value.toEither(Object)}. */
    public static <L, T> Either<L, T> toEither(Value<T> value, L left) {
        return value.isEmpty() ? Either.left(left) : Either.right(value.get());
    }

    /** In the place of {@code Value.toEither(Supplier)}. */
    public static <L, T> Either<L, T> toEither(Value<T> value, Supplier<? extends L> left) {
        Objects.requireNonNull(left, "leftSupplier is null");
        return value.isEmpty() ? Either.left(left.get()) : Either.right(value.get());
    }
}
