package dev.penstock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.compiler.input.PluginMethod;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleBuildTest {
    private static final PluginMethod A = new PluginMethod("x.A", "plugin");
    private static final PluginMethod B = new PluginMethod("x.B", "plugin");
    private static final PluginMethod BROKEN = new PluginMethod("x.Broken", "plugin");

    @TempDir
    private Path target;

    private final Budgets budgets = new Budgets();
    private final List<PluginMethod> compiled = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private ModuleBuild build;

    @BeforeEach
    void setUp() {
        ModuleFolder folder = new ModuleFolder(target.resolve("wasm"), target.resolve("penstock"));
        build = new ModuleBuild(folder, budgets, this::compile, reported::add);
    }

    private Either<String, byte[]> compile(PluginMethod method) {
        compiled.add(method);
        return method.equals(BROKEN) ? Either.left("plugin 'x.Broken' cannot be compiled") : Either.right(new byte[10]);
    }

    @Test
    void eachPluginBecomesAModuleOfItsName() throws IOException {
        build.run(Map.of("a", A), "1");

        assertThat(Files.readAllBytes(target.resolve("wasm/a.wasm"))).hasSize(10);
        assertThat(reported).containsExactly("a.wasm: 10 bytes");
    }

    @Test
    void aModuleIsCompiledAgainOnlyWhenItsInputsChange() {
        build.run(Map.of("a", A), "1");
        build.run(Map.of("a", A), "1");
        build.run(Map.of("a", A), "2");

        assertThat(compiled).containsExactly(A, A);
        assertThat(reported).containsExactly("a.wasm: 10 bytes", "a.wasm: 10 bytes, up to date", "a.wasm: 10 bytes");
    }

    @Test
    void aDeletedModuleIsCompiledAgain() throws IOException {
        build.run(Map.of("a", A), "1");
        Files.delete(target.resolve("wasm/a.wasm"));
        build.run(Map.of("a", A), "1");

        assertThat(compiled).containsExactly(A, A);
    }

    @Test
    void theFolderHoldsTheModulesOfTodayOnly() throws IOException {
        build.run(Map.of("old", A), "1");
        build.run(Map.of("new", A), "1");

        try (var files = Files.list(target.resolve("wasm"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("new.wasm");
        }
    }

    @Test
    void aModuleOverItsBudgetFailsTheBuildEachTime() {
        budgets.setDefault(9);
        String message = "plugin 'a': the module has 10 bytes, its budget is 9";

        assertThatThrownBy(() -> build.run(Map.of("a", A), "1")).hasMessage(message);
        assertThatThrownBy(() -> build.run(Map.of("a", A), "1")).hasMessage(message);
        assertThat(compiled).containsExactly(A);
    }

    @Test
    void aPluginMayHaveABudgetOfItsOwn() {
        budgets.setDefault(9);
        budgets.setPlugins(Map.of("b", 10L));

        build.run(Map.of("b", B), "1");

        assertThat(reported).containsExactly("b.wasm: 10 bytes");
    }

    @Test
    void oneFailureDoesNotHideTheOtherPlugins() {
        assertThatThrownBy(() -> build.run(new TreeMap<>(Map.of("a", BROKEN, "b", B)), "1"))
                .isInstanceOf(BuildFailure.class)
                .hasMessage("plugin 'x.Broken' cannot be compiled");

        assertThat(reported).containsExactly("b.wasm: 10 bytes");
    }
}
