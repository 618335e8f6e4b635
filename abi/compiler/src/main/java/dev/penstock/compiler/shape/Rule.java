package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.WasmModule;
import java.util.stream.Stream;

/** One thing a module must not do, or must have. */
@FunctionalInterface
interface Rule {
    /** A message for each breach; each names the import, export or item at fault. */
    Stream<String> breaches(WasmModule module);
}
