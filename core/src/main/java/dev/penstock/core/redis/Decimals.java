package dev.penstock.core.redis;

import io.vavr.control.Option;

/** Floating-point numbers as Redis prints and takes them. */
final class Decimals {
    private static final String INFINITE = "inf";

    /** Up to here every whole number is a {@code double} of its own. */
    private static final double EXACT = 1L << 53;

    private Decimals() {}

    /** @throws IllegalArgumentException for what is no number, which Redis refuses */
    static String print(double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("Redis takes no NaN for a number");
        }
        if (Double.isInfinite(number)) {
            return (number > 0 ? "+" : "-") + INFINITE;
        }
        long whole = (long) number;
        return whole == number && Math.abs(number) <= EXACT ? Long.toString(whole) : Double.toString(number);
    }

    static Option<Double> read(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals(INFINITE)) {
            return Option.some(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return isDecimal(unsigned) ? parsed(text) : Option.none();
    }

    /** Java takes more for a number than Redis does: white space, a type's letter, hexadecimal digits. */
    private static boolean isDecimal(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            plain &= "0123456789.eE+-".indexOf(text.charAt(i)) >= 0;
        }
        return plain;
    }

    private static Option<Double> parsed(String text) {
        try {
            return Option.some(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return Option.none();
        }
    }
}
