package dev.penstock.benchmarks;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
        this.first = Counters.first(this.module);
    }

    /** The module that does the same and notes calls. */
    byte[] noting() {
        List<String> counters = new ArrayList<>(List.of(CALLS));
        List<FunctionBody> bodies = new ArrayList<>();
        for (int i = 0; i < module.code().size(); i++) {
            counters.add(CALLS + i);
            bodies.add(noting(module.code().get(i).code(), first + 1 + i));
        }
        return Counters.added(module, counters)
                .with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)))
                .toBytes();
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
