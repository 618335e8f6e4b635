package dev.penstock.core.json;

import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** A field of an object, present or not, that is to be checked. Immutable. */
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

    /** Demands a whole number of at least {@code least}, written without fraction or exponent. */
    public Checked<Long> wholeNumber(long least) {
        return wholeNumber(least, Long.MAX_VALUE);
    }

    /** Demands a whole number from {@code least} to {@code most}, written without fraction or exponent. */
    public Checked<Long> wholeNumber(long least, long most) {
        return as("a whole number from " + least + " to " + most, value -> value.asWholeNumber()
                .filter(number -> number >= least && number <= most));
    }

    /** Demands {@code true} or {@code false}. */
    public Checked<Boolean> bool() {
        return as("true or false", Json::asBoolean);
    }

    /** Demands an object and checks its fields; those that are not read are errors too. */
    public <T> Checked<T> object(Function<? super Json, Checked<T>> check) {
        return as("an object", Json::asObject)
                .into(object -> check.apply(object).under(path, object.toString()));
    }

    /** Demands an object whose names and strings are fields that can be sent in a message, an array of strings for a name that repeats. */
    public Checked<Headers> headers() {
        return as("an object of header fields", value -> value.asObject().flatMap(HeaderFields::of));
    }

    /** Demands any value. */
    public Checked<Json> any() {
        return as("a value", Option::some);
    }

    /** This field, with a string where it is missing; further checks hold for that string too. */
    public Field orElse(String text) {
        return orElse(Json.string(text));
    }

    /** This field, with a value where it is missing; further checks hold for that value too. */
    public Field orElse(Json missing) {
        return new Field(path, value.orElse(Option.some(missing)));
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
