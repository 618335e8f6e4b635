package dev.penstock.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Generated JSON documents as bytes, sound and broken. */
final class Documents {

    private static final List<Byte> UTF8_EDGES = IntStream.of(
                    0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4,
                    0xf5, 0xff)
            .mapToObj(edge -> (byte) edge)
            .toList();

    private Documents() {}

    /** JSON values printed with odd spacing, escapes, number forms and repeated names. */
    static Arbitrary<String> sound() {
        return Arbitraries.integers().between(0, 3).flatMap(Documents::nested);
    }

    private static Arbitrary<String> nested(int depth) {
        return depth == 0 ? scalar() : Arbitraries.oneOf(scalar(), array(nested(depth - 1)), object(nested(depth - 1)));
    }

    /** Documents with a few bytes changed, removed, doubled or cut off. */
    static Arbitrary<byte[]> mutated() {
        return mutated(sound());
    }

    /** Of these documents, as {@link #mutated()}. */
    static Arbitrary<byte[]> mutated(Arbitrary<String> sound) {
        var edits = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.oneOf(
                                Arbitraries.of(bytes("{}[]\",:\\ \t\n0123456789+-.eEtrufalsn/*'\u0000\u001f")),
                                Arbitraries.of(UTF8_EDGES)))
                .as(Edit::new);
        return Combinators.combine(sound, edits.list().ofMinSize(1).ofMaxSize(3))
                .as((text, list) -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    for (Edit edit : list) {
                        bytes = edit.apply(bytes);
                    }
                    return bytes;
                });
    }

    /** Any bytes, mostly of JSON's own alphabet. */
    static Arbitrary<byte[]> garbage() {
        return Arbitraries.oneOf(Arbitraries.of(bytes("{}[]\",:\\ \t\n01+-.eEtrufalsn")), Arbitraries.bytes())
                .list()
                .ofMaxSize(60)
                .map(list -> {
                    byte[] bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i);
                    }
                    return bytes;
                });
    }

    private static Arbitrary<String> scalar() {
        return Arbitraries.oneOf(string(), number(), Arbitraries.of("true", "false", "null"));
    }

    private static Arbitrary<String> array(Arbitrary<String> value) {
        return value.list().ofMaxSize(4).map(items -> "[ " + String.join(" ,\n", items) + "]");
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        var field = Combinators.combine(name(), value).as((name, text) -> name + "\t:" + text);
        return field.list().ofMaxSize(4).map(fields -> "{" + String.join(", ", fields) + " }");
    }

    private static Arbitrary<String> name() {
        return Arbitraries.oneOf(Arbitraries.of("\"a\"", "\"\\u0061\"", "\"from\"", "\"\""), string());
    }

    private static Arbitrary<String> string() {
        StringArbitrary plain = Arbitraries.strings().ofMaxLength(20).excludeChars('"', '\\');
        var text = Arbitraries.oneOf(
                plain.alpha(),
                Arbitraries.strings()
                        .withCharRange(' ', '\ud7ff')
                        .excludeChars('"', '\\')
                        .ofMaxLength(20),
                Arbitraries.of(
                        "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "\\u0000", "😀", "\u2028", "é"));
        return text.list().ofMaxSize(4).map(parts -> "\"" + String.join("", parts) + "\"");
    }

    private static Arbitrary<String> number() {
        return Combinators.combine(
                        Arbitraries.of("", "-"),
                        Arbitraries.of("0", "7", "10", "12345678901234567890123456789", "9".repeat(1200)),
                        Arbitraries.of("", ".0", ".50", ".00001"),
                        Arbitraries.of("", "e1", "E+10", "e-400"))
                .as((sign, whole, fraction, exponent) -> sign + whole + fraction + exponent);
    }

    private static List<Byte> bytes(String text) {
        return text.chars().mapToObj(code -> (byte) code).toList();
    }

    private record Edit(int kind, int place, byte value) {

        byte[] apply(byte[] bytes) {
            if (bytes.length == 0) {
                return bytes;
            }
            int at = place % bytes.length;
            return switch (kind) {
                case 0 -> replaced(bytes, at, new byte[] {value}, at + 1);
                case 1 -> replaced(bytes, at, new byte[0], at + 1);
                case 2 -> replaced(bytes, at, new byte[] {value}, at);
                default -> Arrays.copyOf(bytes, at);
            };
        }

        private static byte[] replaced(byte[] bytes, int from, byte[] middle, int to) {
            byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
            System.arraycopy(middle, 0, result, from, middle.length);
            System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
            return result;
        }
    }
}
