package dev.penstock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputHashTest {
    @TempDir
    private Path classes;

    @BeforeEach
    void setUp() throws IOException {
        Files.writeString(classes.resolve("A.class"), "a");
    }

    @Test
    void equalInputsHaveEqualHashes() {
        assertThat(hash("release")).isEqualTo(hash("release"));
    }

    @Test
    void contentsCount() throws IOException {
        String before = hash("release");
        Files.writeString(classes.resolve("A.class"), "b");

        assertThat(hash("release")).isNotEqualTo(before);
    }

    @Test
    void namesCount() throws IOException {
        String before = hash("release");
        Files.move(classes.resolve("A.class"), classes.resolve("B.class"));

        assertThat(hash("release")).isNotEqualTo(before);
    }

    @Test
    void settingsCount() {
        assertThat(hash("release")).isNotEqualTo(hash("debug"));
    }

    @Test
    void theOrderOfTheClassPathCounts() throws IOException {
        Path jar = classes.resolve("A.class");
        Path other = Files.writeString(classes.resolve("B.class"), "b");

        assertThat(InputHash.of(List.of(jar, other), "")).isNotEqualTo(InputHash.of(List.of(other, jar), ""));
    }

    @Test
    void anEntryThatIsNotThereIsPassedOver() {
        Path missing = classes.resolve("missing.jar");

        assertThat(InputHash.of(List.of(missing), "")).isEqualTo(InputHash.of(List.of(), ""));
    }

    private String hash(String settings) {
        return InputHash.of(List.of(classes), settings);
    }
}
