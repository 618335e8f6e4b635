package dev.penstock.benchmarks;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A module that notes when each of its functions was last called: each has an exported global of its own, and begins by putting into it
 * the next number of a count of all calls.
 */
final class CalledFunctions {
    /** The exported global that has that number for the last call of all. */
    static final String CALLS = "calls";

    private static final int I64_ADD = 0x7C;

    private final WasmModule module;
    private final Map<Integer, String> names;
    private final int imported;
    private final int first;

    /** @param module with the names of its functions */
    CalledFunctions(byte[] module) {
        this.module = WasmModule.read(module);
        this.names = NameSection.functions(this.module);
        this.imported = this.module.imports(ExternKind.FUNCTION).size();
        this.first = this.module.imports(ExternKind.GLOBAL).size()
                + this.module.globals().size();
    }

    /** The module that does the same and notes calls. */
    byte[] noting() {
        int count = module.code().size();
        List<Consumer<WasmWriter>> globals = new ArrayList<>();
        for (Global global : module.globals()) {
            globals.add(global::write);
        }
        List<Export> exports = new ArrayList<>(module.exports());
        exports.add(new Export(CALLS, ExternKind.GLOBAL, first));
        globals.add(CalledFunctions::writeNumber);
        List<FunctionBody> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            globals.add(CalledFunctions::writeNumber);
            exports.add(new Export(CALLS + i, ExternKind.GLOBAL, first + 1 + i));
            bodies.add(noting(module.code().get(i).code(), first + 1 + i));
        }
        return module.with(Section.ofVector(SectionId.GLOBAL, globals, (out, global) -> global.accept(out)))
                .with(Section.ofVector(SectionId.EXPORT, exports, (out, export) -> export.write(out)))
                .with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)))
                .toBytes();
    }

    /** A 64-bit number that changes and begins with 0. */
    private static void writeNumber(WasmWriter out) {
        out.octet(0x7E).octet(1).octet(Opcode.I64_CONST).octet(0).octet(Opcode.END);
    }

    private FunctionBody noting(Code code, int last) {
        List<Instruction> instructions = new ArrayList<>(List.of(
                global(Opcode.GLOBAL_GET, first),
                Instruction.of(Opcode.I64_CONST, Operand.Kind.CONSTANT, 1),
                Instruction.of(I64_ADD),
                global(Opcode.GLOBAL_SET, first),
                global(Opcode.GLOBAL_GET, first),
                global(Opcode.GLOBAL_SET, last)));
        instructions.addAll(code.instructions());
        return FunctionBody.of(new Code(code.locals(), instructions));
    }

    private static Instruction global(int opcode, int global) {
        return Instruction.of(opcode, Operand.Kind.GLOBAL, global);
    }

    /** The names of the functions that were called after that call, in the order of their last calls. */
    List<String> since(long call, ToLongFunction<String> global) {
        record Called(String name, long at) {}
        List<Called> called = new ArrayList<>();
        for (int i = 0; i < module.code().size(); i++) {
            String name = names.get(imported + i);
            long at = global.applyAsLong(CALLS + i);
            if (at > call && name != null) {
                called.add(new Called(name, at));
            }
        }
        return called.stream()
                .sorted(Comparator.comparingLong(Called::at))
                .map(Called::name)
                .toList();
    }
}
