package dev.penstock.classlib;

/** How integers become text. */
public final class Decimals {
    private static final int MOST_DIGITS = 11;

    private Decimals() {}

    /** Replaces {@code StringBuilder.append(int)}, which looks for the first digit before it writes it, in four times the code. */
    public static StringBuilder append(StringBuilder out, int value) {
        char[] digits = new char[MOST_DIGITS];
        int at = MOST_DIGITS;
        int rest = value < 0 ? value : -value;
        do {
            at--;
            digits[at] = (char) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            at--;
            digits[at] = '-';
        }
        return out.append(new String(digits, at, MOST_DIGITS - at));
    }
}
