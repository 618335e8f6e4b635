package dev.penstock.core.data;

import io.vavr.control.Option;

/** Status codes: three digits (RFC 9110 section 15). */
public final class StatusCode {
    private StatusCode() {}

    /** The number, where {@code text} is three digits. */
    public static Option<Integer> parse(String text) {
        int status = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 2) {
                return Option.none();
            }
            status = 10 * status + digit;
        }
        return text.length() == 3 ? Option.some(status) : Option.none();
    }
}
