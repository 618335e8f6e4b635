package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class JsonTextTest {

    static final java.util.List<String> SOUND = java.util.List.of(
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
            "0e00",
            "true",
            "false",
            "null",
            " 1 ",
            "\t[\r\n1 , 2\n]\t",
            "{\"a\":{\"a\":[{}]}}",
            "\"\\u0000\"",
            "\"\\uABCD\\uabcd\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "{\"\\ud800\":1}",
            "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
            "\"\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\"",
            "\"1234567\"",
            "\"12345678\"",
            "\"123456789\"",
            "\ufeff{}",
            "\ufeff\n1",
            "{\"\":1}",
            "{\"a\":1,\"a\":2}",
            "[[],[[]]]",
            "123456789012345678901234567890.1234567890e-999999999");

    static final java.util.List<String> BROKEN = java.util.List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[,]",
            "[1 2]",
            "[\"a\" \"b\"]",
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
            "{\"a\",1}",
            "{\"a\":1:2}",
            "{\"a\":1 \"b\":2}",
            "[1:2]",
            "[}",
            "{]",
            "[[]",
            "[]]",
            "{\"a\":[}]",
            "[{]}",
            "01",
            "-",
            "+1",
            "-01",
            "--1",
            "-a",
            "1.",
            ".5",
            "-.5",
            "1.e1",
            "1e",
            "1e+",
            "1e-",
            "1e1.5",
            "0x1",
            "1_0",
            "1a",
            "NaN",
            "Infinity",
            "-Infinity",
            "1.5.5",
            "tru",
            "t",
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
            "\"\\",
            "\"\\x\"",
            "\"\\'\"",
            "\"\\u\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\U0041\"",
            "\"\\u004\u0830\"",
            "\"\\u 041\"",
            "\"\n\"",
            "\"\t\"",
            "\"\u0000\"",
            "\"\u001f\"",
            "\"1234567\n\"",
            "\"1234567",
            "\"12345678",
            "1 2",
            "{} {}",
            "[] 1",
            "\"a\" \"b\"",
            "{}x",
            "{}}",
            "1,",
            "//\n1",
            "/**/1",
            "#\n1",
            "\ufeff",
            "\ufefe1",
            "\ufeff\ufeff1",
            "1\ufeff",
            "\u00a01",
            "1\u00a0",
            "\u20281",
            "[1]\u0000",
            "\u00001",
            "\u001e1",
            "\f1",
            "\u000b1");

    @ParameterizedTest
    @FieldSource("SOUND")
    void isADocument(String text) {
        assertThat(parse(text).map(JsonText::bytes).get()).isEqualTo(Bytes.utf8(text));
    }

    @ParameterizedTest
    @FieldSource("BROKEN")
    void isNoDocument(String text) {
        assertThat(parse(text).isLeft()).isTrue();
    }

    @Test
    void nestsAThousandDeepAndNoDeeper() {
        assertThat(parse("[".repeat(1000) + "]".repeat(1000)).isRight()).isTrue();
        assertThat(parse("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)).isRight())
                .isTrue();
        assertThat(error("[".repeat(1001) + "]".repeat(1001)))
                .isEqualTo("at byte 1000: expected at most 1000 levels of nesting, found \"[\"");
        assertThat(error("[".repeat(10_000_000))).startsWith("at byte 1000: ");
    }

    @Test
    void eachBracketIsClosedByItsOwnKindAtEveryDepth() {
        for (int depth = 1; depth <= 1000; depth++) {
            String open = "[".repeat(depth - 1) + "{";

            assertThat(parse(open + "}" + "]".repeat(depth - 1)).isRight()).isTrue();
            assertThat(parse(open + "]" + "]".repeat(depth - 1)).getLeft().offset())
                    .isEqualTo(depth);
        }
    }

    @Test
    void malformedUtf8IsFoundAtItsFirstByteWhereverItStands() {
        for (String malformed : List.of(
                "80",
                "bf",
                "c080",
                "c1bf",
                "c3",
                "c328",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "e282",
                "e28228",
                "f0808080",
                "f08fbfbf",
                "f48fbf",
                "f4908080",
                "f5808080",
                "ff",
                "fe")) {
            for (int before = 0; before < 9; before++) {
                var input = Bytes.utf8("\"" + "x".repeat(before))
                        .concat(Bytes.copyOf(HexFormat.of().parseHex(malformed)))
                        .concat(Bytes.utf8("\""));

                assertThat(JsonText.parse(input).getLeft().toString())
                        .isEqualTo("at byte " + (before + 1) + ": expected well-formed UTF-8, found byte 0x"
                                + malformed.substring(0, 2));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|at byte 0: expected a value, found the end",
                "` `|at byte 1: expected a value, found the end",
                "{\"a\":1,}|at byte 7: expected a name in quotes, found \"}\"",
                "{\"a\" 1}|at byte 5: expected ':', found \"1\"",
                "[1}|at byte 2: expected ',' or ']', found \"}\"",
                "{\"a\":1]|at byte 6: expected ',' or '}', found \"]\"",
                "nul|at byte 3: expected null, found the end",
                "trze|at byte 2: expected true, found \"z\"",
                "{\"a\"|at byte 4: expected ':', found the end",
                "1 2|at byte 2: expected nothing after the value, found \"2\"",
                "-x|at byte 1: expected a digit, found \"x\"",
                "+1|at byte 0: expected a value, found \"+\"",
                "1.|at byte 2: expected a digit, found the end",
                "1ex|at byte 2: expected a digit or a sign, found \"x\"",
                "1e+|at byte 3: expected a digit, found the end",
                "\"\\x\"|at byte 2: expected an escape, found \"x\"",
                "\"\\u12g4\"|at byte 5: expected a hexadecimal digit, found \"g\"",
                "\"abc|at byte 4: expected a closing quote, found the end",
                "\"\t\"|at byte 1: expected no unescaped control character, found \"\\u0009\"",
                "é|at byte 0: expected a value, found byte 0xc3"
            })
    void anErrorSaysWhereWhatWasExpectedAndWhatWasFound(String text, String error) {
        assertThat(error(text)).isEqualTo(error);
    }

    @Test
    void aDocumentShowsItsStartOnOneLine() {
        assertThat(parse("\n[\n\"" + "é".repeat(1000) + "\"]").get().toString())
                .startsWith("[\\u000a\"é")
                .endsWith("…")
                .hasSizeLessThan(70);
    }

    private static Either<JsonError, JsonText> parse(String text) {
        return JsonText.parse(Bytes.utf8(text));
    }

    private static String error(String text) {
        return parse(text).getLeft().toString();
    }
}
