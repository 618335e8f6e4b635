package dev.penstock.compiler;

import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;

/** A module that passed the shape check, ready for Envoy. */
public final class CompiledModule {
    private final WasmModule module;
    private final byte[] bytes;
    private final List<String> warnings;

    CompiledModule(WasmModule module, List<String> warnings) {
        this.module = module;
        this.bytes = module.toBytes();
        this.warnings = List.copyOf(warnings);
    }

    /** A copy of the module's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The module's size in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The host functions it needs. */
    public List<Import> imports() {
        return module.imports();
    }

    /** What it offers the host: the callbacks of the ABI and its memory. */
    public List<Export> exports() {
        return module.exports();
    }

    /** What the compiler noticed that may surprise at run time. */
    public List<String> warnings() {
        return warnings;
    }
}
