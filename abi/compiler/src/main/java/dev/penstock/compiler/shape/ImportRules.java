package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.IndexSpaces;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What a module may import. */
final class ImportRules {
    private ImportRules() {}

    static Stream<String> onlyHostFunctions(WasmModule module) {
        return module.imports().stream()
                .filter(each -> !isHostFunction(each))
                .map(each -> "import '" + each.qualifiedName() + "' is a " + each.kind()
                        + " no proxy provides: only functions env.proxy_* may be imported");
    }

    private static boolean isHostFunction(Import each) {
        return each.kind() == ExternKind.FUNCTION
                && each.module().equals("env")
                && each.name().startsWith("proxy_");
    }

    static Stream<String> numericSignatures(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return functions(module, (each, type) -> {
            FunctionType signature = indices.signature(type);
            return HostTypes.unknownIn(signature)
                    .map(unknown -> "import '" + each.qualifiedName() + "' has " + unknown + " in its signature "
                            + signature + ": the proxy would abort");
        });
    }

    static Stream<String> canonicalTypes(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return functions(
                module,
                (each, type) -> indices.type(type).isCanonical()
                        ? Stream.empty()
                        : Stream.of("import '" + each.qualifiedName() + "' has type " + type
                                + ", which is open to subtypes or in a recursion group of several types: it never equals"
                                + " the host's type"));
    }

    private static Stream<String> functions(WasmModule module, BiFunction<Import, Integer, Stream<String>> breaches) {
        return module.imports(ExternKind.FUNCTION).stream()
                .flatMap(each -> breaches.apply(each, ((ExternType.OfFunction) each.type()).type()));
    }
}
