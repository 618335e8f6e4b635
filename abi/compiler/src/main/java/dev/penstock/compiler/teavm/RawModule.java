package dev.penstock.compiler.teavm;

import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;

/** What TeaVM made: a module that still expects TeaVM's own JavaScript host, and warnings. */
public record RawModule(WasmModule module, List<String> warnings) {}
