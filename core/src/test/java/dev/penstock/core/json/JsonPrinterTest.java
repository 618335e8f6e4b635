package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class JsonPrinterTest {

    @Test
    void printsEachKindOfValueWithoutWhiteSpace() {
        var inner =
                Json.array(List.of(new Json.Null(), new Json.Bool(true), new Json.Bool(false), Json.array(List.of())));
        var value = Json.object(List.of(
                Tuple.of("b", Json.number(Long.MIN_VALUE)),
                Tuple.of("a", inner),
                Tuple.of("", Json.object(List.of()))));

        assertThat(JsonPrinter.print(value))
                .isEqualTo("{\"b\":-9223372036854775808,\"a\":[null,true,false,[]],\"\":{}}");
    }

    @Test
    void keepsTheTextOfNumbers() {
        String numbers = "[1.0,-0,1E+2,0.10,1e-999999999]";

        assertThat(JsonPrinter.print(JsonReader.read(numbers).get())).isEqualTo(numbers);
    }

    @Test
    void escapesWhatMustBeEscapedAndNothingElse() {
        assertThat(JsonPrinter.print(Json.string("\0\b\t\n\u000b\f\r\u001f \"\\/\u007f\u2028é😀<>&")))
                .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u2028é😀<>&\"");
    }

    @Test
    void escapesSurrogatesWithoutAPartner() {
        assertThat(JsonPrinter.print(Json.string("\ud800a\udc00\udc00\ud83d\ude00\ude00\ud83d")))
                .isEqualTo("\"\\ud800a\\udc00\\udc00😀\\ude00\\ud83d\"");
        for (String whole :
                new String[] {"\ud800\udc00", "\ud800\udfff", "\udbff\udc00", "\udbff\udfff", "\ud7ff\ue000"}) {
            assertThat(JsonPrinter.print(Json.string(whole))).isEqualTo('"' + whole + '"');
            assertThat(JsonText.of(Json.string(whole)).asString()).contains(whole);
        }
    }

    @Test
    void nestingCostsNoStack() {
        Json value = Json.number(1);
        for (int depth = 0; depth < 100_000; depth++) {
            value = Json.array(List.of(value));
        }

        assertThat(JsonPrinter.print(value)).isEqualTo("[".repeat(100_000) + "1" + "]".repeat(100_000));
    }
}
