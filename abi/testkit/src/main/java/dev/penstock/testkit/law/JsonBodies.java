package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** JSON documents with all kinds of values, escapes, white space, repeated names, and sometimes without their last bytes. */
final class JsonBodies {
    private static final int MOST_MEMBERS = 3;
    private static final int MOST_DEPTH = 2;

    private JsonBodies() {}

    static Arbitrary<Bytes> of(Vector<String> patterns) {
        Vector<String> quoted = patterns.map(JavaText::literal);
        Arbitrary<String> scalar = Arbitraries.of(List.of("1", "\"\"", "true", "null", "-1.5e3", "\"\\u00e9\"", "\"é\"")
                .append("\"\\\"\\\\\"")
                .appendAll(quoted)
                .asJava());
        Arbitrary<String> name = Arbitraries.of(
                List.of("\"a\"", "\"b\"", "\"é\"").appendAll(quoted).asJava());
        Arbitrary<String> document = Arbitraries.recursive(
                () -> scalar, inner -> Arbitraries.oneOf(array(inner), object(name, inner)), 0, MOST_DEPTH);
        Arbitrary<Integer> missing = Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 2, 5);
        return Combinators.combine(document, missing)
                .as((text, cut) -> Bytes.utf8(text.substring(0, Math.max(0, text.length() - cut))));
    }

    private static Arbitrary<String> array(Arbitrary<String> inner) {
        return inner.list().ofMaxSize(MOST_MEMBERS).map(items -> "[" + String.join(",", items) + "]");
    }

    private static Arbitrary<String> object(Arbitrary<String> names, Arbitrary<String> inner) {
        Arbitrary<String> colon = Arbitraries.of(":", ": ", " :\n");
        return Combinators.combine(names, colon, inner)
                .as((name, between, value) -> name + between + value)
                .list()
                .ofMaxSize(MOST_MEMBERS)
                .map(members -> "{" + String.join(",", members) + "}");
    }
}
