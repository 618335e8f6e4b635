package dev.penstock.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Checked;
import dev.penstock.core.pipeline.Configured;
import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConfigurationVerbsTest {
    private final AtomicReference<Object> seen = new AtomicReference<>();

    @Test
    void aConfigurationMayDependOnWhatCanBeReadThen() {
        var plugin = Plugin.named("timed")
                .configWith((context, json) -> json.field("name")
                        .string()
                        .value()
                        .map(name -> name + " at " + context.now().nanos()))
                .onStart(this::note);
        assertThat(plugin).asString().contains(".configWith(...)");
        assertThat(configure(plugin, "{\"name\":\"x\",\"_plugin_id_\":\"p\"}")
                        .get()
                        .id())
                .containsExactly("p");
        assertThat(configure(plugin, "{}").getLeft()).isEqualTo("$.name: expected a string, found nothing");
        start(plugin, "{\"name\":\"x\"}");
        assertThat(seen).hasValue("x at 0");
    }

    @Test
    void aConfigurationInAnotherFormIsRaw() {
        var plugin = Plugin.named("raw")
                .rawConfig(bytes -> Checked.of(bytes)
                        .satisfying(given -> given.size() == 3, "three bytes")
                        .map(given -> given.utf8()))
                .onStart(this::note);
        assertThat(plugin).asString().contains(".rawConfig(...)");
        assertThat(configure(plugin, "{}").getLeft()).isEqualTo("$: expected three bytes, found ");
        start(plugin, "a,b");
        assertThat(seen).hasValue("a,b");
    }

    @Test
    void whatTheChecksOfRawBytesThrowIsAnErrorThatNamesAPath() {
        var plugin = Plugin.named("raw").rawConfig(bytes -> Checked.of(bytes.at(7)));
        assertThat(configure(plugin, "").getLeft())
                .startsWith("$: expected values the plugin accepts, found java.lang.");
    }

    private <C> Pass note(Object context, C config) {
        seen.set(config);
        return Verdicts.pass();
    }

    private static void start(Plugin<?> plugin, String config) {
        assertThat(configure(plugin, config).get().root().started(new AtRest())).isNotNull();
    }

    private static Either<String, Configured> configure(Plugin<?> plugin, String config) {
        return plugin.pipeline().configure().apply(new AtRest(), Bytes.utf8(config));
    }
}
