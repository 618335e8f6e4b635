package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("envoy")
class RunnerTest {

    private static final String SAMPLES =
            """
            {"about": "lets everything pass", "config": {"a": 1}, "clusters": ["auth"], "exchanges": [
              {"name": "echoed",
               "request": {"method": "POST", "path": "/p", "headers": [["x-a", "1"], ["x-a", "2"]], "chunks": ["ol", "d"],
                           "trailers": {"x-t": "3"}},
               "expect": {"upstream": {"path": "/p", "headers": {"x-a": "1", "x-b": null}, "body": "old", "trailers": {"x-t": "3"}},
                          "client": {"status": 200, "body": "old"}}},
              {"name": "answered", "protocol": "http/1.1",
               "answers": {"upstream": {"status": 404, "headers": {"x-c": "4"}, "chunks": ["none"], "contentLength": true}},
               "expect": {"client": {"status": 404, "headers": {"x-c": "4", "content-length": "4"}, "body": "EXPECTED"}}}]}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void samplesThatComeOutRightEndWithZero() throws IOException {
        assertThat(run(EmptyPlugin.module(), SAMPLES.replace("EXPECTED", "none")))
                .isZero();
        assertThat(output())
                .contains("starting Envoy")
                .contains("-- echoed (HTTP/2)")
                .contains("client sends     POST /p       [x-a: 1, x-a: 2]  \"ol\" | \"d\"  trailers [x-t: 3]")
                .contains("upstream sees    POST /p       [x-a: 1, x-a: 2]  \"ol\" | \"d\"  trailers [x-t: 3]")
                .contains("client gets      404           [x-c: 4, content-length: 4]  \"none\"")
                .endsWith("plugin: all 2 samples right\n");
    }

    @Test
    void aSampleThatComesOutWrongEndsWithOneAndTheDifference() throws IOException {
        assertThat(run(EmptyPlugin.module(), SAMPLES)).isEqualTo(1);
        assertThat(output())
                .contains("WRONG            client body: expected \"EXPECTED\", found \"none\"")
                .endsWith("plugin: 1 of 2 samples wrong\n");
    }

    @Test
    void withAnotherConfigurationExpectationsDoNotApply() throws IOException {
        var config = Files.writeString(folder.resolve("config.json"), "{\"b\": 2}");
        assertThat(run(EmptyPlugin.module(), SAMPLES, "--config", config.toString()))
                .isZero();
        assertThat(output())
                .contains("{\"b\": 2}")
                .doesNotContain("WRONG")
                .endsWith("plugin: all 2 samples answered\n");
    }

    @Test
    void aRefusedConfigurationEndsWithOneAndThePluginsReason() throws IOException {
        assertThat(run(RefusingPlugin.module(), SAMPLES)).isEqualTo(1);
        assertThat(output()).endsWith("plugin refused its configuration:\n  " + RefusingPlugin.REASON + "\n");
    }

    @Test
    void aSamplesFileThatIsWrongIsNamedWithTheReason() {
        assertThatThrownBy(() -> run(EmptyPlugin.module(), "{\"exchanges\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samples.json: expected an array, found 1");
    }

    private int run(byte[] module, String samples, String... more) throws IOException {
        var moduleFile = Files.write(folder.resolve("plugin.wasm"), module);
        var samplesFile = Files.writeString(folder.resolve("samples.json"), samples);
        var arguments = new String[] {
            "--once", "--name", "plugin", "--module", moduleFile.toString(), "--samples", samplesFile.toString()
        };
        var all = Vector.of(arguments).appendAll(Vector.of(more));
        return Runner.run(new PrintStream(printed, true, UTF_8), all.toJavaArray(String[]::new));
    }

    private String output() {
        return printed.toString(UTF_8);
    }
}
