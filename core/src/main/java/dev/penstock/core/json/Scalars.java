package dev.penstock.core.json;

/** The grammar of strings, numbers and words. Each method moves a cursor over one of them, or is false and refuses. */
final class Scalars {

    private Scalars() {}

    /** Any value but an array or an object. */
    static boolean scalar(Cursor in) {
        int next = in.peek();
        return switch (next) {
            case '"' -> string(in);
            case 't' -> word(in, "true");
            case 'f' -> word(in, "false");
            case 'n' -> word(in, "null");
            default -> number(in);
        };
    }

    /** A string whose opening quote stands here. */
    static boolean string(Cursor in) {
        in.advance(1);
        in.skipPlain();
        while (!in.take('"')) {
            if (!special(in)) {
                return false;
            }
            in.skipPlain();
        }
        return true;
    }

    private static boolean special(Cursor in) {
        int next = in.peek();
        if (next >= 0x80) {
            return sequences(in);
        }
        return next == '\\'
                ? escape(in)
                : in.refuse(in.isAtEnd() ? "a closing quote" : "no unescaped control character");
    }

    private static boolean sequences(Cursor in) {
        do {
            int length = WellFormedUtf8.sequence(in.word());
            if (length == 0) {
                return in.refuse("well-formed UTF-8");
            }
            in.advance(length);
        } while (in.peek() >= 0x80);
        return true;
    }

    private static boolean escape(Cursor in) {
        in.advance(1);
        if (in.take('u')) {
            return hex(in);
        }
        return in.takeIf("\"\\/bfnrt".indexOf(in.peek()) >= 0) || in.refuse("an escape");
    }

    private static boolean hex(Cursor in) {
        for (int digits = 0; digits < 4; digits++) {
            if (!in.takeIf(isHex(in.peek()))) {
                return in.refuse("a hexadecimal digit");
            }
        }
        return true;
    }

    private static boolean isHex(int next) {
        int lower = next | 0x20;
        return isDigit(next) || (lower >= 'a' && lower <= 'f');
    }

    private static boolean number(Cursor in) {
        boolean negative = in.take('-');
        if (!in.take('0') && !digits(in)) {
            return in.refuse(negative ? "a digit" : "a value");
        }
        return fraction(in) && exponent(in);
    }

    private static boolean fraction(Cursor in) {
        return !in.take('.') || digits(in);
    }

    private static boolean exponent(Cursor in) {
        if (!in.take('e') && !in.take('E')) {
            return true;
        }
        boolean signed = in.take('+') || in.take('-');
        return digits(in) || in.refuse(signed ? "a digit" : "a digit or a sign");
    }

    private static boolean digits(Cursor in) {
        if (!isDigit(in.peek())) {
            return in.refuse("a digit");
        }
        do {
            in.advance(1);
        } while (isDigit(in.peek()));
        return true;
    }

    private static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }

    private static boolean word(Cursor in, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!in.take(word.charAt(i))) {
                return in.refuse(word);
            }
        }
        return true;
    }
}
