package dev.penstock.core.json;

import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value read from a configuration, or all that is wrong with it, together with the fields that were read: at the end
 * every other field is unknown and so an error ({@link ConfigReader}). Immutable.
 *
 * <p>Values of several fields are combined, and their errors add up:
 *
 * <pre>{@code
 * json.field("from").string().notEmpty().bytes()
 *         .combine(json.field("to").string().bytes())
 *         .ap(Config::new)
 * }</pre>
 */
public final class Checked<T> {

    private final Either<List<ConfigError>, T> outcome;
    private final Trace trace;

    Checked(Either<List<ConfigError>, T> outcome, Trace trace) {
        this.outcome = outcome;
        this.trace = trace;
    }

    /** A value that needs no field. */
    public static <T> Checked<T> of(T value) {
        return new Checked<>(Either.right(value), Trace.NONE);
    }

    /** An error of a check of the caller's own. */
    public static <T> Checked<T> invalid(ConfigError error) {
        return new Checked<>(Either.left(List.of(error)), Trace.NONE);
    }

    /** An error of the whole that is checked, where no field is to blame. */
    public static <T> Checked<T> invalid(String expected, String found) {
        return invalid(new ConfigError(JsonPath.ROOT, expected, found));
    }

    /** A value or errors found elsewhere; no field counts as read. */
    public static <T> Checked<T> fromValidation(Validation<Seq<ConfigError>, T> validation) {
        return new Checked<>(validation.toEither().mapLeft(List::ofAll), Trace.NONE);
    }

    /** The value, or all errors in the order of the checks. */
    public Validation<Seq<ConfigError>, T> toValidation() {
        return Validation.fromEither(toEither());
    }

    /** The value, or all errors in the order of the checks. */
    public Either<Seq<ConfigError>, T> toEither() {
        return outcome.mapLeft(errors -> errors);
    }

    /** The value changed by a function that cannot fail. */
    public <R> Checked<R> map(Function<? super T, ? extends R> function) {
        return new Checked<>(outcome.map(function), trace);
    }

    /** This value if the rule holds for it, else an error at its place: {@code $} when it was combined. */
    public Checked<T> satisfying(Predicate<? super T> rule, String expected) {
        return and(value -> rule.test(value) ? Either.right(value) : Either.left(expected));
    }

    /** This value changed by a function that may refuse it, saying what it expected. */
    public <R> Checked<R> and(Function<? super T, Either<String, R>> check) {
        return new Checked<>(
                outcome.flatMap(value -> check.apply(value).mapLeft(expected -> List.of(trace.error(expected)))),
                trace);
    }

    /** This value with another one, or the errors of both. */
    public <U> Combined.Two<T, U> combine(Checked<U> next) {
        return new Combined.Two<>(with(next, Tuple::of));
    }

    <U, R> Checked<R> with(Checked<U> next, BiFunction<? super T, ? super U, ? extends R> both) {
        return new Checked<>(
                outcome.fold(
                        errors -> Either.left(errors.appendAll(next.errors())),
                        value -> next.outcome.map(other -> both.apply(value, other))),
                trace.and(next.trace));
    }

    /** What another check makes of this value; that check's trace counts, not this one's. */
    <R> Checked<R> into(Function<? super T, Checked<R>> check) {
        return outcome.fold(errors -> new Checked<>(Either.left(errors), trace), check);
    }

    /** These checks, made in the object at a place of a larger document. */
    Checked<T> under(JsonPath place, String object) {
        return new Checked<>(
                outcome.mapLeft(errors -> errors.map(error -> error.under(place))), trace.under(place, object));
    }

    Trace trace() {
        return trace;
    }

    private List<ConfigError> errors() {
        return outcome.fold(errors -> errors, value -> List.empty());
    }

    @Override
    public String toString() {
        return outcome.fold(errors -> errors.mkString("; "), String::valueOf);
    }
}
