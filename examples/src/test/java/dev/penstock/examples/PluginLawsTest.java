package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;

import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.Samples;
import dev.penstock.testkit.law.Law;
import dev.penstock.testkit.law.PluginLaws;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example keeps the laws of plugins, on the JVM and as a module, and does the same on both. */
class PluginLawsTest {
    private static final Path SAMPLES = Path.of("src", "main", "samples");
    private static final int TRIES = 20;

    /** What an example breaks on purpose: plugin-context shows a number that all its requests share. */
    private static final Map<String, List<Law>> ON_PURPOSE = HashMap.of("plugin-context", List.of(Law.ISOLATION));

    static Stream<String> examples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return Vector.ofAll(files)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toJavaStream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsTheLaws(String name) throws ReflectiveOperationException {
        PluginTester jvm = PluginTester.onJvm(plugin(name));
        PluginTester module = PluginTester.onBuiltModule(plugin(name));
        laws(name, jvm).tries(TRIES).check();
        laws(name, module).tries(1).check();
        laws(name, jvm).tries(TRIES / 10).checkSameAs(module);
    }

    private static PluginLaws laws(String name, PluginTester tester) {
        Samples samples = Samples.read(SAMPLES.resolve(name + ".json"));
        PluginLaws all = PluginLaws.of(tester, samples.config().getOrElse(""))
                .behind(plugin -> samples.clusters().foldLeft(plugin, PluginLawsTest::withCluster));
        return ON_PURPOSE.getOrElse(name, List.empty()).foldLeft(all, PluginLaws::without);
    }

    /** What is asked part by part must be answered so for its cuts not to show. */
    private static ConfiguredPlugin withCluster(ConfiguredPlugin plugin, String name) {
        return plugin.cluster(name, request -> answer(200).chunks(Vector.of(request.bytes())));
    }

    private static Plugin<?> plugin(String name) throws ReflectiveOperationException {
        String className = Vector.of(name.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .mkString(PluginLawsTest.class.getPackageName() + ".", "", "");
        return (Plugin<?>) Class.forName(className).getMethod("plugin").invoke(null);
    }
}
