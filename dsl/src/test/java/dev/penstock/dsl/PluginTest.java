package dev.penstock.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.exchange.Verdicts;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginTest {
    @Test
    void itPrintsItsVerbs() {
        Plugin<?> plugin = Plugin.named("streaming-replace")
                .config(json -> json.field("from").string().bytes())
                .onRequestHeaders((request, config) -> request.proceed())
                .onStreamingBody(config -> BodyTransform.identity());
        assertThat(plugin)
                .hasToString(
                        """
                        Plugin.named("streaming-replace")
                                .config(...)
                                .onRequestHeaders(...)
                                .onStreamingBody(...)""");
    }

    @Test
    void aVerbLeavesThePluginItIsCalledOnAsItWas() {
        Plugin<Unit> bare = Plugin.named("a").onStreamingRequestBody(config -> BodyTransform.identity());
        Plugin<Unit> more = bare.onStreamingResponseBody(config -> BodyTransform.identity());
        assertThat(bare).hasToString("Plugin.named(\"a\")\n        .onStreamingRequestBody(...)");
        assertThat(more).hasToString(bare + "\n        .onStreamingResponseBody(...)");
    }

    @Test
    void aSecondHandlerOfAPhaseIsRefused() {
        Plugin<Unit> both = Plugin.named("x").onStreamingBody(config -> BodyTransform.identity());
        assertThatThrownBy(() -> both.onStreamingResponseBody(config -> BodyTransform.identity()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("plugin 'x': at most one handler of streaming response bodies; "
                        + "transforms are combined with BodyTransform.then");
        Plugin<Unit> headers = Plugin.named("x").onRequestHeaders((request, config) -> request.proceed());
        assertThatThrownBy(() -> headers.onRequestHeaders((request, config) -> request.proceed()))
                .hasMessageStartingWith("plugin 'x': at most one handler of request headers");
    }

    @Test
    void tasksArePrintedWithTheirPeriod() {
        assertThat(Plugin.named("x")
                        .tick(Duration.ofSeconds(5), context -> Verdicts.pass())
                        .tick(config -> Duration.ofSeconds(1), (context, config) -> Verdicts.pass())
                        .tickAsLeader(Duration.ofSeconds(9), context -> Verdicts.pass())
                        .onLeadership((context, leads) -> Verdicts.pass()))
                .hasToString("Plugin.named(\"x\")\n        .tick(PT5S, ...)\n        .tick(...)\n"
                        + "        .tickAsLeader(PT9S, ...)\n        .onLeadership(...)");
    }

    @ParameterizedTest
    @CsvSource({"PT0.01S, at least 100 ms", "PT-1S, at least 100 ms", "PT0S, at least 100 ms", "PT8785H, at most a year"
    })
    void aPeriodThatIsTooShortOrTooLongIsRefused(Duration period, String bound) {
        assertThatThrownBy(() -> Plugin.named("x").tick(period, context -> Verdicts.pass()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plugin 'x': tick period must be " + bound + ", got " + period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", ".a", "a/b", "..", "ä", "a\n"})
    void namesThatAreNoFileNamesAreRefused(String name) {
        assertThatThrownBy(() -> Plugin.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " {\n\t} \r\n", "   "})
    void aPluginWithoutConfigurationAcceptsNothingAndTheEmptyObject(String config) {
        assertThat(configure(Plugin.named("a"), config)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{}{", "{}}", "{\"a\":1}", "null", "[]", "{} x"})
    void aPluginWithoutConfigurationRejectsAnythingElse(String config) {
        assertThat(configure(Plugin.named("a"), config).getLeft())
                .startsWith("$")
                .contains(": expected ", ", found ");
    }

    @Test
    void everyErrorOfAConfigurationIsReported() {
        Plugin<?> plugin = Plugin.named("x").config(json -> json.field("from")
                .string()
                .notEmpty()
                .bytes()
                .combine(json.field("to").string().bytes())
                .ap((from, to) -> from));
        assertThat(configure(plugin, "{\"from\":\"\"}").getLeft())
                .isEqualTo("$.from: expected a non-empty string, found \"\"; $.to: expected a string, found nothing");
    }

    private static Either<String, ?> configure(Plugin<?> plugin, String config) {
        return plugin.pipeline().configure().apply(new AtRest(), Bytes.utf8(config));
    }
}
