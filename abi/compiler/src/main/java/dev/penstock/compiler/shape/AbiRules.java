package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.IndexSpaces;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;
import java.util.stream.Stream;

/** What proxy-wasm asks of a module. */
final class AbiRules {
    private static final String STOCK = "proxy_abi_version_0_2_1";
    private static final String HIGRESS = "proxy_abi_version_0_2_100";
    private static final String ALLOCATOR = "proxy_on_memory_allocate";

    private AbiRules() {}

    static Stream<String> callbacks(WasmModule module) {
        IndexSpaces indices = IndexSpaces.of(module);
        return module.exports().stream()
                .filter(each -> each.name().startsWith("proxy_"))
                .flatMap(each -> callback(each, indices));
    }

    private static Stream<String> callback(Export export, IndexSpaces indices) {
        if (export.kind() != ExternKind.FUNCTION) {
            return Stream.of("export '" + export.name() + "' is a " + export.kind() + ", not a function");
        }
        FunctionType actual = indices.function(export.index());
        return Callbacks.signature(export.name())
                .map(expected -> expected.equals(actual)
                        ? Stream.<String>empty()
                        : Stream.of("export '" + export.name() + "' has signature " + actual + ", the ABI wants "
                                + expected))
                .getOrElse(() -> Stream.of("export '" + export.name() + "' is not a callback of the ABI"));
    }

    static Stream<String> marker(WasmModule module) {
        List<String> names = module.exports().stream().map(Export::name).toList();
        int stock = names.indexOf(STOCK);
        if (stock < 0) {
            return Stream.of("no export '" + STOCK + "': no proxy knows which ABI the module speaks");
        }
        return names.indexOf(HIGRESS) > stock
                ? Stream.of(
                        "export '" + HIGRESS + "' comes after '" + STOCK + "': Higress takes the first marker it finds")
                : Stream.empty();
    }

    static Stream<String> allocator(WasmModule module) {
        return module.exports().stream().anyMatch(each -> each.name().equals(ALLOCATOR))
                ? Stream.empty()
                : Stream.of("no export '" + ALLOCATOR + "': the proxy cannot pass data to the module");
    }
}
