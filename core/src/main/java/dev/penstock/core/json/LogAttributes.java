package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.control.Option;
import java.util.TreeMap;

/**
 * Attributes of a stream as an access log reads them out of a property: a JSON object, escaped so that it can stand between
 * the quotes of a JSON string. The property is shared by all plugins of a stream, each of which adds its own.
 *
 * @param property the property's new value
 * @param overwritten whether the property held something else than such an object, which is lost
 */
public record LogAttributes(Bytes property, boolean overwritten) {

    /**
     * What a property becomes when attributes are set in it; an attribute set before stays, unless it has the same name.
     * Of attributes with one name the last counts. Names stand in the order of their code points, values without white space
     * of Penstock's making; numbers and the values that stood there keep their text. {@code < > &} and the separators U+2028
     * and U+2029 are escaped. Never throws: where {@code existing} is not empty and no such object, it is overwritten.
     * Malformed UTF-8 in it counts as U+FFFD.
     *
     * <p>The form is that of {@code WriteUserAttributeToLogWithKey} of Higress' Go SDK, so both can write to one property.
     */
    public static LogAttributes merge(Bytes existing, Iterable<Tuple2<String, Json>> attributes) {
        Option<JsonObjectText> before = read(existing);
        var texts = new TreeMap<String, String>(LogAttributes::byCodePoints);
        before.forEach(object -> object.putTo(texts));
        attributes.forEach(attribute -> texts.put(attribute._1(), JsonPrinter.print(attribute._2())));
        return new LogAttributes(escape(print(texts)), before.isEmpty() && !existing.isEmpty());
    }

    /** The object that a property holds; none where it holds nothing or something else. Malformed UTF-8 counts as U+FFFD. */
    public static Option<JsonObjectText> read(Bytes property) {
        return JsonText.parse(Bytes.utf8('"' + property.utf8() + '"'))
                .toOption()
                .flatMap(JsonText::asString)
                .flatMap(json -> JsonObjectText.parse(Bytes.utf8(json)).toOption());
    }

    private static String print(TreeMap<String, String> texts) {
        var out = new StringBuilder("{");
        texts.forEach((name, value) -> out.append(out.length() > 1 ? "," : "")
                .append(JsonPrinter.quoted(name))
                .append(':')
                .append(value));
        return Escapes.forHtml(out.append('}').toString());
    }

    private static Bytes escape(String json) {
        return Bytes.utf8(Escapes.append(json, new StringBuilder()).toString());
    }

    /** UTF-16 puts supplementary characters before U+E000; the order of code points, and of UTF-8, after U+FFFF. */
    private static int byCodePoints(String left, String right) {
        int most = Math.min(left.length(), right.length());
        for (int at = 0; at < most; at++) {
            int one = left.charAt(at);
            int other = right.charAt(at);
            if (one != other) {
                return one >= 0xd800 && other >= 0xd800 ? rotated(one) - rotated(other) : one - other;
            }
        }
        return left.length() - right.length();
    }

    private static int rotated(int unit) {
        return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
    }
}
