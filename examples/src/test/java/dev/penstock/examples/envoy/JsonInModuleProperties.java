package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** JSON in views: of a module's linear memory, and of what the model lends. */
class JsonInModuleProperties {
    private static final Lazy<ConfiguredPlugin> MODULE = Lazy.of(JsonInModuleProperties::module);
    private static final ConfiguredPlugin JVM =
            PluginTester.onJvm(FixturePlugins.jsonEdit()).configure("");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aViewIsReadAndEditedAsAnArrayIs(@ForAll("bodies") String body) {
        String expected = FixturePlugins.edited(Bytes.utf8(body)).utf8();

        assertThat(edited(MODULE.get(), body)).isEqualTo(expected);
        assertThat(edited(JVM, body)).isEqualTo(expected);
    }

    private static String edited(ConfiguredPlugin plugin, String body) {
        return plugin.upstream(request -> answer(200))
                .exchange(post("/").chunks(body))
                .upstream()
                .body();
    }

    /** Pieces of objects in any number, so that each place of a word is met. Most of them are sound. */
    @Provide
    Arbitrary<String> bodies() {
        var member = Arbitraries.of(
                "\"a\":1",
                "\"\\u0061\" : [ -1.5e+3 , {} ]",
                "\"b\":\"0123456789 é 漢字 😀 \\n\"",
                " \"c\\ud800\":true",
                "\"\":null\n  ",
                "\"long name of a member\":12345678901234567890");
        var broken =
                Arbitraries.of(" ", "{", "[{\"a\":1}]", "{\"a\":tru}", "{\"a\":1,}", "{\"abcdefg\t\":1}", "{\"abcdef");
        return Arbitraries.frequencyOf(
                Tuple.of(9, member.list().ofMaxSize(6).map(members -> "{" + String.join(",", members) + "}")),
                Tuple.of(1, broken));
    }

    private static ConfiguredPlugin module() {
        try {
            return PluginTester.onModule(Files.readAllBytes(new FixtureModule("jsonEdit").path()))
                    .configure("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
