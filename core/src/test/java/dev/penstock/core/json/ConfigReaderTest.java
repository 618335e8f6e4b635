package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    record Config(Bytes from, Bytes to) {}

    static final Function<Json, Checked<Config>> CONFIG = json -> json.field("from")
            .string()
            .notEmpty()
            .bytes()
            .combine(json.field("to").string().bytes())
            .ap(Config::new);

    @Test
    void goodFieldsMakeAConfig() {
        var config =
                ConfigReader.read("{\"from\":\"old\",\"to\":\"né\"}", CONFIG).get();

        assertThat(config.from().toArray()).isEqualTo("old".getBytes(StandardCharsets.UTF_8));
        assertThat(config.to().toArray()).isEqualTo("né".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyBadFieldIsReported() {
        assertThat(errors("{\"from\":\"\"}", CONFIG))
                .containsExactly(
                        "$.from: expected a non-empty string, found \"\"", "$.to: expected a string, found nothing");
    }

    @Test
    void aValueOfAnotherKindIsShown() {
        assertThat(errors("{\"from\":1.50,\"to\":{\"a\":1}}", CONFIG))
                .containsExactly("$.from: expected a string, found 1.50", "$.to: expected a string, found an object");
        assertThat(errors("{\"from\":null,\"to\":[true]}", CONFIG))
                .containsExactly("$.from: expected a string, found null", "$.to: expected a string, found an array");
    }

    @Test
    void unknownFieldsAreReportedTogetherWithBadOnes() {
        assertThat(errors("{\"form\":\"old\",\"to\":\"\",\"a b\":false}", CONFIG))
                .containsExactly(
                        "$.from: expected a string, found nothing",
                        "$.form: expected no field of that name, found \"old\"",
                        "$[\"a b\"]: expected no field of that name, found false");
    }

    @Test
    void keysOfTheHostAreNotUnknown() {
        assertThat(ConfigReader.read("{\"_rules_\":[{}],\"from\":\"a\",\"to\":\"b\"}", CONFIG)
                        .isRight())
                .isTrue();
        assertThat(errors("{\"_\":1,\"_x\":2}", json -> Checked.of(0)))
                .containsExactly(
                        "$._: expected no field of that name, found 1",
                        "$._x: expected no field of that name, found 2");
    }

    @Test
    void noInputCountsAsAnEmptyObject() {
        assertThat(ConfigReader.read("", json -> Checked.of("fine"))).isEqualTo(Either.right("fine"));
        assertThat(ConfigReader.read(" \t\r\n", json -> Checked.of("fine"))).isEqualTo(Either.right("fine"));
        assertThat(errors(" ", CONFIG)).hasSize(2);
    }

    @Test
    void anInputThatIsNoObjectIsRejected() {
        assertThat(errors("[]", CONFIG)).containsExactly("$: expected an object, found an array");
        assertThat(errors("\"x\"", CONFIG)).containsExactly("$: expected an object, found \"x\"");
    }

    @Test
    void anInputThatIsNotJsonIsShownFromWhereItGoesWrong() {
        assertThat(errors("{from: 1}", CONFIG))
                .containsExactly("$: expected JSON, found \"from: 1}\" at byte 1: unexpected \"f\":"
                        + " was expecting double-quote to start field name");
        assertThat(errors("{\"from\":", CONFIG))
                .singleElement()
                .asString()
                .startsWith("$: expected JSON, found the end at byte 8: ");
    }

    @Test
    void aMegabyteOfGarbageIsOneShortLine() {
        for (String garbage : List.of("\u0000", "\u202e", "x", "\ud83d\ude00", "[", "\"")) {
            var line = errors(garbage.repeat(1 << 20), CONFIG);

            assertThat(line).singleElement().asString().hasSizeLessThan(400).doesNotContain("\u0000", "\u202e", "\n");
        }
    }

    @Test
    void fieldsOfNestedObjectsAreCheckedAtTheirPath() {
        Function<Json, Checked<String>> parse = json ->
                json.field("tls").object(tls -> tls.field("name").string().value());

        assertThat(ConfigReader.read("{\"tls\":{\"name\":\"a\"}}", parse)).isEqualTo(Either.right("a"));
        assertThat(errors("{\"tls\":{\"name\":1,\"nam\":2}}", parse))
                .containsExactly(
                        "$.tls.name: expected a string, found 1", "$.tls.nam: expected no field of that name, found 2");
        assertThat(errors("{\"tls\":[]}", parse)).containsExactly("$.tls: expected an object, found an array");
        assertThat(errors("{\"tls\":{\"x\":1}}", json -> json.field("tls").object(tls -> Checked.of(0))))
                .containsExactly("$.tls.x: expected no field of that name, found 1");
    }

    @Test
    void aValueTakenWholeHasNoUnknownFields() {
        assertThat(ConfigReader.read("{\"value\":{\"a\":1}}", json -> json.field("value")
                                .any())
                        .isRight())
                .isTrue();
    }

    @Test
    void aMissingFieldMayHaveADefault() {
        Function<Json, Checked<String>> parse =
                json -> json.field("name").orElse("x").string().notEmpty().value();

        assertThat(ConfigReader.read("{}", parse)).isEqualTo(Either.right("x"));
        assertThat(ConfigReader.read("{\"name\":\"y\"}", parse)).isEqualTo(Either.right("y"));
        assertThat(errors("{\"name\":\"\"}", parse)).containsExactly("$.name: expected a non-empty string, found \"\"");
    }

    @Test
    void anOptionalFieldIsCheckedWherePresent() {
        Function<Json, Checked<Option<String>>> parse =
                json -> json.field("name").optional(name -> name.string().value());

        assertThat(ConfigReader.read("{}", parse)).isEqualTo(Either.right(Option.none()));
        assertThat(ConfigReader.read("{\"name\":\"y\"}", parse)).isEqualTo(Either.right(Option.some("y")));
        assertThat(errors("{\"name\":null}", parse)).containsExactly("$.name: expected a string, found null");
    }

    @Test
    void textThatUtf8CannotCarryIsNoBytes() {
        assertThat(errors("{\"from\":\"\\ud800\",\"to\":\"\\ud83d\\ude00\"}", CONFIG))
                .containsExactly("$.from: expected a string without unpaired surrogates, found \"\\ud800\"");
    }

    @ParameterizedTest
    @CsvSource({"true, 0a08", "true, 0ad201", "true, 0a00", "false, 0a7b", "false, 0a0a", "false, 7b0a"})
    void theBytesOfAStructAreCalledByTheirName(boolean named, String start) {
        byte[] config = HexFormat.of().parseHex(start + "0a0161" + "12031a0162");
        assertThat(ConfigReader.read(config, CONFIG).getLeft().mkString()).satisfies(errors -> assertThat(
                        errors.endsWith("(bytes of a google.protobuf.Struct? then give the JSON as a StringValue)"))
                .isEqualTo(named));
        assertThat(ConfigReader.read(Bytes.copyOf(new byte[] {0x0a, -1, 0x0a}), CONFIG)
                        .isLeft())
                .isTrue();
    }

    @Test
    void checksThatThrowAreAnError() {
        Function<Json, Checked<String>> throwing = json -> {
            throw new IllegalStateException("no\nway");
        };

        assertThat(errors("{}", throwing))
                .containsExactly(
                        "$: expected values the plugin accepts, found java.lang.IllegalStateException: no\\u000away");
    }

    @Test
    void bytesInAFormOfTheirOwnAreCheckedAsTheyAre() {
        Bytes config = Bytes.utf8("a=1");
        assertThat(ConfigReader.readRaw(config, bytes -> Checked.of(bytes.utf8())))
                .isEqualTo(Either.right("a=1"));
        assertThat(ConfigReader.readRaw(config, bytes -> Checked.invalid("b", bytes.utf8()))
                        .getLeft()
                        .mkString())
                .isEqualTo("$: expected b, found a=1");
        assertThat(ConfigReader.readRaw(config, bytes -> {
                            throw new IllegalStateException("no");
                        })
                        .getLeft()
                        .mkString())
                .isEqualTo("$: expected values the plugin accepts, found java.lang.IllegalStateException: no");
    }

    @Test
    void nothingIsAnEmptyObject() {
        for (String blank : List.of("", " \t\r\n", "{}")) {
            assertThat(ConfigReader.object(Bytes.utf8(blank)).get().fields()).isEmpty();
        }
        assertThat(ConfigReader.object(Bytes.utf8("{\"a\":1}")).get().fields()).hasSize(1);
        assertThat(ConfigReader.object(Bytes.utf8("[]")).getLeft().mkString())
                .isEqualTo("$: expected an object, found an array");
    }

    @Test
    void namesBetweenUnderscoresAreTheHosts() {
        for (String reserved : List.of("_rules_", "_a_", "__")) {
            assertThat(ConfigReader.isReserved(reserved)).isTrue();
        }
        for (String free : List.of("_", "_a", "a_", "a", "")) {
            assertThat(ConfigReader.isReserved(free)).isFalse();
        }
    }

    @Test
    void aNameOfMoreThanSixtyCharactersIsCut() {
        String sixty = "n".repeat(60);
        assertThat(errors("{\"" + sixty + "\":1}", json -> Checked.of(1)))
                .containsExactly("$." + sixty + ": expected no field of that name, found 1");
        assertThat(errors("{\"" + sixty + "n\":1}", json -> Checked.of(1)))
                .singleElement()
                .asString()
                .startsWith("$[\"nnn")
                .endsWith("n…\"]: expected no field of that name, found 1");
        assertThat(errors("{\"\":1}", json -> Checked.of(1)))
                .containsExactly("$[\"\"]: expected no field of that name, found 1");
    }

    private static <C> List<String> errors(String config, Function<? super Json, Checked<C>> parse) {
        return ConfigReader.read(config, parse)
                .getLeft()
                .map(ConfigError::toString)
                .asJava();
    }
}
