package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.CutBody;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The borders of what UTF-8 and UTF-16 can say. */
class SurrogatesTest {
    private static final List<String> BORDERS = List.of(
            "\0", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff");

    @Test
    void everyCodePointIsReadAsItStands() {
        for (String text : BORDERS.tail()) {
            Bytes document = Bytes.utf8("[\"" + text + "\"]");
            assertThat(JsonReader.read(document).get()).isEqualTo(Json.array(List.of(Json.string(text))));
            assertThat(JsonText.parse(Bytes.utf8("\"" + text + "\"")).get().asString())
                    .contains(text);
            assertThat(CutBody.whole(document).through(JsonValues.at("/1").redact(new Json.Null())))
                    .isEqualTo(document);
            assertThat(ConfigReader.read(
                                    "{\"a\":\"" + text + "\"}",
                                    json -> json.field("a").string().bytes())
                            .get())
                    .isEqualTo(Bytes.utf8(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\ud800", "\\udbff", "\\udc00", "\\udfff", "\\udbff\\ue000", "\\ud800\\udbff", "\\udfff\\ud800"
            })
    void unpairedOnesAreNoBytesAndNoNames(String escaped) {
        String config = "{\"a\":\"" + escaped + "\"}";
        assertThat(ConfigReader.read(config, json -> json.field("a").string().value())
                        .isRight())
                .isTrue();
        assertThat(ConfigReader.read(config, json -> json.field("a").string().bytes())
                        .getLeft()
                        .head()
                        .expected())
                .isEqualTo("a string without unpaired surrogates");
        assertThat(JsonReader.read("{\"" + escaped + "\":1}").getLeft().toString())
                .contains("surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800\\udc00", "\\ud800\\udfff", "\\udbff\\udc00", "\\udbff\\udfff"})
    void pairsMakeNames(String escaped) {
        String config = "{\"" + escaped + "\":1}";
        assertThat(JsonReader.read(config).get().asObject().get().fields()).hasSize(1);
    }

    /** The order of UTF-8, which is not that of UTF-16. */
    @Test
    void attributesStandInTheOrderOfTheirCodePoints() {
        for (List<String> names : List.of(BORDERS, BORDERS.reverse(), BORDERS.map(name -> "x" + name))) {
            List<Tuple2<String, Json>> attributes = names.map(name -> Tuple.of(name, Json.number(1)));
            Bytes property = LogAttributes.merge(Bytes.empty(), attributes).property();
            assertThat(LogAttributes.read(property).get().members().map(Tuple2::_1))
                    .containsExactlyElementsOf(names.head().equals("\udbff\udfff") ? names.reverse() : names);
        }
    }
}
