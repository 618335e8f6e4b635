package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.IndexSpaces;
import dev.penstock.compiler.wasm.Limits;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;
import java.util.stream.Stream;

/** The one memory a module shares with the proxy. */
final class MemoryRules {
    private static final long MAXIMUM_PAGES = 16_384;

    private MemoryRules() {}

    static Stream<String> oneExported(WasmModule module) {
        int memories = IndexSpaces.of(module).memories().size();
        if (memories != 1) {
            return Stream.of("the module has " + memories + " memories: a proxy reads and writes exactly one");
        }
        boolean exported = module.exports().stream()
                .anyMatch(
                        each -> each.kind() == ExternKind.MEMORY && each.name().equals("memory"));
        return exported
                ? Stream.empty()
                : Stream.of("no export 'memory': the proxy cannot read what the module writes");
    }

    static Stream<String> size(WasmModule module) {
        List<Limits> memories = IndexSpaces.of(module).memories();
        return Stream.concat(
                memories.stream()
                        .filter(Limits::is64Bit)
                        .map(each -> "the memory has 64-bit addresses: proxies pass 32-bit ones"),
                memories.stream()
                        .filter(each -> each.minimum() > MAXIMUM_PAGES)
                        .map(each -> "the memory starts with " + each.minimum() + " pages: a proxy allows "
                                + MAXIMUM_PAGES));
    }
}
