package dev.penstock.core.json;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JSON value (RFC 8259), immutable. Numbers keep the text they were written with: {@code 1.0} and {@code 1} are
 * different values.
 *
 * <p>{@code toString} describes a value in about 60 characters of one line at most, for error
 * messages: {@code 1}, {@code "abc…"}, {@code an object}. {@link JsonPrinter} prints JSON.
 */
public sealed interface Json {

    /** What to do with each kind of value. */
    interface Cases<R> {

        R object(Obj object);

        R array(Arr array);

        R string(Str string);

        R number(Num number);

        R bool(Bool bool);

        R nothing(Null nothing);
    }

    /** Applies the case of this value's kind. */
    <R> R match(Cases<? extends R> cases);

    /** The field of that name, to be checked. It is missing when this is not an object or has no such field. */
    default Field field(String name) {
        return new Field(JsonPath.ROOT.field(name), asObject().flatMap(object -> object.get(name)));
    }

    /** This value if it is an object. */
    default Option<Obj> asObject() {
        return Option.none();
    }

    /** This value if it is an array. */
    default Option<Arr> asArray() {
        return Option.none();
    }

    /** The text of this value if it is a string, escapes decoded. */
    default Option<String> asString() {
        return Option.none();
    }

    /** This value if it is a number written without fraction or exponent that fits 64 bits. */
    default Option<Long> asWholeNumber() {
        return Option.none();
    }

    /** This value if it is {@code true} or {@code false}. */
    default Option<Boolean> asBoolean() {
        return Option.none();
    }

    /** A string. The text may hold unpaired surrogates, as JSON's escapes can. */
    static Json string(String text) {
        return new Str(text);
    }

    /** {@code true} or {@code false}. */
    static Json bool(boolean value) {
        return new Bool(value);
    }

    /** A whole number. */
    static Json number(long value) {
        return new Num(Long.toString(value));
    }

    /** An array. */
    static Json array(Iterable<? extends Json> items) {
        return new Arr(copy(items));
    }

    /** An object; where a name occurs again its last value stays, at the place of the first. */
    static Json object(Iterable<Tuple2<String, Json>> fields) {
        var map = new LinkedHashMap<String, Json>();
        fields.forEach(field -> map.put(field._1(), field._2()));
        return new Obj(map);
    }

    private static List<Json> copy(Iterable<? extends Json> items) {
        var list = new ArrayList<Json>();
        items.forEach(list::add);
        return list;
    }

    /** An object: names with values, in the order they were written. Equality does not regard the order. */
    final class Obj implements Json {

        private final Map<String, Json> fields;

        Obj(Map<String, Json> fields) {
            this.fields = fields;
        }

        /** The value of that name. */
        public Option<Json> get(String name) {
            return Option.of(fields.get(name));
        }

        /** All names with their values, in order. */
        public Seq<Tuple2<String, Json>> fields() {
            return io.vavr.collection.List.ofAll(fields.entrySet())
                    .map(entry -> Tuple.of(entry.getKey(), entry.getValue()));
        }

        Map<String, Json> map() {
            return fields;
        }

        @Override
        public Option<Obj> asObject() {
            return Option.some(this);
        }

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.object(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Obj that && fields.equals(that.fields);
        }

        @Override
        public int hashCode() {
            return fields.hashCode();
        }

        @Override
        public String toString() {
            return "an object";
        }
    }

    /** An array. */
    final class Arr implements Json {

        private final List<Json> items;

        Arr(List<Json> items) {
            this.items = items;
        }

        /** The values, in order. */
        public Seq<Json> items() {
            return io.vavr.collection.List.ofAll(items);
        }

        @Override
        public Option<Arr> asArray() {
            return Option.some(this);
        }

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.array(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Arr that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }

        @Override
        public String toString() {
            return "an array";
        }
    }

    /** A string, escapes decoded. */
    record Str(String text) implements Json {

        public Str {
            Objects.requireNonNull(text);
        }

        @Override
        public Option<String> asString() {
            return Option.some(text);
        }

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.string(this);
        }

        @Override
        public String toString() {
            return Excerpt.quoted(text);
        }
    }

    /** A number as it was written. Its text is always a JSON number. */
    final class Num implements Json {

        private final String text;

        Num(String text) {
            this.text = text;
        }

        /** The number's text, in JSON's grammar. */
        public String text() {
            return text;
        }

        @Override
        public Option<Long> asWholeNumber() {
            try {
                return Option.some(Long.parseLong(text));
            } catch (NumberFormatException otherwiseWritten) {
                return Option.none();
            }
        }

        /** The nearest {@code double}, at most one unit in the last place off; infinite where it is too large for one. */
        public double toDouble() {
            return Double.parseDouble(text);
        }

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.number(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Num that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return Excerpt.plain(text);
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {

        @Override
        public Option<Boolean> asBoolean() {
            return Option.some(value);
        }

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.bool(this);
        }

        @Override
        public String toString() {
            return value ? "true" : "false";
        }
    }

    /** {@code null}. */
    record Null() implements Json {

        @Override
        public <R> R match(Cases<? extends R> cases) {
            return cases.nothing(this);
        }

        @Override
        public String toString() {
            return "null";
        }
    }
}
