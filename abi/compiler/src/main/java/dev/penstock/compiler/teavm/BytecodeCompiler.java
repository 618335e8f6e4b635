package dev.penstock.compiler.teavm;

import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.PluginMethod;
import dev.penstock.compiler.substitution.ArrayLengthChecks;
import dev.penstock.compiler.substitution.CallSites;
import dev.penstock.compiler.substitution.DivisionChecks;
import dev.penstock.compiler.substitution.EnumValues;
import dev.penstock.compiler.substitution.ExportRemoval;
import dev.penstock.compiler.substitution.ListGrowth;
import dev.penstock.compiler.substitution.MethodBodies;
import dev.penstock.compiler.substitution.MonitorRemoval;
import dev.penstock.compiler.substitution.StringCharacters;
import dev.penstock.compiler.substitution.StrongReferences;
import dev.penstock.compiler.substitution.Substitutions;
import dev.penstock.compiler.substitution.SureCasts;
import dev.penstock.compiler.wasm.WasmModule;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.backend.wasm.WasmGCTarget;
import org.teavm.model.ClassReaderSource;
import org.teavm.model.PreOptimizingClassHolderSource;
import org.teavm.model.ReferenceCache;
import org.teavm.model.transformation.AssertionRemoval;
import org.teavm.parsing.ClasspathClassHolderSource;
import org.teavm.parsing.resource.ResourceProvider;
import org.teavm.vm.TeaVM;
import org.teavm.vm.TeaVMBuilder;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Runs TeaVM over one class path; classes are parsed once for all compilations. Not for concurrent use. */
public final class BytecodeCompiler {
    private final ClassLoader classLoader;
    private final ReferenceCache references = new ReferenceCache();
    private final ResourceProvider resources;
    private final ClassReaderSource classes;
    private final Substitutions substitutions;

    /** Compiles the classes this loader finds; it must also find TeaVM's class library and {@code penstock-classlib}. */
    public BytecodeCompiler(ClassLoader classLoader, Substitutions substitutions) {
        this.classLoader = classLoader;
        this.substitutions = substitutions;
        this.resources = new GuestClassPath(classLoader);
        this.classes =
                new PreOptimizingClassHolderSource(new ClasspathClassHolderSource(resources, references, classLoader));
    }

    /** The module of one plugin, with the names of its functions, or what is wrong with its code. */
    public Either<List<String>, RawModule> compile(Guest guest, PluginMethod plugin) {
        TeaVM vm = configured(guest, plugin);
        ByteArrayOutputStream wasm = new ByteArrayOutputStream();
        vm.build(name -> wasm, "module.wasm");
        Problems problems = new Problems(vm, plugin);
        return problems.errors().isEmpty()
                ? Either.right(new RawModule(WasmModule.read(wasm.toByteArray()), problems.warnings()))
                : Either.left(problems.errors());
    }

    private TeaVM configured(Guest guest, PluginMethod plugin) {
        TeaVM vm = builder().build();
        vm.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        vm.add(new AssertionRemoval());
        vm.installPlugins();
        TeaVMWasmGCHost host = vm.getExtension(TeaVMWasmGCHost.class);
        host.contributeToCodeGen(new MemoryIntrinsics());
        host.contributeToCodeGen(new MathIntrinsics());
        ReachedFlags flags = new ReachedFlags(guest);
        host.contributeToCodeGen(flags);
        vm.add(flags);
        vm.add(new PluginEntry(guest, plugin));
        vm.add(new MethodBodies(substitutions));
        vm.add(new CallSites(substitutions));
        vm.add(new StringCharacters());
        vm.add(new StrongReferences());
        vm.add(new MonitorRemoval());
        vm.add(new EnumValues());
        vm.add(new ListGrowth());
        vm.add(new SureCasts());
        vm.add(new DivisionChecks());
        vm.add(new ArrayLengthChecks());
        vm.add(new ExportRemoval());
        vm.add(new NeededCallbacks(guest));
        vm.setEntryPoint(guest.exports());
        return vm;
    }

    private TeaVMBuilder builder() {
        WasmGCTarget target = new WasmGCTarget();
        target.setObfuscated(false);
        target.setStrict(true);
        return new TeaVMBuilder(target)
                .setObfuscated(false)
                .setStrict(true)
                .setReferenceCache(references)
                .setClassLoader(classLoader)
                .setResourceProvider(resources)
                .setClassSource(classes);
    }
}
