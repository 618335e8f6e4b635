package dev.penstock.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.law.Chunking;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A JSON object that is put together here, so that it is known what becomes of it when its field {@code injected} is set.
 *
 * @param expected the object with that field set to {@link #VALUE}
 * @param sent the object as it was, and how it is cut
 */
record InjectedBody(String expected, Chunking sent) {
    static final String VALUE = "{\"n\":[1.50,\"\u00e9\"]}";

    private static final Arbitrary<String> SPACE = Arbitraries.of("", "", " ", "\n", "\t \r\n", "        ");

    private static final Arbitrary<String> SCALAR = Arbitraries.of(
            "0",
            "-0",
            "1.50",
            "1E+2",
            "12345678901234567890123456789",
            "true",
            "false",
            "null",
            "\"\"",
            "\"\\u00e9\\/\\\"\"",
            "\"\ud83d\ude00 \u00e9\"",
            "\"injected\"",
            "\"\\ud800\"",
            "[]",
            "{}");

    private static final Arbitrary<String> OTHER_NAME =
            Arbitraries.of("a", "\\u0061", "", "injecte", "injectedd", "Injected", "\\\"injected\\\"", "\u00e9");

    private static final Arbitrary<String> ITS_NAME =
            Arbitraries.of("injected", "in\\u006aected", "\\u0069\\u006Ejected");

    private static final Arbitrary<String> NESTED = nested(nested(SCALAR));

    private static Arbitrary<String> nested(Arbitrary<String> inner) {
        return Arbitraries.oneOf(
                SCALAR,
                inner.list().ofMaxSize(3).map(items -> "[" + String.join(" ,", items) + "]"),
                members(Arbitraries.oneOf(OTHER_NAME, ITS_NAME), inner).map(members -> "{" + joined(members) + " }"));
    }

    private static Arbitrary<Vector<String>> members(Arbitrary<String> name, Arbitrary<String> value) {
        return Combinators.combine(SPACE, name, SPACE, value)
                .as((space, text, colon, of) -> space + '"' + text + '"' + colon + ":" + of)
                .list()
                .ofMaxSize(3)
                .map(Vector::ofAll);
    }

    private static String joined(Vector<String> members) {
        return members.mkString(",");
    }

    /** Objects that have the field, perhaps several times, or have it not. */
    static Arbitrary<InjectedBody> objects() {
        return cut(Arbitraries.oneOf(lacking(), having()));
    }

    /** What is sent and what it becomes. */
    private record Texts(String sent, String expected) {
        Texts within(String before, String after) {
            return new Texts(before + sent + after, before + expected + after);
        }
    }

    private static Arbitrary<Texts> lacking() {
        return Combinators.combine(SPACE, members(OTHER_NAME, NESTED), SPACE, SPACE)
                .as((before, members, inner, after) -> {
                    String added = (members.isEmpty() ? "" : ",") + "\"injected\":" + VALUE;
                    return new Texts(inner, added + inner).within(before + "{" + joined(members), "}" + after);
                });
    }

    private static Arbitrary<Texts> having() {
        return Combinators.combine(
                        members(Arbitraries.oneOf(OTHER_NAME, ITS_NAME), NESTED),
                        ITS_NAME,
                        SPACE,
                        NESTED,
                        SPACE,
                        members(OTHER_NAME, NESTED))
                .as((earlier, name, colon, value, trail, later) -> new Texts(value, VALUE)
                        .within('"' + name + '"' + colon + ":" + colon, trail)
                        .within(earlier.map(member -> member + ",").mkString("{", "", ""), "")
                        .within("", later.map(member -> "," + member).mkString("", "", "}")));
    }

    private static Arbitrary<InjectedBody> cut(Arbitrary<Texts> texts) {
        return texts.flatMap(
                text -> chunkings(text.sent().getBytes(UTF_8)).map(sent -> new InjectedBody(text.expected(), sent)));
    }

    /** What is no JSON object: other values, objects without their end, and anything; empty bodies among them. */
    static Arbitrary<Chunking> others() {
        Arbitrary<String> values = NESTED.filter(text -> !text.startsWith("{"));
        Arbitrary<String> unfinished = Combinators.combine(
                        having(), Arbitraries.integers().between(0, 1000))
                .as((text, at) -> text.sent().substring(0, at % text.sent().length()));
        Arbitrary<String> noise = Arbitraries.strings().ascii().ofMaxLength(20).map(text -> "}" + text);
        return Arbitraries.oneOf(values, unfinished, noise).flatMap(text -> chunkings(text.getBytes(UTF_8)));
    }

    /** Cut between any two bytes, also those of one character. */
    private static Arbitrary<Chunking> chunkings(byte[] body) {
        Arbitrary<java.util.List<Integer>> cuts =
                Arbitraries.integers().between(0, body.length).list().ofMaxSize(4);
        return Combinators.combine(cuts, Arbitraries.of(Chunking.End.class))
                .as((places, end) -> new Chunking(
                        chunks(Bytes.copyOf(body), List.ofAll(places).sorted()), end));
    }

    private static Vector<Bytes> chunks(Bytes body, List<Integer> places) {
        return Vector.ofAll(places.prepend(0).zipWith(places.append(body.size()), body::slice));
    }
}
