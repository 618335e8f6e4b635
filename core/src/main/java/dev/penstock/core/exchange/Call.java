package dev.penstock.core.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.call.Failure;
import dev.penstock.core.effect.Progress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something to ask of other services, as a value: nothing is sent before a handler has returned the verdict that {@link #then}
 * makes of it. Calls are begun with {@link Calls#call}; they combine, and the same one may be made any number of times.
 *
 * @param <T> what it is answered with
 */
@CheckReturnValue
public final class Call<T> {
    private final Supplier<Progress<Either<Failure, T>>> start;

    Call(Supplier<Progress<Either<Failure, T>>> start) {
        this.start = start;
    }

    /** Begins it: for the machine alone. */
    public Progress<Either<Failure, T>> begin() {
        return start.get();
    }

    /** A call that is answered already, for the places where none need be made. */
    public static <T> Call<T> answered(T value) {
        return new Call<>(() -> Progress.of(Either.right(value)));
    }

    /** A call that has failed already. */
    public static <T> Call<T> failed(Failure failure) {
        return new Call<>(() -> Progress.of(Either.left(failure)));
    }

    /**
     * The verdict that waits for the answer and then is what {@code answered} or {@code failed} decides, which may wait again. The
     * message is held meanwhile and no byte of it passes; it can be edited when the answer has come, as it could before.
     *
     * <p>Where the stream ends first, neither is asked. After the end of a stream the call is made and its answer dropped.
     */
    public <P extends Phase> Verdict<P> then(
            Function<? super T, ? extends Verdict<? extends P>> answered,
            Function<? super Failure, ? extends Verdict<? extends P>> failed) {
        return new Waiting<>(() -> start.get()
                .flatMap(outcome -> Progress.of(
                        outcome.isRight() ? answered.apply(outcome.get()) : failed.apply(outcome.getLeft()))));
    }

    /** This call, its answer turned by {@code change}. */
    public <R> Call<R> map(Function<? super T, ? extends R> change) {
        return new Call<>(() -> start.get().flatMap(outcome -> Progress.of(outcome.map(change))));
    }

    /** This call, and when it is answered, the one that {@code next} makes of its answer. */
    public <R> Call<R> flatMap(Function<? super T, Call<R>> next) {
        return new Call<>(() -> start.get()
                .flatMap(outcome -> outcome.isRight()
                        ? next.apply(outcome.get()).start.get()
                        : Progress.of(Either.left(outcome.getLeft()))));
    }

    /** This call, its answer checked: one that {@code fault} names a failure for has failed. */
    public Call<T> failing(Function<? super T, Option<Failure>> fault) {
        return new Call<>(() -> start.get()
                .flatMap(outcome -> Progress.of(outcome.flatMap(answer -> {
                    Option<Failure> found = fault.apply(answer);
                    return found.isDefined() ? Either.left(found.get()) : Either.right(answer);
                }))));
    }

    /** This call and {@code other} at the same time. It fails as soon as one fails; the answer of the other is then dropped. */
    public <U, R> Call<R> zip(Call<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
        return new Call<>(() -> SideBySide.both(start.get(), other.start, both));
    }

    /**
     * This call and {@code other} at the same time, and the answer of the one that is answered first; that of the other is dropped.
     * It fails when both do, as the later one.
     */
    public Call<T> firstOf(Call<T> other) {
        return new Call<>(() -> SideBySide.first(start.get(), other.start));
    }

    /** This call, and where it fails, the one that {@code other} makes of the failure. */
    public Call<T> orElse(Function<? super Failure, Call<T>> other) {
        return new Call<>(() -> start.get()
                .flatMap(outcome -> outcome.isRight()
                        ? Progress.of(outcome)
                        : other.apply(outcome.getLeft()).start.get()));
    }

    /** This call, made again at once where it fails, as often as {@code policy} allows. */
    public Call<T> retry(RetryPolicy policy) {
        return policy.left() == 0
                ? this
                : orElse(failure -> policy.covers(failure) ? retry(policy.less()) : failed(failure));
    }
}
