package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;

/**
 * Request targets (RFC 9112 section 3.2.1). One that an author writes is sent as it is: it must begin with {@code /}, hold
 * visible ASCII only and no {@code #}, and each {@code %} must be followed by two hexadecimal digits.
 */
public final class Target {
    private static final String UNRESERVED = "-._~";
    private static final String DIGITS = "0123456789ABCDEF";

    private Target() {}

    /** Whether {@code target} can be sent as it is. */
    public static boolean isValid(String target) {
        return faultIn(target) < 0;
    }

    /** {@code target}. @throws IllegalArgumentException when it cannot be sent as it is */
    public static String require(String target) {
        int fault = faultIn(target);
        if (fault >= 0) {
            throw new IllegalArgumentException("a path must begin with '/' and be visible ASCII without '#',"
                    + " percent-encoded where it must be; got '" + target + "', wrong at index " + fault);
        }
        return target;
    }

    private static int faultIn(String target) {
        if (!target.startsWith("/")) {
            return 0;
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean broken = c == '%' && !(isHex(target, i + 1) && isHex(target, i + 2));
            if (c <= ' ' || c > '~' || c == '#' || broken) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHex(String text, int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** The percent-encoded UTF-8 form of {@code text}, fit for one segment of a path or one part of a query (RFC 3986 section 2.1). */
    public static String encoded(String text) {
        Bytes bytes = Bytes.utf8(text);
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < bytes.size(); i++) {
            int octet = bytes.at(i) & 0xff;
            if (isUnreserved((char) octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
