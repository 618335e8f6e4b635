package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.sample.SampleRun;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code examples/run NAME --once} does, for each example that has samples. */
@Tag("envoy")
class SamplesTest {
    private static final Path SAMPLES = Path.of("src", "main", "samples");
    private static final Path MODULES = Path.of("target", "wasm");

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
    void everySampleComesOutRight(String name) {
        var printed = new ByteArrayOutputStream();
        int code = SampleRun.run(
                new PrintStream(printed, true, UTF_8),
                "--once",
                "--name",
                name,
                "--module",
                MODULES.resolve(name + ".wasm").toString(),
                "--samples",
                SAMPLES.resolve(name + ".json").toString());
        assertThat(code).as(printed.toString(UTF_8)).isZero();
    }
}
