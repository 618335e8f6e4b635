package dev.penstock.core.json;

/** The grammar of numbers (RFC 8259 section 6), byte by byte: what has come of a number is one of these. */
final class NumberGrammar {
    static final int MINUS = 20;
    private static final int POINT = 21;
    private static final int EXPONENT = 22;
    private static final int EXPONENT_SIGN = 23;

    /** From here on a number may end. */
    static final int ZERO = 24;

    static final int DIGITS = 25;
    private static final int FRACTION = 26;
    private static final int EXPONENT_DIGITS = 27;

    /** The number has ended before the byte. */
    static final int ENDED = -1;

    /** The byte cannot stand here. */
    static final int REFUSED = -2;

    private NumberGrammar() {}

    static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }

    static boolean isHexDigit(int next) {
        int lower = next | 0x20;
        return isDigit(next) || (lower >= 'a' && lower <= 'f');
    }

    /** What has come of a number after one more byte. */
    static int after(int sofar, int next) {
        return isDigit(next) ? afterDigit(sofar, next) : afterOther(sofar, next);
    }

    private static int afterDigit(int sofar, int digit) {
        return switch (sofar) {
            case MINUS -> digit == '0' ? ZERO : DIGITS;
            case POINT -> FRACTION;
            case EXPONENT, EXPONENT_SIGN -> EXPONENT_DIGITS;
            case ZERO -> ENDED;
            default -> sofar;
        };
    }

    private static int afterOther(int sofar, int next) {
        if (sofar < ZERO) {
            return sofar == EXPONENT && (next == '+' || next == '-') ? EXPONENT_SIGN : REFUSED;
        }
        if (next == '.' && sofar <= DIGITS) {
            return POINT;
        }
        return (next | 0x20) == 'e' && sofar != EXPONENT_DIGITS ? EXPONENT : ENDED;
    }

    static String expected(int sofar) {
        return sofar == EXPONENT ? "a digit or a sign" : "a digit";
    }
}
