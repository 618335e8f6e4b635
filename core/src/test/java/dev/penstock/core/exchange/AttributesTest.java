package dev.penstock.core.exchange;

import static dev.penstock.core.exchange.Verdicts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    private static final Carried ENVOY = Carried.on(Platform.ENVOY);

    @Test
    void whatWasNotedStandsInTheLogsPropertyAsEscapedJson() {
        var after = ENVOY.out(RequestHeadersEdit.NONE.attribute("user_id", "12345"))
                .out(ResponseHeadersEdit.NONE.attribute("n", Json.number(2)).logAttributes());
        assertThat(after.property("custom_log")).isEqualTo("{\\\"n\\\":2,\\\"user_id\\\":\\\"12345\\\"}");
        assertThat(after.propertiesSet()).containsExactly("custom_log");
        assertThat(after.warnings()).isEmpty();
    }

    @Test
    void theLastValueOfANameCounts() {
        var after = ENVOY.out(pass().attribute("a", "1").attribute("b", "2").attribute("a", "3"));
        assertThat(Attributes.find("a", after.host())).contains(Json.string("3"));
        assertThat(Attributes.find("b", after.host())).contains(Json.string("2"));
        assertThat(Attributes.find("c", after.host())).isEmpty();
        assertThat(Attributes.find(" d", after.out(pass().attribute(" d", "4")).host()))
                .contains(Json.string("4"));
        assertThat(after.out(pass().logAttributes()).property("custom_log"))
                .isEqualTo("{\\\"a\\\":\\\"3\\\",\\\"b\\\":\\\"2\\\"}");
    }

    @Test
    void onlyWhatWasNotedBeforeIsWritten() {
        var after = ENVOY.out(pass().attribute("a", "1").logAttributes("ai_log").attribute("b", "2"));
        assertThat(after.property("ai_log")).isEqualTo("{\\\"a\\\":\\\"1\\\"}");
    }

    @Test
    void attributesOfOthersStay() {
        var after = ENVOY.with("custom_log", Bytes.utf8("{\\\"other\\\":[1.0]}"))
                .out(pass().attribute("a", "1").logAttributes());
        assertThat(after.property("custom_log")).isEqualTo("{\\\"a\\\":\\\"1\\\",\\\"other\\\":[1.0]}");
        assertThat(after.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\\\"text\\\"", "{\"a\":1}", "\\", "\n", "{"})
    void whatIsNoObjectIsOverwrittenWithOneWarning(String before) {
        var after = ENVOY.with("custom_log", Bytes.utf8(before))
                .out(pass().attribute("a", "1").logAttributes());
        assertThat(after.property("custom_log")).isEqualTo("{\\\"a\\\":\\\"1\\\"}");
        assertThat(after.warnings())
                .containsExactly("property 'custom_log' held no JSON object in escaped form; attributes have"
                        + " overwritten it");
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void withoutAttributesNothingIsAskedOfTheHost(Platform platform) {
        assertThat(Carried.on(platform)
                        .out(pass().logAttributes().traceAttributes())
                        .propertiesSet())
                .isEmpty();
    }

    @Test
    void onHigressATagOfTheTraceIsAPropertyOfItsOwnKind() {
        var after = Carried.on(Platform.HIGRESS)
                .out(pass().attribute("user_id", "a<\n>")
                        .attribute("n", Json.number(2))
                        .traceAttributes());
        assertThat(after.propertiesSet()).containsExactly("trace_span_tag.user_id", "trace_span_tag.n");
        assertThat(after.property("trace_span_tag.user_id")).isEqualTo("a<\n>");
        assertThat(after.property("trace_span_tag.n")).isEqualTo("2");
    }

    @Test
    void onEnvoyItIsAlsoThePropertyOfItsName() {
        var after = ENVOY.out(pass().attribute("user_id", "12345").traceAttributes());
        assertThat(after.propertiesSet()).containsExactly("user_id", "trace_span_tag.user_id");
        assertThat(after.property("user_id")).isEqualTo("12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u0000b", "\u007f"})
    void aNameThatNoFormatReachesIsRefused(String name) {
        assertThatThrownBy(() -> pass().attribute(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name of an attribute must not be empty nor hold control characters, got '" + name + "'");
        assertThatThrownBy(() -> pass().logAttributes(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
