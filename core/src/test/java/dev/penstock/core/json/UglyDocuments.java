package dev.penstock.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Sound JSON as it is seldom written: white space everywhere, odd numbers and escapes, equal names, much nesting. */
final class UglyDocuments {

    private static final Arbitrary<String> SPACE = Arbitraries.of(
            "",
            "",
            "",
            "",
            "",
            "",
            " ",
            "\n",
            "\t",
            "\r",
            "\r\n",
            "  ",
            " \t",
            "\n\n\t",
            "\n      ",
            "\n       ",
            "\n        ");

    /** Texts whose ends and odd characters fall on every place of a word of eight bytes. */
    private static final Arbitrary<String> PLAIN =
            Arbitraries.of(pairs(starts("abcdefghijklmnopq"), List.of("", " ", "!#", "[]{}:,", "é", "漢字", "😀")));

    static final Arbitrary<String> STRING = Arbitraries.oneOf(
                    PLAIN,
                    Arbitraries.of(
                            "\\n",
                            "\\\"",
                            "\\\\",
                            "\\/",
                            "\\b",
                            "\\f",
                            "\\r",
                            "\\t",
                            "\\u00e9",
                            "\\uD83d\\uDe00",
                            "\\ud800",
                            "\\udfff",
                            "\\u0000",
                            "\\uFFFF",
                            "😀",
                            "\u2028",
                            "é",
                            "\u007f",
                            "\u0080",
                            "\u07ff",
                            "\u0800",
                            "\ud7ff",
                            "\ue000",
                            "\uffff",
                            "\udbff\udfff",
                            "</&>"))
            .list()
            .ofMaxSize(3)
            .map(parts -> '"' + String.join("", parts) + '"');

    private static final Arbitrary<String> NUMBER = Arbitraries.of(pairs(
            pairs(List.of("", "-"), List.of("0", "7", "10", "12345678901234567890123456789", "9".repeat(1200))),
            pairs(
                    List.of("", ".0", ".50", ".00001", "." + "3".repeat(40)),
                    List.of("", "e1", "E+10", "e-400", "E00", "e400"))));

    /** A name as written, and what it means: often one of few, so that names repeat, and often escaped in part. */
    static final Arbitrary<Tuple2<String, String>> NAME = Arbitraries.frequencyOf(
            Tuple.of(
                    6,
                    Arbitraries.of(
                            Tuple.of("a", "a"),
                            Tuple.of("\\u0061", "a"),
                            Tuple.of("", ""),
                            Tuple.of("injected", "injected"),
                            Tuple.of("in\\u006aected", "injected"),
                            Tuple.of("injecteD", "injecteD"),
                            Tuple.of("injecte", "injecte"),
                            Tuple.of("\\uD83D\\ude00", "😀"),
                            Tuple.of("😀", "😀"),
                            Tuple.of("\\ud83d", "\ud83d"),
                            Tuple.of("é\\n\\\"", "é\n\""))),
            Tuple.of(1, PLAIN.map(text -> Tuple.of(text, text))));

    private static final Arbitrary<String> BEFORE = Combinators.combine(
                    Arbitraries.frequency(Tuple.of(9, ""), Tuple.of(1, "\ufeff")), SPACE)
            .as(String::concat);

    static final Arbitrary<String> SCALAR =
            Arbitraries.oneOf(STRING, NUMBER, Arbitraries.of("true", "false", "null", "{}", "[]"));

    static final Arbitrary<String> VALUE = nesting(nesting(SCALAR));

    private static final Arbitrary<String> DEEP = Arbitraries.of(towers());

    /** Objects that nest a level deeper than a value may that has reached the limit, or less. */
    static final Arbitrary<ObjectDocument> OBJECT =
            objects(Arbitraries.frequencyOf(Tuple.of(9, VALUE), Tuple.of(1, DEEP)));

    /** Any value, with white space around it and perhaps a byte order mark before. */
    static final Arbitrary<String> ANY = Combinators.combine(
                    BEFORE,
                    Arbitraries.frequencyOf(
                            Tuple.of(4, VALUE), Tuple.of(1, DEEP), Tuple.of(3, OBJECT.map(UglyDocuments::bare))),
                    SPACE)
            .as((before, value, after) -> before + value + after);

    private UglyDocuments() {}

    private static List<String> starts(String text) {
        return IntStream.rangeClosed(0, text.length())
                .mapToObj(end -> text.substring(0, end))
                .toList();
    }

    private static List<String> pairs(List<String> firsts, List<String> seconds) {
        return firsts.stream()
                .flatMap(first -> seconds.stream().map(first::concat))
                .toList();
    }

    private static Arbitrary<String> nesting(Arbitrary<String> inner) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, SCALAR),
                Tuple.of(1, array(inner)),
                Tuple.of(1, objects(inner).map(UglyDocuments::bare)));
    }

    private static Arbitrary<String> array(Arbitrary<String> value) {
        return Combinators.combine(SPACE, value, SPACE)
                .as((before, item, after) -> before + item + after)
                .list()
                .ofMaxSize(4)
                .map(items -> "[" + String.join(",", items) + "]");
    }

    private static Arbitrary<ObjectDocument> objects(Arbitrary<String> value) {
        var member = Combinators.combine(SPACE, NAME, SPACE, SPACE, value, SPACE)
                .as((before, name, left, right, text, after) ->
                        new ObjectDocument.Member(before, name.get1(), name.get2(), left + ':' + right, text, after));
        return Combinators.combine(BEFORE, member.list().ofMaxSize(5), SPACE, SPACE)
                .as(ObjectDocument::new);
    }

    private static String bare(ObjectDocument document) {
        String text = document.text().strip();
        return text.startsWith("\ufeff") ? text.substring(1).strip() : text;
    }

    /** Values that are mostly brackets, as deep as a word of the scanner's has bits, and as the limit allows or forbids. */
    private static List<String> towers() {
        var towers = new ArrayList<String>();
        for (String opening : List.of("[", "{\"a\":", "[{\"\\\\\" :", "[\n[0,{\"a\":true,\"\":")) {
            for (int depth : new int[] {1, 63, 64, 65, 127, 128, 998, 999, 1000, 1001}) {
                towers.add(tower(depth, opening));
            }
        }
        return towers;
    }

    private static String tower(int depth, String opening) {
        var text = new StringBuilder();
        var closing = new StringBuilder();
        for (int at = 0; closing.length() < depth; at++) {
            char next = opening.charAt(at % opening.length());
            text.append(next);
            if (next == '[' || next == '{') {
                closing.insert(0, next == '[' ? ']' : '}');
            }
        }
        boolean named = text.charAt(text.length() - 1) == '{';
        return text + (named ? "\"z\":0" : "7") + closing;
    }
}
