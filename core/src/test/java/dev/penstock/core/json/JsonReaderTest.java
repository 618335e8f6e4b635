package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0",
                "1",
                "12",
                "-1.5",
                "1e5",
                "1E-5",
                "0.0e+0",
                "true",
                "false",
                "null",
                " 1 ",
                "\t[\r\n1 , 2\n]\t",
                "{\"a\":{\"a\":[{}]}}",
                "\"\\u0000\"",
                "\"\\ud83d\\ude00\"",
                "\"\\ud800\"",
                "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
                "\"\u007f\u2028\"",
                "\ufeff{}",
                "{\"\":1}",
                "{\"a\":1,\"a\":2}",
                "[[],[[]]]",
                "123456789012345678901234567890.1234567890e-999999999"
            })
    void accepts(String text) {
        assertThat(JsonReader.read(text).isRight()).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":}",
                "[}",
                "{]",
                "01",
                "-",
                "+1",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "1_0",
                "NaN",
                "Infinity",
                "-Infinity",
                "1.5.5",
                "tru",
                "True",
                "truee",
                "nul",
                "nullx",
                "fals",
                "TRUE",
                "undefined",
                "'a'",
                "\"a",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "1 2",
                "{} {}",
                "[] 1",
                "\"a\" \"b\"",
                "{}x",
                "1,",
                "//\n1",
                "/**/1",
                "#\n1",
                "\ufeff",
                "\ufefe1",
                "\u00a01",
                "[1]\u0000",
                "\u001e1",
                "{\"\\ud800\":1}",
                "{\"\\udc00\":1}"
            })
    void rejects(String text) {
        assertThat(JsonReader.read(text).isLeft()).as(text).isTrue();
    }

    @Test
    void keepsTheTextOfNumbers() {
        assertThat(JsonReader.read("[1.0, -0, 1E+2, 0.10, -12, 7]").get())
                .isEqualTo(Json.array(
                        List.of("1.0", "-0", "1E+2", "0.10", "-12", "7").map(Json.Num::new)));
    }

    @Test
    void theLastOfFieldsWithOneNameCounts() {
        var object = JsonReader.read("{\"a\":1,\"b\":2,\"\\u0061\":3}")
                .get()
                .asObject()
                .get();

        assertThat(object.fields()).containsExactly(Tuple.of("a", new Json.Num("3")), Tuple.of("b", new Json.Num("2")));
    }

    @Test
    void decodesEscapes() {
        assertThat(JsonReader.read("\"\\u00e9\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\\"")
                        .get()
                        .asString())
                .containsExactly("é😀/\b\f\n\r\t\"\\");
    }

    @Test
    void nestsAHundredDeepAndNoDeeper() {
        assertThat(JsonReader.read("[".repeat(100) + "]".repeat(100)).isRight()).isTrue();
        assertThat(JsonReader.read("[".repeat(101) + "]".repeat(101)))
                .isEqualTo(Either.left(new JsonError(100, "nested deeper than 100")));
        assertThat(JsonReader.read("{\"a\":".repeat(101)).getLeft().message()).isEqualTo("nested deeper than 100");
    }

    @Test
    void readsSixteenMebibytesAndNoMore() {
        byte[] largest = new byte[JsonReader.MAX_BYTES];
        Arrays.fill(largest, (byte) '7');

        assertThat(JsonReader.read(largest).isRight()).isTrue();
        assertThat(JsonReader.read(new byte[JsonReader.MAX_BYTES + 1]).getLeft().message())
                .isEqualTo("longer than 16777216 bytes");
    }

    @Test
    void malformedUtf8IsFoundAtItsFirstByte() {
        for (int[] sequence : new int[][] {
            {0x80},
            {0xc0, 0x80},
            {0xc1, 0xbf},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf5, 0x80, 0x80, 0x80},
            {0xff},
            {0xc3, 0x28},
            {0xe2, 0x82, 0x28}
        }) {
            assertThat(JsonReader.read(quoted(sequence))).isEqualTo(Either.left(new JsonError(2, "malformed UTF-8")));
        }
    }

    @Test
    void errorsSayWhereAndWhat() {
        assertThat(error("{\"a\":1,}"))
                .isEqualTo("at byte 7: unexpected \"}\": was expecting double-quote to start field name");
        assertThat(error("[1}")).isEqualTo("at byte 2: unexpected \"}\"");
        assertThat(error("nul")).isEqualTo("at byte 3: unknown word \"nul\"");
        assertThat(error("{\"a\"")).isEqualTo("at byte 4: unexpected end of input");
        assertThat(error("1 2")).isEqualTo("at byte 3: more than one value");
        assertThat(error("[nul x]")).isEqualTo("at byte 4: unknown word \"nul\"");
        assertThat(error("[nulx]")).isEqualTo("at byte 5: unknown word \"nulx\"");
        assertThat(error("[")).isEqualTo("at byte 1: unexpected end of input");
        assertThat(error("[1.x]")).isEqualTo("at byte 3: unexpected \"x\": Decimal point not followed by a digit");
        assertThat(error("[\"\\x\"]")).isEqualTo("at byte 3: unexpected \"x\": no such escape");
        assertThat(error("[\"\t\"]")).isEqualTo("at byte 2: unexpected \"\\u0009\": must be escaped in a string value");
    }

    @Test
    void aValueShowsItselfInALineThatFitsAMessage() {
        assertThat(JsonReader.read("[\"" + "é".repeat(100) + "\"]").get()).hasToString("an array");
        assertThat(Json.string("é".repeat(100)).toString()).hasSize(62).endsWith("…\"");
        assertThat(Json.string("a\"\n\ud800")).hasToString("\"a\\\"\\u000a\\ud800\"");
    }

    private static String error(String text) {
        return JsonReader.read(text).getLeft().toString();
    }

    private static byte[] quoted(int[] sequence) {
        byte[] bytes = new byte[sequence.length + 3];
        bytes[0] = '"';
        bytes[1] = 'a';
        for (int i = 0; i < sequence.length; i++) {
            bytes[i + 2] = (byte) sequence[i];
        }
        bytes[bytes.length - 1] = '"';
        return bytes;
    }
}
