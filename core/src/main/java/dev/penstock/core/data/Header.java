package dev.penstock.core.data;

/**
 * One field of a header or trailer map.
 *
 * @param name in lower case; a pseudo-header starts with a colon
 * @param value the octets as they are on the wire
 */
public record Header(String name, Bytes value) {
    /** The sendable field with the UTF-8 form of {@code value}. @throws IllegalArgumentException as {@link #of(String, Bytes)} */
    public static Header of(String name, String value) {
        return of(name, Bytes.utf8(value));
    }

    /**
     * A field that cannot split the message it is sent in. The constructor checks nothing: it is for fields as they were
     * received.
     *
     * @throws IllegalArgumentException when {@code name} is not a token of RFC 9110 section 5.6.2 (after an optional
     *     leading colon), or {@code value} holds CR, LF or NUL (section 5.5), which Envoy writes as they are to HTTP/1
     *     peers
     */
    public static Header of(String name, Bytes value) {
        requireNoBreak(name, value);
        return new Header(requireName(name), value);
    }

    /** The UTF-8 form of a value for the field {@code name}. @throws IllegalArgumentException when it holds CR, LF or NUL */
    public static Bytes requireValue(String name, String value) {
        Bytes octets = Bytes.utf8(value);
        requireNoBreak(name, octets);
        return octets;
    }

    /** {@code name} in lower case. @throws IllegalArgumentException when it cannot name a header field */
    public static String requireName(String name) {
        return lowerCase(requireToken(name));
    }

    /** Whether a plugin can give a message a field of that name: a token that is no pseudo-header and does not follow from the body. */
    public static boolean isSettable(String name) {
        return isToken(name, 0) && !isFraming(lowerCase(name));
    }

    /** Whether the field of that name, in lower case, says where a body ends, and so follows from the body. */
    public static boolean isFraming(String name) {
        return name.equals("content-length") || name.equals("transfer-encoding");
    }

    private static String requireToken(String name) {
        if (!isToken(name, name.startsWith(":") ? 1 : 0)) {
            throw new IllegalArgumentException("header name must be a token, got '" + escape(name) + "'");
        }
        return name;
    }

    private static boolean isToken(String name, int start) {
        char[] characters = Utf8.characters(name);
        boolean token = characters.length > start;
        for (int i = start; i < characters.length; i++) {
            token &= isTokenChar(characters[i]);
        }
        return token;
    }

    private static void requireNoBreak(String name, Bytes value) {
        int at = value.indexOfBreak();
        if (at < value.size()) {
            throw new IllegalArgumentException("value of header '" + name + "' must not hold CR, LF or NUL, got octet "
                    + value.at(at) + " at index " + at);
        }
    }

    private static boolean isTokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || c == '-'
                || isUpperCase(c)
                || (c >= '0' && c <= '9')
                || "!#$%&'*+.^_`|~".indexOf(c) >= 0;
    }

    /** {@code name} with its ASCII letters in lower case, as fields are named here. */
    public static String lowerCase(String name) {
        return hasUpperCase(name) ? lowered(name) : name;
    }

    private static boolean hasUpperCase(String name) {
        for (char c : Utf8.characters(name)) {
            if (isUpperCase(c)) {
                return true;
            }
        }
        return false;
    }

    private static String lowered(String name) {
        char[] lower = name.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            if (isUpperCase(lower[i])) {
                lower[i] = (char) (lower[i] + ('a' - 'A'));
            }
        }
        return new String(lower);
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String escape(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length() && i < 64; i++) {
            char c = name.charAt(i);
            shown.append(c < ' ' || c > '~' ? '?' : c);
        }
        return shown.toString();
    }
}
