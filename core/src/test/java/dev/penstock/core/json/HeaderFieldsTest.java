package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields in a configuration. */
class HeaderFieldsTest {
    private static Checked<Headers> set(Json json) {
        return json.field("set").headers();
    }

    private static List<String> errors(String config) {
        return List.ofAll(
                ConfigReader.read(config, HeaderFieldsTest::set).getLeft().map(ConfigError::toString));
    }

    @Test
    void namesStandInTheirOrderWithOneValueOrSeveral() {
        Headers read = ConfigReader.read(
                        "{\"set\":{\"x-b\":\"1\",\"x-a\":[\"2\",\"3\"],\"x-none\":[]}}", HeaderFieldsTest::set)
                .get();
        assertThat(read)
                .isEqualTo(Headers.empty().add("x-b", "1").add("x-a", "2").add("x-a", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\r", "\\n", "a\\nb", "\\u0000"})
    void aValueIsOneLine(String value) {
        assertThat(errors("{\"set\":{\"x\":[\"good\",\"" + value + "\"]}}"))
                .singleElement()
                .asString()
                .startsWith("$.set.x[1]: expected a string without CR, LF and NUL, found ");
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertThat(errors("{\"set\":{\"a b\":\"1\",\"x\":5,\":path\":[]}}"))
                .containsExactly(
                        "$.set[\"a b\"]: expected no header of that name, found \"1\"",
                        "$.set.x: expected a string, found 5",
                        "$.set[\":path\"]: expected no header of that name, found an array");
        assertThat(errors("{\"set\":[]}"))
                .containsExactly("$.set: expected an object of header fields, found an array");
    }

    @Test
    void aPluginMayTakeFewerNames() {
        Function<Json, Checked<Headers>> own = json -> json.field("set").headers(name -> name.startsWith("x-"));
        assertThat(ConfigReader.read("{\"set\":{\"x-a\":\"1\"}}", own).isRight())
                .isTrue();
        assertThat(ConfigReader.read("{\"set\":{\"y-a\":\"1\"}}", own).isLeft()).isTrue();
    }
}
