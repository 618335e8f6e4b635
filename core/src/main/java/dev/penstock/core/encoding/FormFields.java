package dev.penstock.core.encoding;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * Names with values as in forms and query strings ({@code application/x-www-form-urlencoded} of the WHATWG URL standard), in their
 * order; a name may occur more than once. Immutable, compared by value.
 */
@CheckReturnValue
public record FormFields(List<Tuple2<String, String>> fields) {
    private static final String HEX = "0123456789ABCDEF";

    public static FormFields empty() {
        return new FormFields(List.empty());
    }

    /** The fields of a form body. Reads any bytes: what is no escape stands for itself, malformed UTF-8 becomes U+FFFD. */
    public static FormFields parse(Bytes form) {
        return parse(form.utf8());
    }

    /** As {@link #parse(Bytes)}, of a query string without its question mark. */
    public static FormFields parse(String form) {
        return new FormFields(
                Split.at('&', form).filter(field -> !field.isEmpty()).map(FormFields::field));
    }

    /** The fields of the query of a request target, {@code /path?a=b}; none where it has none. */
    public static FormFields ofTarget(String target) {
        int query = target.indexOf('?');
        int fragment = target.indexOf('#');
        int end = fragment < 0 ? target.length() : fragment;
        return query < 0 || query > end ? empty() : parse(target.substring(query + 1, end));
    }

    private static Tuple2<String, String> field(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Tuple.of(decoded(text), "")
                : Tuple.of(decoded(text.substring(0, equals)), decoded(text.substring(equals + 1)));
    }

    /** The first value of that name. */
    public Option<String> first(String name) {
        return fields.find(field -> field._1().equals(name)).map(Tuple2::_2);
    }

    /** All values of that name. */
    public List<String> all(String name) {
        return fields.filter(field -> field._1().equals(name)).map(Tuple2::_2);
    }

    /** These and one more. */
    public FormFields add(String name, String value) {
        return new FormFields(fields.append(Tuple.of(name, value)));
    }

    /** These without those of that name. */
    public FormFields without(String name) {
        return new FormFields(fields.filter(field -> !field._1().equals(name)));
    }

    /** The form body, or the query string without its question mark. */
    public String encode() {
        return fields.map(field -> encoded(field._1()) + "=" + encoded(field._2()))
                .mkString("&");
    }

    private static String encoded(String text) {
        Bytes bytes = Bytes.utf8(text);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.size(); i++) {
            int octet = bytes.at(i) & 0xff;
            if (octet == ' ') {
                out.append('+');
            } else if (isPlain(octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(int octet) {
        int lower = octet | 0x20;
        return (lower >= 'a' && lower <= 'z')
                || (octet >= '0' && octet <= '9')
                || octet == '*'
                || octet == '-'
                || octet == '.'
                || octet == '_';
    }

    private static String decoded(String text) {
        Bytes bytes = Bytes.utf8(text);
        byte[] out = new byte[bytes.size()];
        int size = 0;
        for (int i = 0; i < bytes.size(); i++) {
            byte octet = bytes.at(i);
            int escaped = octet == '%' && i + 2 < bytes.size() ? hex(bytes.at(i + 1)) << 4 | hex(bytes.at(i + 2)) : -1;
            out[size++] = escaped >= 0 ? (byte) escaped : octet == '+' ? (byte) ' ' : octet;
            i += escaped >= 0 ? 2 : 0;
        }
        return Bytes.adopt(out).slice(0, size).utf8();
    }

    /** Negative for what is no digit, and so is any number made with it. */
    private static int hex(byte digit) {
        return Character.digit((char) (digit & 0xff), 16);
    }
}
