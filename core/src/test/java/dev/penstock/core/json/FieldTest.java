package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
    enum Letters {
        A_TO_Z
    }

    enum Mode {
        FAIL_OPEN,
        STRICT
    }

    @Test
    void anErrorOfAListNamesTheValueItIsIn() {
        Function<Json, Checked<Seq<Long>>> limits = json -> json.field("rules")
                .list(rule -> rule.object(fields -> fields.field("limit").positiveInteger()));
        assertThat(errors(
                        "{\"rules\":[{\"limit\":1},{\"limit\":2},{\"limit\":\"ten\"},{\"limit\":0,\"x\":1},7]}",
                        limits))
                .containsExactly(
                        "$.rules[2].limit: expected a positive integer, found \"ten\"",
                        "$.rules[3].limit: expected a positive integer, found 0",
                        "$.rules[4]: expected an object, found 7",
                        "$.rules[3].x: expected no field of that name, found 1");
        assertThat(value("{\"rules\":[{\"limit\":1},{\"limit\":2}]}", limits)).isEqualTo(List.of(1L, 2L));
        assertThat(errors("{\"rules\":{}}", limits)).containsExactly("$.rules: expected an array, found an object");
    }

    @Test
    void aListMayBeOneValueByItself() {
        Function<Json, Checked<Seq<String>>> names =
                json -> json.field("a").oneOrList(item -> item.string().value());
        assertThat(value("{\"a\":\"x\"}", names)).isEqualTo(List.of("x"));
        assertThat(value("{\"a\":[\"x\",\"y\"]}", names)).isEqualTo(List.of("x", "y"));
        assertThat(errors("{\"a\":[\"x\",1]}", names)).containsExactly("$.a[1]: expected a string, found 1");
        assertThat(errors("{\"a\":1}", names)).containsExactly("$.a: expected a string, found 1");
    }

    @Test
    void anObjectMayHaveFreeNames() {
        Function<Json, Checked<Seq<Tuple2<String, Long>>>> limits =
                json -> json.field("limits").entries(limit -> limit.wholeNumber(0));
        assertThat(value("{\"limits\":{\"a\":1,\"_b_\":2}}", limits))
                .isEqualTo(List.of(Tuple.of("a", 1L), Tuple.of("_b_", 2L)));
        assertThat(errors("{\"limits\":{\"a\":1,\"b c\":-2}}", limits))
                .containsExactly("$.limits[\"b c\"]: expected a whole number of at least 0, found -2");
    }

    @Test
    void unknownFieldsOfNestedObjectsAreErrorsUnlessTheyAreTakenAsTheyAre() {
        var json = "{\"list\":[{\"a\":1,\"b\":2}],\"map\":{\"m\":{\"a\":1,\"c\":3}},\"any\":[{\"d\":4}]}";
        Function<Json, Checked<Integer>> all = document -> document.field("list")
                .list(item -> item.object(fields -> fields.field("a").any()))
                .combine(document.field("map")
                        .entries(item -> item.object(fields -> fields.field("a").any())))
                .combine(document.field("any").any())
                .ap((list, map, any) -> list.size() + map.size());
        assertThat(errors(json, all))
                .containsExactly(
                        "$.list[0].b: expected no field of that name, found 2",
                        "$.map.m.c: expected no field of that name, found 3");
    }

    @Test
    void choicesNameTheirConstantsAsConfigurationsDo() {
        Function<Json, Checked<Mode>> mode = json -> json.field("mode").oneOf(Mode.values());
        assertThat(value("{\"mode\":\"fail-open\"}", mode)).isEqualTo(Mode.FAIL_OPEN);
        assertThat(errors("{\"mode\":\"FAIL_OPEN\"}", mode))
                .containsExactly("$.mode: expected \"fail-open\" or \"strict\", found \"FAIL_OPEN\"");
        assertThat(value("{\"mode\":\"a-to-z\"}", json -> json.field("mode").oneOf(Letters.values())))
                .isEqualTo(Letters.A_TO_Z);
        assertThat(errors("{\"mode\":1}", mode)).containsExactly("$.mode: expected a string, found 1");
        assertThat(errors(
                        "{\"mode\":\"c\"}",
                        json -> json.field("mode").string().oneOf("a", "b", "d").value()))
                .containsExactly("$.mode: expected \"a\", \"b\" or \"d\", found \"c\"");
    }

    @Test
    void whatIsMissingHasItsDefaultOrIsInherited() {
        assertThat(value("{}", json -> json.field("a").orElse(true).bool())).isEqualTo(true);
        assertThat(value("{\"a\":false}", json -> json.field("a").orElse(true).bool()))
                .isEqualTo(false);
        assertThat(value("{}", json -> json.field("a").orElse(7).wholeNumber(0)))
                .isEqualTo(7L);
        assertThat(value("{}", json -> json.field("a").orElse(Option.some(8L), field -> field.wholeNumber(9))))
                .isEqualTo(8L);
        assertThat(errors("{}", json -> json.field("a").orElse(Option.none(), field -> field.wholeNumber(9))))
                .containsExactly("$.a: expected a whole number of at least 9, found nothing");
        assertThat(value("{\"a\":null}", json -> json.field("a").notNull().optional(Field::bool)))
                .isEqualTo(Option.none());
    }

    @ParameterizedTest
    @CsvSource({"2, true", "7, true", "1, false", "8, false", "-2, false", "2.0, false", "9223372036854775808, false"})
    void aWholeNumberMayBeTheLeastAndTheMost(String written, boolean accepted) {
        String json = "{\"a\":" + written + "}";
        assertThat(ConfigReader.read(json, found -> found.field("a").wholeNumber(2, 7))
                        .isRight())
                .isEqualTo(accepted);
        assertThat(ConfigReader.read(json, found -> found.field("a").wholeNumber(2))
                        .isRight())
                .isEqualTo(accepted || written.equals("8"));
        assertThat(errors("{}", found -> found.field("a").wholeNumber(2, 7)))
                .containsExactly("$.a: expected a whole number from 2 to 7, found nothing");
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "1, true", "1e0, true", "0.49, false", "1.01, false", "\"1\", false"})
    void aNumberMayBeTheLeastAndTheMost(String written, boolean accepted) {
        assertThat(ConfigReader.read("{\"a\":" + written + "}", json -> json.field("a")
                                .number(0.5, 1))
                        .isRight())
                .isEqualTo(accepted);
    }

    @Test
    void numbersAndTruthsAreOfTheirKind() {
        assertThat(value("{\"a\":0.25}", json -> json.field("a").number(0, 1))).isEqualTo(0.25);
        assertThat(errors("{\"a\":1e999}", json -> json.field("a").number(0, 1)))
                .containsExactly("$.a: expected a number from 0.0 to 1.0, found 1e999");
        assertThat(errors("{\"a\":\"true\"}", json -> json.field("a").bool()))
                .containsExactly("$.a: expected true or false, found \"true\"");
    }

    @ParameterizedTest
    @CsvSource({
        "300ms, 300000000",
        "1.5s, 1500000000",
        "1h30m, 5400000000000",
        "0s, 0",
        "0.000000001s, 1",
        "2d, 172800000000000",
        "1us, 1000",
        "9223372036854775807ns, 9223372036854775807",
        "1m0.5s, 60500000000"
    })
    void aDurationHasUnits(String text, long nanos) {
        assertThat(value("{\"a\":\"" + text + "\"}", json -> json.field("a").duration()))
                .isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "ms",
                "-1s",
                "+1s",
                "1 s",
                "1S",
                "1.s",
                ".5s",
                "1.5ns",
                "30m1h",
                "1h1h",
                "1s5",
                "1..5s",
                "1.5.5s",
                "9223372036854775808ns",
                "106752d",
                "9223372036854775807ns1ns",
                "1e3s",
                "1µs",
                "١s"
            })
    void whatIsNoDurationIsAnError(String text) {
        assertThat(errors("{\"a\":\"" + text + "\"}", json -> json.field("a").duration()))
                .singleElement()
                .asString()
                .startsWith("$.a: expected a duration such as 300ms or 1h30m, found ");
    }

    @Test
    void aPlainNumberIsADurationWhereItsUnitIsStated() {
        Function<Json, Checked<Duration>> millis = json -> json.field("a").duration(ChronoUnit.MILLIS);
        assertThat(value("{\"a\":300}", millis)).isEqualTo(Duration.ofMillis(300));
        assertThat(value("{\"a\":0}", millis)).isEqualTo(Duration.ZERO);
        assertThat(value("{\"a\":9223372036854775807}", json -> json.field("a").duration(ChronoUnit.NANOS)))
                .isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(value("{\"a\":\"2s\"}", millis)).isEqualTo(Duration.ofSeconds(2));
        assertThat(errors("{\"a\":-1}", millis))
                .containsExactly(
                        "$.a: expected a duration such as 300ms or 1h30m, or a whole number of Millis, found -1");
        assertThat(errors("{\"a\":9223372036854775807}", millis)).hasSize(1);
        assertThat(errors("{\"a\":300}", json -> json.field("a").duration())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "'\"7B\"', 7",
        "'\"64KiB\"', 65536",
        "'\"64Ki\"', 65536",
        "'\"1.5MB\"', 1500000",
        "'\"1.5MiB\"', 1572864",
        "'\"2GiB\"', 2147483648",
        "'\"8kB\"', 8000"
    })
    void aSizeHasAUnitOrCountsBytes(String written, long bytes) {
        assertThat(value("{\"a\":" + written + "}", json -> json.field("a").byteSize()))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "\"7\"",
                "\"1.5B\"",
                "\"0.1KiB\"",
                "\"1kb\"",
                "\"1MiB512KiB\"",
                "\"8589934592GiB\"",
                "null"
            })
    void whatIsNoSizeIsAnError(String written) {
        assertThat(errors("{\"a\":" + written + "}", json -> json.field("a").byteSize()))
                .containsExactly("$.a: expected a size such as 64KiB or 10MB, or a number of bytes, found " + written);
    }

    private static <T> Object value(String config, Function<Json, Checked<T>> checks) {
        return ConfigReader.read(config, checks).get();
    }

    private static <T> List<String> errors(String config, Function<Json, Checked<T>> checks) {
        return List.ofAll(ConfigReader.read(config, checks).getLeft().map(ConfigError::toString));
    }
}
