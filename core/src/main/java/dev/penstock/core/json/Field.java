package dev.penstock.core.json;

import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** A field of an object, or a value of an array, present or not, that is to be checked. Immutable. */
public final class Field {

    private static final String NOTHING = "nothing";

    private final JsonPath path;
    private final Option<Json> value;

    Field(JsonPath path, Option<Json> value) {
        this.path = path;
        this.value = value;
    }

    /** Demands a string. */
    public Text string() {
        return new Text(as("a string", Json::asString));
    }

    /** Demands a whole number above 0, written without fraction or exponent. */
    public Checked<Long> positiveInteger() {
        return as("a positive integer", value -> value.asWholeNumber().filter(number -> number > 0));
    }

    /** Demands a whole number of at least {@code least}, written without fraction or exponent. */
    public Checked<Long> wholeNumber(long least) {
        return as("a whole number of at least " + least, value -> value.asWholeNumber()
                .filter(number -> number >= least));
    }

    /** Demands a whole number from {@code least} to {@code most}, written without fraction or exponent. */
    public Checked<Long> wholeNumber(long least, long most) {
        return as("a whole number from " + least + " to " + most, value -> value.asWholeNumber()
                .filter(number -> number >= least && number <= most));
    }

    /** Demands a number from {@code least} to {@code most}. */
    public Checked<Double> number(double least, double most) {
        return as("a number from " + least + " to " + most, value -> Option.when(
                        value instanceof Json.Num, () -> ((Json.Num) value).toDouble())
                .filter(number -> number >= least && number <= most));
    }

    /** Demands {@code true} or {@code false}. */
    public Checked<Boolean> bool() {
        return as("true or false", Json::asBoolean);
    }

    /** Demands the name of one of the constants, in lower case, with {@code -} for {@code _}. */
    public <E extends Enum<E>> Checked<E> oneOf(E[] constants) {
        return Choices.named(constants).of(string());
    }

    /**
     * Demands a duration with units: {@code 300ms}, {@code 1.5s}, {@code 1h30m}. Units are {@code ns us ms s m h d}, larger ones
     * first.
     */
    public Checked<Duration> duration() {
        return as("a duration such as 300ms or 1h30m", Field::nanos).map(Duration::ofNanos);
    }

    /** As {@link #duration()}, or a whole number of {@code unit}. */
    public Checked<Duration> duration(ChronoUnit unit) {
        String expected = "a duration such as 300ms or 1h30m, or a whole number of " + unit;
        return as(expected, value -> value.asWholeNumber()
                        .flatMap(
                                number -> Quantity.of(number, unit.getDuration().toNanos()))
                        .orElse(() -> nanos(value)))
                .map(Duration::ofNanos);
    }

    private static Option<Long> nanos(Json value) {
        return value.asString().flatMap(Quantity::nanos);
    }

    /**
     * Demands a size with a unit, {@code 64KiB} or {@code 1.5MB}, or a whole number of bytes. Units are {@code B}, {@code kB MB
     * GB} of 1000, {@code KiB MiB GiB} of 1024, also without their {@code B}.
     */
    public Checked<Long> byteSize() {
        return as("a size such as 64KiB or 10MB, or a number of bytes", value -> value.asWholeNumber()
                .flatMap(number -> Quantity.of(number, 1))
                .orElse(() -> value.asString().flatMap(Quantity::bytes)));
    }

    /** Demands an object and checks its fields; those that are not read are errors too. */
    public <T> Checked<T> object(Function<? super Json, Checked<T>> check) {
        return as("an object", Json::asObject)
                .into(object -> check.apply(object).under(path, object.toString()));
    }

    /** Demands an object whose names and strings are fields that can be set in a message, an array of strings for a name that repeats. */
    public Checked<Headers> headers() {
        return headers(Header::isSettable);
    }

    /** As {@link #headers()}, of names for which that rule holds; it holds for none that is not settable. */
    public Checked<Headers> headers(Predicate<? super String> names) {
        return as("an object of header fields", Json::asObject)
                .into(object -> HeaderFields.checked(path, object, names));
    }

    /** Demands an array and checks each of its values. */
    public <T> Checked<Seq<T>> list(Function<? super Field, Checked<T>> item) {
        return as("an array", Json::asArray).into(array -> items(array, item));
    }

    /** Demands an array, as {@link #list}, or one such value by itself. */
    public <T> Checked<Seq<T>> oneOrList(Function<? super Field, Checked<T>> item) {
        return value.exists(found -> found.asArray().isDefined())
                ? list(item)
                : item.apply(this).map(List::of);
    }

    private <T> Checked<Seq<T>> items(Json.Arr array, Function<? super Field, Checked<T>> item) {
        var members = new CheckedMembers<T>(path, array);
        int index = 0;
        for (Json found : array.items()) {
            members.add(item.apply(new Field(path.item(index++), Option.some(found))));
        }
        return members.all();
    }

    /** Demands an object whose names are free, and checks each of its values: pairs, in their order. */
    public <T> Checked<Seq<Tuple2<String, T>>> entries(Function<? super Field, Checked<T>> value) {
        return as("an object", Json::asObject).into(object -> entries(object, value));
    }

    private <T> Checked<Seq<Tuple2<String, T>>> entries(Json.Obj object, Function<? super Field, Checked<T>> value) {
        var members = new CheckedMembers<Tuple2<String, T>>(path, object);
        for (Tuple2<String, Json> found : object.fields()) {
            Field field = new Field(path.field(found._1), Option.some(found._2));
            members.add(value.apply(field).map(checked -> Tuple.of(found._1, checked)));
        }
        return members.all();
    }

    /** Demands any value. */
    public Checked<Json> any() {
        return as("a value", Option::some);
    }

    /** This field, with a string where it is missing; further checks hold for that string too. */
    public Field orElse(String text) {
        return orElse(Json.string(text));
    }

    /** This field, with a whole number where it is missing; further checks hold for that number too. */
    public Field orElse(long number) {
        return orElse(Json.number(number));
    }

    /** This field, with {@code true} or {@code false} where it is missing. */
    public Field orElse(boolean truth) {
        return orElse(Json.bool(truth));
    }

    /** This field, with a value where it is missing; further checks hold for that value too. */
    public Field orElse(Json missing) {
        return new Field(path, value.orElse(Option.some(missing)));
    }

    /** The checked value of this field; where it is missing, the one given, if there is one: how a rule inherits. */
    public <T> Checked<T> orElse(Option<T> inherited, Function<? super Field, Checked<T>> check) {
        return value.isEmpty() && inherited.isDefined() ? checked(Either.right(inherited.get())) : check.apply(this);
    }

    /** This field, missing where it is {@code null}. */
    public Field notNull() {
        return new Field(path, value.filter(found -> !(found instanceof Json.Null)));
    }

    /** The checked value of this field if it is present. A field that is {@code null} is present. */
    public <T> Checked<Option<T>> optional(Function<? super Field, Checked<T>> check) {
        return value.isEmpty()
                ? checked(Either.right(Option.none()))
                : check.apply(this).map(Option::some);
    }

    /** The value as a kind of value, in words: the way further kinds are added. */
    private <T> Checked<T> as(String expected, Function<? super Json, Option<T>> kind) {
        Either<String, T> outcome = value.flatMap(kind).toEither(expected);
        return checked(outcome.mapLeft(kindOf -> List.of(new ConfigError(path, kindOf, found()))));
    }

    private <T> Checked<T> checked(Either<List<ConfigError>, T> outcome) {
        return new Checked<>(outcome, Trace.ofField(path, found()));
    }

    private String found() {
        return value.fold(() -> NOTHING, Json::toString);
    }
}
