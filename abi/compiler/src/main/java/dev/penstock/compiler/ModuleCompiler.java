package dev.penstock.compiler;

import dev.penstock.compiler.input.BuildOptions;
import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.compiler.input.RequestPath;
import dev.penstock.compiler.link.Relinker;
import dev.penstock.compiler.shape.ShapeCheck;
import dev.penstock.compiler.shrink.CodeOrder;
import dev.penstock.compiler.shrink.InliningBudget;
import dev.penstock.compiler.shrink.Shrinking;
import dev.penstock.compiler.substitution.GuestSubstitutions;
import dev.penstock.compiler.substitution.JacksonSubstitutions;
import dev.penstock.compiler.substitution.RuntimeSubstitutions;
import dev.penstock.compiler.substitution.VavrSubstitutions;
import dev.penstock.compiler.teavm.BytecodeCompiler;
import dev.penstock.compiler.teavm.RawModule;
import dev.penstock.compiler.wasm.WasmModule;
import io.vavr.control.Either;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles Java bytecode to modules that Envoy loads. One compiler serves one class path; it may compile any number of
 * plugins, one after another.
 */
public final class ModuleCompiler {
    private static final RequestPath REQUESTS = RequestPath.recorded();

    private final BytecodeCompiler bytecode;
    private final Guest guest;
    private final BuildOptions options;

    private ModuleCompiler(BytecodeCompiler bytecode, Guest guest, BuildOptions options) {
        this.bytecode = bytecode;
        this.guest = guest;
        this.options = options;
    }

    /**
     * A compiler for plugins on this class path, which must hold the author's classes, what they depend on and the guest.
     * Makes release builds.
     */
    public static ModuleCompiler of(List<Path> classPath) {
        URL[] urls = classPath.stream().map(ModuleCompiler::url).toArray(URL[]::new);
        ClassLoader classLoader = new URLClassLoader(urls, ModuleCompiler.class.getClassLoader());
        BytecodeCompiler bytecode = new BytecodeCompiler(
                classLoader,
                GuestSubstitutions.table()
                        .and(RuntimeSubstitutions.table())
                        .and(VavrSubstitutions.table())
                        .and(JacksonSubstitutions.table()));
        return new ModuleCompiler(bytecode, Guest.penstock(), BuildOptions.release());
    }

    /** The same compiler with other options. */
    public ModuleCompiler with(BuildOptions newOptions) {
        return new ModuleCompiler(bytecode, guest, newOptions);
    }

    /** The same compiler with another guest, which must be on the class path. */
    public ModuleCompiler with(Guest newGuest) {
        return new ModuleCompiler(bytecode, newGuest, options);
    }

    /** The module of the plugin that a method makes, or why there is none. */
    public Either<CompilationErrors, CompiledModule> compile(PluginMethod plugin) {
        return bytecode.compile(guest, plugin)
                .flatMap(this::linked)
                .mapLeft(errors -> new CompilationErrors(plugin, errors));
    }

    private Either<List<String>, CompiledModule> linked(RawModule raw) {
        WasmModule named = Relinker.relink(raw.module(), true);
        WasmModule shrunk = options.names() ? Shrinking.withItsFunctions(named) : Shrinking.shrunk(named);
        WasmModule limited = InliningBudget.limited(shrunk, guest::isOnlyByName, REQUESTS);
        WasmModule module = CodeOrder.ordered(limited, REQUESTS).retainingCustom(name -> options.names());
        List<String> breaches = ShapeCheck.breaches(module);
        return breaches.isEmpty() ? Either.right(new CompiledModule(module, raw.warnings())) : Either.left(breaches);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + path, e);
        }
    }
}
