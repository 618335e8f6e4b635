package dev.penstock.core.json;

/** The grammar of strings, numbers and words. Each method moves a cursor over one of them, or is false and refuses. */
final class Scalars {

    private Scalars() {}

    /** Any value but an array or an object; {@code next} is the byte here. */
    static boolean scalar(Cursor in, int next) {
        return switch (next) {
            case '"' -> string(in);
            case 't' -> word(in, "true");
            case 'f' -> word(in, "false");
            case 'n' -> word(in, "null");
            default -> number(in, next);
        };
    }

    /** A string whose opening quote stands here. */
    static boolean string(Cursor in) {
        int next = in.peekPastPlain(1);
        while (next != '"') {
            if (!special(in, next)) {
                return false;
            }
            next = in.peekPastPlain(0);
        }
        in.take();
        return true;
    }

    private static boolean special(Cursor in, int next) {
        if (next >= 0x80) {
            in.skipSequences();
            return in.peek() < 0x80 || in.refuse("well-formed UTF-8");
        }
        return next == '\\'
                ? escape(in)
                : in.refuse(in.isAtEnd() ? "a closing quote" : "no unescaped control character");
    }

    private static boolean escape(Cursor in) {
        in.take();
        return switch (in.peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> in.take();
            case 'u' -> in.take() && hex(in);
            default -> in.refuse("an escape");
        };
    }

    private static boolean hex(Cursor in) {
        for (int digits = 0; digits < 4; digits++) {
            if (!isHex(in.peek())) {
                return in.refuse("a hexadecimal digit");
            }
            in.take();
        }
        return true;
    }

    private static boolean isHex(int next) {
        int lower = next | 0x20;
        return (next >= '0' && next <= '9') || (lower >= 'a' && lower <= 'f');
    }

    private static boolean number(Cursor in, int first) {
        boolean negative = first == '-' && in.take('-');
        int start = in.at();
        int next = in.take('0') ? in.peek() : in.peekPastDigits();
        if (in.at() == start) {
            return in.refuse(negative ? "a digit" : "a value");
        }
        return next == ',' || fraction(in, next);
    }

    private static boolean fraction(Cursor in, int next) {
        int after = next;
        if (next == '.') {
            in.take();
            int start = in.at();
            after = in.peekPastDigits();
            if (in.at() == start) {
                return in.refuse("a digit");
            }
        }
        return (after != 'e' && after != 'E') || exponent(in);
    }

    private static boolean exponent(Cursor in) {
        in.take();
        boolean signed = in.take('+') || in.take('-');
        int start = in.at();
        in.peekPastDigits();
        return in.at() > start || in.refuse(signed ? "a digit" : "a digit or a sign");
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
