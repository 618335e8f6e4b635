package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A reply of Redis, in the five types of RESP2. Owned: it may be kept. What a server refuses is a reply too, {@link Failure}.
 *
 * <p>The accessors look at a reply as what a command is known to yield, and have nothing where it is something else.
 */
public sealed interface Resp {
    <R> R match(Cases<R> cases);

    /** An integer, or a string that is a decimal one. */
    default Option<Long> number() {
        return Option.none();
    }

    /** A floating-point number, which RESP2 has as a string; an integer is one too. In a module one below 2.3E-308 is read as 0. */
    default Option<Double> decimal() {
        return Option.none();
    }

    /** The bytes of a simple or bulk string. */
    default Option<Bytes> bytes() {
        return Option.none();
    }

    /** A simple or bulk string read as UTF-8. */
    default Option<String> text() {
        return bytes().map(Bytes::utf8);
    }

    /** What an array holds. */
    default Option<Seq<Resp>> items() {
        return Option.none();
    }

    /** Whether there is no such value: both nulls of RESP2. */
    default boolean isNull() {
        return false;
    }

    /** The message of an error. */
    default Option<String> failure() {
        return Option.none();
    }

    /** A status, {@code OK} for example. */
    record Simple(Bytes value) implements Resp {
        /** @throws IllegalArgumentException for a line break, which the form on the wire cannot hold */
        public Simple {
            value = Lines.require(value);
        }

        /** A status with the UTF-8 form of {@code text}. @throws IllegalArgumentException as {@link #Simple(Bytes)} */
        public static Simple of(String text) {
            return new Simple(Bytes.utf8(text));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.simple(this);
        }

        @Override
        public Option<Bytes> bytes() {
            return Option.some(value);
        }
    }

    /** What the server refuses: {@code WRONGTYPE Operation against a key holding the wrong kind of value}. */
    record Failure(Bytes message) implements Resp {
        /** @throws IllegalArgumentException for a line break, which the form on the wire cannot hold */
        public Failure {
            message = Lines.require(message);
        }

        /** An error with the UTF-8 form of {@code text}. @throws IllegalArgumentException as {@link #Failure(Bytes)} */
        public static Failure of(String text) {
            return new Failure(Bytes.utf8(text));
        }

        /** The first word of the message, which tells the kind of error: {@code WRONGTYPE}. */
        public String code() {
            int space = message.indexOf(Bytes.utf8(" "), 0);
            return (space < 0 ? message : message.slice(0, space)).utf8();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failure(this);
        }

        @Override
        public Option<String> failure() {
            return Option.some(message.utf8());
        }
    }

    /** An integer. */
    record Whole(long value) implements Resp {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.whole(this);
        }

        @Override
        public Option<Long> number() {
            return Option.some(value);
        }

        @Override
        public Option<Double> decimal() {
            return Option.some((double) value);
        }
    }

    /** A value: any bytes. */
    record Bulk(Bytes value) implements Resp {
        public Bulk {
            value = value.owned();
        }

        /** The UTF-8 form of {@code text}. */
        public static Bulk of(String text) {
            return new Bulk(Bytes.utf8(text));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bulk(this);
        }

        @Override
        public Option<Bytes> bytes() {
            return Option.some(value);
        }

        @Override
        public Option<Long> number() {
            return Lines.whole(value, 0, value.size());
        }

        @Override
        public Option<Double> decimal() {
            return Decimals.read(value.utf8());
        }
    }

    /** No value. RESP2 writes it in two ways, which mean the same. */
    enum Null implements Resp {
        /** In the place of a bulk string. */
        BULK,
        /** In the place of an array. */
        ARRAY;

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nothing(this);
        }

        @Override
        public boolean isNull() {
            return true;
        }
    }

    /** Several replies in one. */
    record Array(List<Resp> values) implements Resp {
        public static Array of(Resp... values) {
            return new Array(List.of(values));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array(this);
        }

        @Override
        public Option<Seq<Resp>> items() {
            return Option.some(values);
        }
    }

    /** A consumer of replies, one method for each type. */
    interface Cases<R> {
        R simple(Simple reply);

        R failure(Failure reply);

        R whole(Whole reply);

        R bulk(Bulk reply);

        R nothing(Null reply);

        R array(Array reply);
    }
}
