package dev.penstock.benchmarks;

import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Exported globals that are added to a module for its code to count with: 64-bit numbers that begin with 0. */
final class Counters {
    private Counters() {}

    /** The number of the first global that is added to this module; the others follow. */
    static int first(WasmModule module) {
        return module.imports(ExternKind.GLOBAL).size() + module.globals().size();
    }

    /** The module with a counter of each name. */
    static WasmModule added(WasmModule module, List<String> names) {
        List<Consumer<WasmWriter>> globals = new ArrayList<>();
        for (Global global : module.globals()) {
            globals.add(global::write);
        }
        List<Export> exports = new ArrayList<>(module.exports());
        for (String name : names) {
            exports.add(new Export(
                    name,
                    ExternKind.GLOBAL,
                    first(module) + exports.size() - module.exports().size()));
            globals.add(Counters::write);
        }
        return module.with(Section.ofVector(SectionId.GLOBAL, globals, (out, global) -> global.accept(out)))
                .with(Section.ofVector(SectionId.EXPORT, exports, (out, export) -> export.write(out)));
    }

    private static void write(WasmWriter out) {
        out.octet(0x7E).octet(1).octet(Opcode.I64_CONST).octet(0).octet(Opcode.END);
    }
}
