package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \t\r\n", "{}", " { }\n", "{\"_rules_\":[{}],\"_match_route_\":1}", "{\"_plugin_id_\":7}"})
    void nothingIsAccepted(String config) {
        assertThat(NoConfig.read(Bytes.utf8(config))).isEqualTo(Either.right(Option.none()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | $: expected an object, found an array",
                "\"x\" | $: expected an object, found \"x\"",
                "-1.50 | $: expected an object, found -1.50",
                "{\"a\":\"b\"} | $.a: expected no field of that name, found \"b\"",
                "{\"a b\":{}} | $[\"a b\"]: expected no field of that name, found an object",
                "{\"_\":1,\"_x\":2} | $._: expected no field of that name, found 1;"
                        + " $._x: expected no field of that name, found 2",
                "{a:1} | $: expected JSON, found a:1} at character 1",
                "{\"a\": | $: expected JSON, found the end at character 5",
                "{\"_a_\":[1,01]} | $: expected JSON, found 1]} at character 11",
            })
    void anythingElseIsRejectedWithItsPathAndWhatWasFound(String config, String errors) {
        assertThat(NoConfig.read(Bytes.utf8(config))).isEqualTo(Either.left(errors));
    }

    @Test
    void thePluginsIdIsRead() {
        var config = Bytes.utf8("{\"_plugin_id_\":\"a\\u002db\"}");
        assertThat(NoConfig.read(config)).isEqualTo(Either.right(Option.some("a-b")));
        assertThat(NoConfig.read(Bytes.utf8("{\"_plugin_id_\":\"\\u00aB\\u00Ac\\u0061\\n\"}")))
                .isEqualTo(Either.right(Option.some("\u00ab\u00aca\n")));
    }

    @Test
    void malformedUtf8IsRejected() {
        var config = Bytes.copyOf(new byte[] {'{', '"', '_', (byte) 0xc0, '_', '"', ':', '1', '}'});
        assertThat(NoConfig.read(config)).isEqualTo(Either.left("$: expected JSON, found malformed UTF-8"));
    }

    @Test
    void aMegabyteOfGarbageIsOneShortLine() {
        for (String garbage : List.of("x", "[", "{\"_a_\":", "\"", "\ud83d\ude00")) {
            assertThat(NoConfig.read(Bytes.utf8(garbage.repeat(1 << 20))).getLeft())
                    .hasSizeLessThan(200);
        }
    }

    @Property(tries = 3000)
    void whatChecksThatReadNoFieldAcceptIsAccepted(@ForAll("configs") byte[] bytes) {
        var config = Bytes.copyOf(bytes);
        var oracle = ConfigReader.read(config, NoConfigTest::id);
        Statistics.collect(oracle.isRight() ? "accepted" : "rejected");
        Statistics.coverage(coverage -> coverage.check("accepted").percentage(share -> share > 2));
        assertThat(NoConfig.read(config).toOption()).isEqualTo(oracle.toOption());
    }

    private static Checked<Option<String>> id(Json json) {
        return Checked.of(json.asObject()
                .flatMap(object -> object.get(NoConfig.PLUGIN_ID))
                .flatMap(Json::asString)
                .filter(id -> !id.isEmpty()));
    }

    @Property
    void fieldsAreRejectedInTheSameWords(@ForAll("fields") String config) {
        var oracle = ConfigReader.read(config, json -> Checked.of(1));
        assertThat(oracle.mapLeft(errors -> errors.mkString("; ")).swap().toOption())
                .isEqualTo(NoConfig.read(Bytes.utf8(config)).swap().toOption());
    }

    @Provide
    Arbitrary<byte[]> configs() {
        return Arbitraries.oneOf(
                Documents.garbage(), Documents.mutated(), Documents.mutated(fields()), fields().map(text -> Bytes.utf8(
                                text)
                        .toArray()));
    }

    /** Objects in which no name repeats; strings in them need no escape to be shown. */
    @Provide
    Arbitrary<String> fields() {
        Arbitrary<String> names = Arbitraries.of(
                "_rules_",
                "__",
                "_\\u0061_",
                "\\u005fplugin_id_",
                "_\\u00e9\\n_",
                "_",
                "a",
                "_b",
                "c_",
                "a b",
                "\u00e9",
                "");
        Arbitrary<String> values = Arbitraries.oneOf(
                Documents.sound().filter(text -> !text.startsWith("\"") && text.length() < 60),
                Arbitraries.of("\"\"", "\"b\"", "\"id-\u00e9\""));
        return Combinators.combine(
                        names.list().uniqueElements().ofMaxSize(4),
                        values.list().ofSize(4))
                .as((some, all) -> " {"
                        + List.ofAll(some)
                                .zipWith(all, (name, value) -> '"' + name + "\" :" + value)
                                .mkString(",") + "}");
    }
}
