package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Fields that a module keeps in its memory, so that they are written there once. */
class GivenFieldsProperties {
    private static final Lazy<byte[]> MODULE = Lazy.of(GivenFieldsProperties::module);
    private static final PluginTester JVM = PluginTester.onJvm(GivenFields.plugin());

    @Property(tries = 60)
    void aModuleGivesTheSameFieldsHoweverOftenItHasGivenThem(@ForAll("wishes") List<String> wishes) {
        ConfiguredPlugin expected = JVM.configure("");
        ConfiguredPlugin actual = PluginTester.onModule(MODULE.get()).configure("");
        for (String wanted : wishes) {
            assertThat(given(actual, wanted)).isEqualTo(given(expected, wanted));
        }
    }

    private static String given(ConfiguredPlugin plugin, String wanted) {
        return plugin.upstream(request -> answer(200))
                .exchange(get("/").header("x-wanted", wanted))
                .upstream()
                .content()
                .headers()
                .toString();
    }

    @Provide
    Arbitrary<List<String>> wishes() {
        return Arbitraries.strings()
                .withChars(GivenFields.LETTERS.toCharArray())
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    private static byte[] module() {
        try {
            return Files.readAllBytes(new FixtureModule("givenFields").path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
