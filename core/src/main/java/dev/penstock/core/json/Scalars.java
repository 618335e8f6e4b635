package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Placed;

/**
 * The grammar of strings, numbers and words, and white space. Each method yields the place behind what begins at a place, or
 * {@link Input#REFUSED} and refuses.
 */
final class Scalars {
    private static final long SPACES = 0x2020202020202020L;
    private static final int TRUE = 0x65757274;
    private static final long FALSE = 0x65736c6166L;
    private static final long FIVE_BYTES = 0xffffffffffL;
    private static final int NULL = 0x6c6c756e;

    private Scalars() {}

    /** Any value but an array or an object; {@code next} is the byte at its start. */
    static int scalar(Input in, int at, int next) {
        return switch (next) {
            case '"' -> string(in, at);
            case 't' -> (int) Placed.wordAt(in.bytes(), at) == TRUE ? at + 4 : word(in, at, "true");
            case 'f' -> (Placed.wordAt(in.bytes(), at) & FIVE_BYTES) == FALSE ? at + 5 : word(in, at, "false");
            case 'n' -> (int) Placed.wordAt(in.bytes(), at) == NULL ? at + 4 : word(in, at, "null");
            default -> number(in, at, next);
        };
    }

    /** Refuses the first byte that is another one than the word has. */
    private static int word(Input in, int from, String word) {
        int same = 0;
        while (Placed.at(in.bytes(), from + same) == word.charAt(same)) {
            same++;
        }
        return in.refuse(from + same, word);
    }

    /** White space, of which there may be none. Mostly there is but one; of more, eight are looked at at a time. */
    static int space(Input in, int from) {
        Bytes bytes = in.bytes();
        int at = from;
        int next = Placed.at(bytes, at);
        while (PlainText.isSpace(next)) {
            at++;
            next = Placed.at(bytes, at);
            if (next == ' ') {
                at += Long.numberOfTrailingZeros(Placed.wordAt(bytes, at) ^ SPACES) >>> 3;
                next = Placed.at(bytes, at);
            }
        }
        return at;
    }

    /** A string whose opening quote stands there. */
    static int string(Input in, int quote) {
        Bytes bytes = in.bytes();
        int at = quote + 1;
        while (at >= 0) {
            long special = PlainText.special(Placed.wordAt(bytes, at));
            at += Long.numberOfTrailingZeros(special) >>> 3;
            if (special != 0) {
                int next = Placed.at(bytes, at);
                if (next == '"') {
                    return at + 1;
                }
                at = special(in, at, next);
            }
        }
        return at;
    }

    private static int special(Input in, int at, int next) {
        if (next >= 0x80) {
            return sequences(in, at);
        }
        return next == '\\'
                ? escape(in, at + 1)
                : in.refuse(at, in.isEnd(at) ? "a closing quote" : "no unescaped control character");
    }

    /** Well-formed sequences of two to four bytes. */
    private static int sequences(Input in, int from) {
        Bytes bytes = in.bytes();
        int at = from;
        do {
            int length = WellFormedUtf8.sequence(Placed.wordAt(bytes, at));
            if (length == 0) {
                return in.refuse(at, "well-formed UTF-8");
            }
            at += length;
        } while (Placed.at(bytes, at) >= 0x80);
        return at;
    }

    private static int escape(Input in, int at) {
        return switch (Placed.at(in.bytes(), at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hex(in, at + 1);
            default -> in.refuse(at, "an escape");
        };
    }

    private static int hex(Input in, int from) {
        for (int at = from; at < from + 4; at++) {
            if (!NumberGrammar.isHexDigit(Placed.at(in.bytes(), at))) {
                return in.refuse(at, "a hexadecimal digit");
            }
        }
        return from + 4;
    }

    private static int number(Input in, int from, int first) {
        int start = first == '-' ? from + 1 : from;
        int at = Placed.at(in.bytes(), start) == '0' ? start + 1 : digits(in.bytes(), start);
        if (at == start) {
            return in.refuse(at, start > from ? "a digit" : "a value");
        }
        int next = Placed.at(in.bytes(), at);
        return next == ',' ? at : fraction(in, at, next);
    }

    private static int digits(Bytes bytes, int from) {
        int at = from;
        int next = Placed.at(bytes, at);
        while (NumberGrammar.isDigit(next)) {
            at++;
            next = Placed.at(bytes, at);
        }
        return at;
    }

    private static int fraction(Input in, int from, int next) {
        int at = from;
        if (next == '.') {
            at = digits(in.bytes(), from + 1);
            if (at == from + 1) {
                return in.refuse(at, "a digit");
            }
        }
        return (Placed.at(in.bytes(), at) | 0x20) == 'e' ? exponent(in, at + 1) : at;
    }

    private static int exponent(Input in, int from) {
        int sign = Placed.at(in.bytes(), from);
        int start = sign == '+' || sign == '-' ? from + 1 : from;
        int at = digits(in.bytes(), start);
        return at > start ? at : in.refuse(at, start > from ? "a digit" : "a digit or a sign");
    }
}
