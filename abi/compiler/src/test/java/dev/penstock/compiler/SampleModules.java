package dev.penstock.compiler;

import dev.penstock.compiler.input.BuildOptions;
import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.compiler.sample.Entry;
import dev.penstock.compiler.sample.Exports;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles the sample plugins, each once per test run. */
public final class SampleModules {
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final ModuleCompiler COMPILER = ModuleCompiler.of(List.of(TEST_CLASSES))
            .with(new Guest(Exports.class.getName(), Entry.class.getName(), "plugin", List.of(), List.of(), List.of()));
    private static final Map<Class<?>, CompiledModule> RELEASES = new ConcurrentHashMap<>();

    private SampleModules() {}

    public static CompiledModule release(Class<?> plugin) {
        return RELEASES.computeIfAbsent(
                plugin, each -> compile(each, BuildOptions.release()).get());
    }

    static Either<CompilationErrors, CompiledModule> compile(Class<?> plugin, BuildOptions options) {
        return COMPILER.with(options).compile(new PluginMethod(plugin.getName(), "plugin"));
    }
}
