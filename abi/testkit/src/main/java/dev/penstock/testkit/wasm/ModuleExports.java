package dev.penstock.testkit.wasm;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import run.endive.wasm.WasmModule;

/** What a module exports, by name. */
record ModuleExports(Set<String> names, boolean hasStartFunction) {
    private static final List<String> MARKERS =
            List.of("proxy_abi_version_0_1_0", "proxy_abi_version_0_2_0", "proxy_abi_version_0_2_1");

    /** The exports of {@code module}. @throws ModuleRefused when there is no marker of the ABI, or nothing that allocates */
    static ModuleExports of(WasmModule module) {
        Set<String> names = HashSet.range(0, module.exportSection().exportCount())
                .map(i -> module.exportSection().getExport(i).name());
        ModuleExports exports = new ModuleExports(names, module.startSection().isPresent());
        if (!MARKERS.exists(exports::has)) {
            throw new ModuleRefused("Missing or unknown Proxy-Wasm ABI version");
        }
        if (!exports.has(exports.allocator())) {
            throw new ModuleRefused("Wasm module is missing malloc function.");
        }
        return exports;
    }

    /** What allocates: {@code malloc} comes first where a module exports both. */
    String allocator() {
        return has("malloc") ? "malloc" : "proxy_on_memory_allocate";
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** {@code _start} is for modules without {@code _initialize}; a start function runs always. */
    boolean startsBeforeItIsReady() {
        return hasStartFunction || !has("_initialize");
    }
}
