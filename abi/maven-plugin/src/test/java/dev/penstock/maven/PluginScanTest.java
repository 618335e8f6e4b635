package dev.penstock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.maven.sample.First;
import dev.penstock.maven.sample.NotPlugins;
import dev.penstock.maven.sample.SamplePlugin;
import dev.penstock.maven.sample.Second;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginScanTest {
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final PluginMethod FIRST = new PluginMethod(First.class.getName(), "plugin");
    private static final PluginMethod NESTED = new PluginMethod(Second.Nested.class.getName(), "plugin");

    @Test
    void pluginsArePublicStaticMethodsWithoutArguments() {
        assertThat(new PluginScan(SamplePlugin.class.getName()).of(CLASSES)).containsExactly(FIRST, NESTED);
    }

    @Test
    void aProjectWithoutClassesHasNoPlugins() {
        assertThat(new PluginScan("x.Plugin").of(Path.of("target", "nothing"))).isEmpty();
    }

    @Test
    void pluginsAreNamedByThemselves() {
        assertThat(PluginNames.of(List.of(FIRST, NESTED), List.of(CLASSES)))
                .containsEntry("first", FIRST)
                .containsEntry("nested", NESTED);
    }

    @Test
    void twoPluginsOfOneNameAreRefused() {
        assertThatThrownBy(() -> PluginNames.of(List.of(FIRST, FIRST), List.of(CLASSES)))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("plugin 'first' is made by both " + FIRST);
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        PluginMethod badlyNamed = new PluginMethod(NotPlugins.class.getName(), "other");

        assertThatThrownBy(() -> PluginNames.of(List.of(badlyNamed), List.of(CLASSES)))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("plugin 'bad name/' of " + badlyNamed + ": a name must be of letters");
    }

    @Test
    void aPluginThatCannotBeMadeIsNamed() {
        PluginMethod failing = new PluginMethod(NotPlugins.class.getName(), "failing");

        assertThatThrownBy(() -> PluginNames.of(List.of(failing), List.of(CLASSES)))
                .isInstanceOf(BuildFailure.class)
                .hasMessage(failing + " threw java.lang.IllegalStateException: no config");
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        PluginMethod missing = new PluginMethod("x.Missing", "plugin");

        assertThatThrownBy(() -> PluginNames.of(List.of(missing), List.of(CLASSES)))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("x.Missing.plugin cannot be called: java.lang.ClassNotFoundException: x.Missing");
    }
}
