package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.IndexSpaces;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.stream.Stream;

/** What a module may export: at anything else V8's embedding API aborts the proxy while it loads the module. */
final class ExportRules {
    private static final String ABORT = ": the proxy would abort";

    private ExportRules() {}

    static Stream<String> tags(WasmModule module) {
        return exports(module, ExternKind.TAG).map(each -> "export '" + each.name() + "' is an exception tag" + ABORT);
    }

    static Stream<String> functionTypes(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return exports(module, ExternKind.FUNCTION).flatMap(each -> {
            FunctionType signature = indices.function(each.index());
            return HostTypes.unknownIn(signature)
                    .map(unknown ->
                            "export '" + each.name() + "' has " + unknown + " in its signature " + signature + ABORT);
        });
    }

    static Stream<String> globals(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return exports(module, ExternKind.GLOBAL).flatMap(each -> {
            ValueType type = indices.global(each.index()).type();
            return type.isKnownToHosts()
                    ? Stream.empty()
                    : Stream.of("export '" + each.name() + "' is a global of type " + type + ABORT);
        });
    }

    static Stream<String> tables(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return exports(module, ExternKind.TABLE).flatMap(each -> {
            ValueType element = indices.table(each.index()).element();
            return element.isKnownToHosts()
                    ? Stream.empty()
                    : Stream.of("export '" + each.name() + "' is a table of " + element + ABORT);
        });
    }

    private static Stream<Export> exports(WasmModule module, ExternKind kind) {
        return module.exports().stream().filter(each -> each.kind() == kind);
    }
}
