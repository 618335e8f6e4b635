package dev.penstock.testkit.trace;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** One parameter of a function of ABI 0.2.1: what its words, the raw arguments, mean. */
public record Parameter(String name, Kind kind) {

    /** What a parameter is. */
    public enum Kind {
        /** The id of a context, 0 for none. */
        CONTEXT(1),
        /** The number under which a call is answered. Only the order of these means something. */
        TOKEN(1),
        /** An i32. */
        NUMBER(1),
        /** An i64. */
        LONG(1),
        /** Address and size of text. */
        TEXT(2),
        /** Address and size of bytes. */
        BYTES(2),
        /** The address of a result. */
        RESULT(1);

        private final int words;

        Kind(int words) {
            this.words = words;
        }
    }

    int words() {
        return kind.words;
    }

    /** The argument in these words; none of a mere address. */
    Option<Argument> argument(Seq<Long> words, Texts texts) {
        long number = kind == Kind.LONG ? words.last() : words.last().intValue();
        return switch (kind) {
            case CONTEXT, TOKEN, NUMBER, LONG, BYTES -> Option.some(Argument.of(this, number));
            case TEXT -> Option.some(new Argument(this, number, texts.at(words.head(), number)));
            case RESULT -> Option.none();
        };
    }
}
