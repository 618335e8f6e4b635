package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.Chunking;
import dev.penstock.testkit.law.Chunkings;
import io.vavr.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Chunk-split invariance of all transforms and their compositions, on random triples of a composition, a body and its cuts. {@code
 * -Djqwik.tries.default=1000000} asks for that many.
 */
class TransformLawsProperties {
    private static final Lazy<PluginTester> MODULE = Lazy.of(TransformLawsProperties::module);
    private static final ConcurrentHashMap<String, ConfiguredPlugin> RUNNING = new ConcurrentHashMap<>();

    @Provide
    Arbitrary<String> steps() {
        return Arbitraries.of(TransformPlugins.NAMES.asJava())
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(names -> String.join(",", names));
    }

    /** Those that abort no body, for a body that is reset has lost what a cut had not yet let pass. */
    @Provide
    Arbitrary<String> patientSteps() {
        return Arbitraries.of("identity", "replace", "many", "anyCase", "prepend", "append", "text", "count", "usage")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(names -> String.join(",", names));
    }

    @Provide
    Arbitrary<Chunking> bodies() {
        Arbitrary<String> piece = Arbitraries.of(
                "old",
                "older",
                "OLD",
                "o",
                "ld",
                "\n",
                "\r\n",
                "\r",
                "\n\n",
                "data: x\n\n",
                "data: old\r\n",
                ": c\n",
                "é",
                "👍",
                "{\"old\":1}",
                "{",
                "}",
                "\"old\":",
                "[1,{\"old\":\"a\"}]",
                "\"",
                ",",
                "id: 1\n");
        Arbitrary<Bytes> body = piece.list().ofMaxSize(8).map(parts -> Bytes.utf8(String.join("", parts)));
        return Chunkings.in(body);
    }

    @Property
    void everyCompositionKeepsTheLaw(@ForAll("steps") String steps, @ForAll("bodies") Chunking body) {
        BodyTransform transform = TransformPlugins.composed(steps);
        ChunkLaws.check(transform, body);
    }

    @Property
    void everyCompositionKeepsTheLawInAModule(@ForAll("patientSteps") String steps, @ForAll("bodies") Chunking body) {
        ChunkLaws.check(running(steps), body);
    }

    @Property
    void theModuleYieldsWhatTheTransformDoes(@ForAll("patientSteps") String steps, @ForAll("bodies") Chunking body) {
        var state = TransformPlugins.composed(steps).start().step(body.body());
        Bytes expected = state.out().concat(state.next().finish());
        var seen = running(steps)
                .upstream(request -> dev.penstock.testkit.http.Answer.answer(200))
                .exchange(body.whole().in(dev.penstock.testkit.http.Request.post("/")));
        if (!body.body().isEmpty()) {
            assertThat(Bytes.adopt(seen.upstream().bytes())).isEqualTo(expected);
        }
    }

    private static ConfiguredPlugin running(String steps) {
        return RUNNING.computeIfAbsent(steps, each -> MODULE.get().configure("{\"steps\":\"" + each + "\"}"));
    }

    private static PluginTester module() {
        try {
            return PluginTester.onModule(
                    Files.readAllBytes(new FixtureModule(TransformPlugins.class, "described").path()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
