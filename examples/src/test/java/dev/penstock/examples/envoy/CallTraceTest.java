package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Samples;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example's module makes the same host calls, is called back with the same arguments and gets the same answers in Envoy as behind the
 * proxy model. An example is found by its samples; member {@code untraced} says why one is left out.
 */
@Tag("envoy")
class CallTraceTest {
    private static final Path SAMPLES = Path.of("src", "main", "samples");
    private static final Path MODULES = Path.of("target", "wasm");

    static Stream<Arguments> examples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return Vector.ofAll(files)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .filter(name -> samples(name).untraced().isEmpty())
                    .flatMap(name -> Vector.of(Protocol.values()).map(protocol -> Arguments.of(name, protocol)))
                    .toJavaStream();
        }
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("examples")
    void theModulesCallsInEnvoyAreThoseBehindTheModel(String name, Protocol protocol) {
        var samples = samples(name);
        var scripts = samples.exchanges().map(Script::of).appendAll(Script.forms(protocol));
        try (var traced = TracedModule.start(
                name, MODULES.resolve(name + ".wasm"), samples.config(), samples.clusters(), protocol)) {
            requireSame(traced, scripts);
            assertThat(traced.answers() > 0)
                    .as("calls are answered")
                    .isEqualTo(samples.clusters().nonEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void soAreThoseOfAPluginThatReplies(Protocol protocol) {
        requireSameOfFixture("replying", protocol, StoppingScripts.replies());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void soAreThoseOfAPluginThatFails(Protocol protocol) {
        requireSameOfFixture("failing", protocol, StoppingScripts.failures());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void soAreThoseOfAPluginWhoseTransformRefuses(Protocol protocol) {
        requireSameOfFixture(new FixtureModule(TransformPlugins.class, "redact"), protocol, StoppingScripts.refusals());
    }

    private static void requireSameOfFixture(String fixture, Protocol protocol, Seq<Script> scripts) {
        requireSameOfFixture(new FixtureModule(fixture), protocol, scripts);
    }

    private static void requireSameOfFixture(FixtureModule fixture, Protocol protocol, Seq<Script> scripts) {
        try (var traced = TracedModule.start(fixture.method(), fixture.path(), Option.none(), protocol)) {
            requireSame(traced, scripts);
        }
    }

    /** Each stream's part after each exchange, and the start of the root once. */
    private static void requireSame(TracedModule traced, Seq<Script> scripts) {
        var differences = scripts.flatMap(script -> named(script.name(), traced.exchange(script)))
                .appendAll(named("start", traced.start()));
        if (!differences.isEmpty()) {
            fail(differences.mkString("\n\n"));
        }
    }

    private static Seq<String> named(String exchange, TracedModule.Traces traces) {
        return traces.differences().map(difference -> exchange + ":\n" + difference);
    }

    private static Samples samples(String name) {
        return Samples.read(SAMPLES.resolve(name + ".json"));
    }
}
