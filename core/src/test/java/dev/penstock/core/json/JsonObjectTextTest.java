package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "{}|{\"f\":9}",
                "{ }|{\"f\":9 }",
                "{\"a\":1 }|{\"a\":1,\"f\":9 }",
                " { \"a\" : 1.50 , \"b\":[ ] \t} |` { \"a\" : 1.50 , \"b\":[ ],\"f\":9 \t} `",
                "{\"f\":1}|{\"f\":9}",
                "{ \"f\" : {\"f\":1} , \"z\":0}|{ \"f\" : 9 , \"z\":0}",
                "{\"f\":1,\"f\":2,\"g\":3}|{\"f\":1,\"f\":9,\"g\":3}",
                "{\"\\u0066\":\"x\"}|{\"\\u0066\":9}",
                "{\"F\":1,\"ff\":2,\"\":3}|{\"F\":1,\"ff\":2,\"\":3,\"f\":9}",
                "{\"a\":{\"f\":1}}|{\"a\":{\"f\":1},\"f\":9}",
                "\ufeff{\"f\":-0}|\ufeff{\"f\":9}"
            })
    void setsAMemberAndKeepsEveryOtherByte(String text, String expected) {
        assertThat(object(text).with("f", Json.number(9)).bytes().utf8()).isEqualTo(expected);
    }

    @Test
    void aNameIsEscapedWhereItMustBe() {
        assertThat(object("{}")
                        .with("a\"\\\n\ud800é", Json.string("\u0001"))
                        .bytes()
                        .utf8())
                .isEqualTo("{\"a\\\"\\\\\\n\\ud800é\":\"\\u0001\"}");
    }

    @Test
    void aValueIsSetWithoutWhatStandsAroundIt() {
        assertThat(object("{\"a\":1}").with("a", text("\ufeff [ 1 ]\n")).bytes().utf8())
                .isEqualTo("{\"a\":[ 1 ]}");
    }

    @Test
    void oneMemberAfterTheOtherIsSet() {
        var changed = object("{\"c\":0 }")
                .with("a", Json.number(1))
                .with("c", Json.string("long"))
                .with("b", Json.number(2))
                .with("a", Json.number(-1));

        assertThat(changed.bytes().utf8()).isEqualTo("{\"c\":\"long\",\"a\":-1,\"b\":2 }");
        assertThat(changed.get("b").map(JsonText::bytes)).contains(Bytes.utf8("2"));
    }

    @Test
    void membersAreReadInOrderWithTheTextOfTheirValues() {
        var object = object(" { \"a\" : 1.0 , \"\\u0061\" : [ {} ] ,\"b\":\"\\n\"}");

        assertThat(object.members())
                .containsExactly(
                        Tuple.of("a", text("1.0")), Tuple.of("a", text("[ {} ]")), Tuple.of("b", text("\"\\n\"")));
        assertThat(object.get("a")).contains(text("[ {} ]"));
        assertThat(object.get("b").flatMap(JsonText::asString)).contains("\n");
        assertThat(object.get("c")).isEmpty();
    }

    @Test
    void anObjectInAnObjectIsReachedStepByStep() {
        var inner = object("{\"a\":{\"b\":{\"c\":true}}}")
                .get("a")
                .flatMap(JsonText::asObject)
                .get();

        assertThat(inner.with("d", Json.number(0)).bytes().utf8()).isEqualTo("{\"b\":{\"c\":true},\"d\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|at byte 0: expected an object, found an array",
                "` \"x\"`|at byte 1: expected an object, found a string",
                "-1|at byte 0: expected an object, found a number",
                "true|at byte 0: expected an object, found a boolean",
                "null|at byte 0: expected an object, found null",
                "{|at byte 1: expected a name in quotes, found the end"
            })
    void anotherValueThanAnObjectIsSaidToBe(String text, String error) {
        assertThat(JsonObjectText.parse(Bytes.utf8(text)).getLeft()).hasToString(error);
        assertThat(JsonText.parse(Bytes.utf8(text)).toOption().flatMap(JsonText::asObject))
                .isEmpty();
        assertThat(JsonText.parse(Bytes.utf8(text)).exists(JsonText::isObject)).isFalse();
    }

    private static JsonText text(String text) {
        return JsonText.parse(Bytes.utf8(text)).get();
    }

    private static JsonObjectText object(String text) {
        return JsonObjectText.parse(Bytes.utf8(text)).get();
    }
}
