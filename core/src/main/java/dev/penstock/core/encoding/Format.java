package dev.penstock.core.encoding;

import dev.penstock.core.data.Bytes;

/** Text made of values. {@code String.format} brings a module 190 KB. Nothing here depends on a locale. */
public final class Format {
    private static final String HEX = "0123456789abcdef";

    private Format() {}

    /**
     * {@code template}, in which the values stand in place of each <code>{}</code>, in order, as {@link String#valueOf(Object)} shows them.
     *
     * @throws IllegalArgumentException unless there are as many values as places
     */
    public static String text(String template, Object... values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf("{}", from);
            if (place < 0) {
                throw unlike(template, values);
            }
            out.append(template, from, place).append(value);
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw unlike(template, values);
        }
        return out.append(template, from, template.length()).toString();
    }

    private static IllegalArgumentException unlike(String template, Object... values) {
        return new IllegalArgumentException(
                "template '" + template + "' must have a place {} for each value, got " + values.length + " values");
    }

    /** {@code text} at the right of {@code width} characters, {@code pad} before it; longer text as it is. */
    public static String padLeft(String text, int width, char pad) {
        return padding(width - text.length(), pad) + text;
    }

    /** {@code text} at the left of {@code width} characters, {@code pad} after it; longer text as it is. */
    public static String padRight(String text, int width, char pad) {
        return text + padding(width - text.length(), pad);
    }

    private static String padding(int size, char pad) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < size; i++) {
            out.append(pad);
        }
        return out.toString();
    }

    /** Two hexadecimal digits in lower case for each byte. */
    public static String hex(Bytes bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            int value = bytes.at(i);
            out.append(HEX.charAt(value >> 4 & 15)).append(HEX.charAt(value & 15));
        }
        return out.toString();
    }

    /** Hexadecimal digits in lower case, at least {@code digits}; a negative number as its 64 bits. */
    public static String hex(long value, int digits) {
        StringBuilder latestFirst = new StringBuilder();
        for (long rest = value; rest != 0; rest >>>= 4) {
            latestFirst.append(HEX.charAt((int) (rest & 15)));
        }
        return padLeft(latestFirst.reverse().toString(), Math.max(1, digits), '0');
    }

    /**
     * {@code value} with so many digits after the point, rounded half up from the digits that {@link Double#toString(double)} has; {@code
     * NaN} and infinities as it shows them. As {@code "%.2f"} for two digits.
     *
     * @throws IllegalArgumentException when {@code digits} is negative
     */
    public static String decimal(double value, int digits) {
        if (digits < 0) {
            throw new IllegalArgumentException("digits after the point must not be negative, got " + digits);
        }
        String shown = Double.toString(Math.abs(value));
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String sign = negative ? "-" : "";
        return sign + (Double.isNaN(value) || Double.isInfinite(value) ? shown : rounded(shown, digits));
    }

    /** @param shown digits, a point, digits, and perhaps E and an exponent */
    private static String rounded(String shown, int digits) {
        int mark = shown.indexOf('E');
        String mantissa = mark < 0 ? shown : shown.substring(0, mark);
        int exponent = mark < 0 ? 0 : Integer.parseInt(shown.substring(mark + 1));
        int point = mantissa.indexOf('.');
        String all = padding(1 - point - exponent, '0') + mantissa.substring(0, point) + mantissa.substring(point + 1);
        int whole = Math.max(1, point + exponent);
        String padded = padRight(all, whole + digits, '0');
        String kept = padded.substring(0, whole + digits);
        boolean up = padded.length() > kept.length() && padded.charAt(kept.length()) >= '5';
        return pointed(up ? next(kept) : kept, digits);
    }

    /** The number after that one. */
    private static String next(String number) {
        int last = number.length() - 1;
        while (last >= 0 && number.charAt(last) == '9') {
            last--;
        }
        String zeros = padding(number.length() - 1 - last, '0');
        return last < 0 ? "1" + zeros : number.substring(0, last) + (char) (number.charAt(last) + 1) + zeros;
    }

    private static String pointed(String number, int digits) {
        int point = number.length() - digits;
        int first = 0;
        while (first < point - 1 && number.charAt(first) == '0') {
            first++;
        }
        String whole = number.substring(first, point);
        return digits == 0 ? whole : whole + "." + number.substring(point);
    }
}
