package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected properties of names and texts are what Go 1.26's encoding/json prints for the same maps. */
class LogAttributesTest {

    @Test
    void theFirstAttributesMakeAnObjectThatStandsInAString() {
        assertMerged(
                "", "{\\\"n\\\":2,\\\"z\\\":\\\"a\\\\u003cb\\\"}", text("z", "a<b"), Tuple.of("n", Json.number(2)));
        assertMerged("", "{}");
    }

    @Test
    void everyOddCharacterIsEscapedAsGoDoes() {
        assertMerged(
                "",
                "{\\\"k\\\\\\\"\\\\\\\\\\\\n\\\":\\\"\\\\b\\\\f\\\\r\\\\t\\\\u0001\u007f/é😀\\\\u0026\\\\u003e\\\\u2028\\\\u2029\\\"}",
                text("k\"\\\n", "\b\f\r\t\u0001\u007f/é😀&>\u2028\u2029"));
    }

    @Test
    void namesStandInTheOrderOfTheirCodePoints() {
        var nested = Json.array(List.of(Json.object(List.of(text("x", "<")))));

        assertMerged(
                "",
                "{\\\"B\\\":true,\\\"a\\\":null,\\\"aa\\\":[{\\\"x\\\":\\\"\\\\u003c\\\"}],\\\"\uffff\\\":1,\\\"😀\\\":2}",
                Tuple.of("\uffff", Json.number(1)),
                Tuple.of("😀", Json.number(2)),
                Tuple.of("a", new Json.Null()),
                Tuple.of("B", new Json.Bool(true)),
                Tuple.of("aa", nested));
    }

    @Test
    void attributesSetBeforeStayAndKeepTheTextOfTheirNumbers() {
        assertMerged(
                "{\\\"a\\\":1.50,\\\"c\\\":\\\"old\\\", \\\"d\\\":[1, 2]}",
                "{\\\"a\\\":1.50,\\\"b\\\":\\\"x\\\",\\\"c\\\":\\\"new\\\",\\\"d\\\":[1, 2]}",
                text("c", "mid"),
                text("b", "x"),
                text("c", "new"));
    }

    @Test
    void whatAnotherPluginLeftUnescapedIsEscaped() {
        assertMerged("{\\\"a\\\":\\\"<\\\"}", "{\\\"a\\\":\\\"\\\\u003c\\\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "{}",
                "[]",
                "null",
                "\\",
                "\"",
                "{\\\"a\\\":}",
                "{\"a\":1}",
                "{\\\"a\\\":1}\n",
                "{}}",
                "\\u12"
            })
    void whatIsNoSuchObjectIsOverwritten(String existing) {
        boolean object = existing.equals("{}");

        assertThat(LogAttributes.merge(Bytes.utf8(existing), List.of(text("a", "b"))))
                .isEqualTo(new LogAttributes(Bytes.utf8("{\\\"a\\\":\\\"b\\\"}"), !object));
    }

    @Test
    void whatAPropertyHoldsIsRead() {
        assertThat(LogAttributes.read(Bytes.utf8("{\\\"a\\\":\\\"b\\\\u003c\\\"}"))
                        .flatMap(object -> object.get("a")))
                .contains(JsonText.parse(Bytes.utf8("\"b\\u003c\"")).get());
        assertThat(LogAttributes.read(Bytes.empty())).isEmpty();
        assertThat(LogAttributes.read(Bytes.utf8("{\"a\":1}"))).isEmpty();
    }

    @Test
    void malformedUtf8InATextLosesNoAttribute() {
        var existing = Bytes.utf8("{\\\"a\\\":\\\"")
                .concat(Bytes.copyOf(new byte[] {(byte) 0xff}))
                .concat(Bytes.utf8("\\\"}"));

        assertThat(LogAttributes.merge(existing, List.empty()))
                .isEqualTo(new LogAttributes(Bytes.utf8("{\\\"a\\\":\\\"\ufffd\\\"}"), false));
    }

    private static Tuple2<String, Json> text(String name, String text) {
        return Tuple.of(name, Json.string(text));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static void assertMerged(String existing, String expected, Tuple2<String, Json>... attributes) {
        assertThat(LogAttributes.merge(Bytes.utf8(existing), List.of(attributes)))
                .isEqualTo(new LogAttributes(Bytes.utf8(expected), false));
    }
}
