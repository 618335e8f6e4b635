package dev.penstock.core.data;

import io.vavr.control.Option;

/** Status codes: three digits (RFC 9110 section 15). */
public final class StatusCode {
    private StatusCode() {}

    /** The number, where {@code text} is three digits. */
    public static Option<Integer> parse(String text) {
        if (text.length() != 3) {
            return Option.none();
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Option.none();
            }
            status = 10 * status + digit;
        }
        return Option.some(status);
    }
}
