package dev.penstock.core.json;

/** The escapes of JSON strings. */
final class Escapes {

    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";
    private static final String HEX = "0123456789abcdef";

    private Escapes() {}

    /** Appends what stands for {@code text} between the quotes of a string. */
    static StringBuilder append(String text, StringBuilder out) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            int letter = SHORT.indexOf(unit);
            if (letter >= 0) {
                out.append('\\').append(LETTERS.charAt(letter));
            } else if (unit < ' ' || isUnpaired(text, at)) {
                unicode(unit, out);
            } else {
                out.append(unit);
            }
        }
        return out;
    }

    /**
     * A sound JSON text with {@code <}, {@code >}, {@code &} and the separators U+2028 and U+2029 escaped, as Go's
     * encoding/json prints it. These stand in strings only.
     */
    static String forHtml(String json) {
        var out = new StringBuilder();
        for (int at = 0; at < json.length(); at++) {
            char unit = json.charAt(at);
            if ("<>&\u2028\u2029".indexOf(unit) >= 0) {
                unicode(unit, out);
            } else {
                out.append(unit);
            }
        }
        return out.toString();
    }

    private static void unicode(char unit, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((unit >> shift) & 15));
        }
    }

    private static boolean isUnpaired(String text, int at) {
        char unit = text.charAt(at);
        if (unit < 0xd800 || unit > 0xdfff) {
            return false;
        }
        return unit < 0xdc00
                ? at + 1 == text.length() || !isLow(text.charAt(at + 1))
                : at == 0 || !isHigh(text.charAt(at - 1));
    }

    private static boolean isHigh(char unit) {
        return unit >= 0xd800 && unit < 0xdc00;
    }

    private static boolean isLow(char unit) {
        return unit >= 0xdc00 && unit <= 0xdfff;
    }
}
