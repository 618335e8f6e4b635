package dev.penstock.examples.envoy;

import dev.penstock.compiler.ModuleCompiler;
import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.testkit.envoy.WasmFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The module of one of {@link FixturePlugins}, compiled from the tests' own class path into {@code target/test-wasm} when it
 * is first asked for.
 *
 * @param owner the class that has it
 * @param method the name of the method that makes the plugin
 */
record FixtureModule(Class<?> owner, String method) {
    FixtureModule(String method) {
        this(FixturePlugins.class, method);
    }

    private static final ModuleCompiler COMPILER = ModuleCompiler.of(List.of());
    private static final Path FOLDER = Path.of("target", "test-wasm");
    private static final ConcurrentHashMap<FixtureModule, Path> COMPILED = new ConcurrentHashMap<>();

    /** The module's file. */
    Path path() {
        return COMPILED.computeIfAbsent(this, FixtureModule::compile);
    }

    /** A filter of that name which runs the module without configuration. */
    WasmFilter filter() {
        return WasmFilter.of(method, path());
    }

    private static Path compile(FixtureModule fixture) {
        var plugin = new PluginMethod(fixture.owner.getName(), fixture.method);
        var module = COMPILER.compile(plugin).getOrElseThrow(errors -> new AssertionError(errors.toString()));
        try {
            Files.createDirectories(FOLDER);
            return Files.write(FOLDER.resolve(fixture.method + ".wasm"), module.bytes());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
