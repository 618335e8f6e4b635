package dev.penstock.compiler.link;

import static dev.penstock.compiler.link.VectorCode.FROM;
import static dev.penstock.compiler.link.VectorCode.LIMIT;
import static dev.penstock.compiler.wasm.Operand.Kind.CONSTANT;

import dev.penstock.compiler.teavm.VectorStubs;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the bodies of {@code LinearMemory.find} and {@code replace}, where stubs stand for them. */
final class Vectors {
    // The parameters of replace behind those of find.
    private static final int SHIFT = 3;
    private static final int MOST = 4;
    private static final int SIZE = 5;
    private static final int GROWTH = 6;
    private static final int HEAD = 7;
    private static final int MASK = 8;
    private static final int TO = 9;

    private Vectors() {}

    /** The module with the bodies that the stubs stand for. */
    static WasmModule filled(WasmModule module) {
        List<FunctionBody> bodies = module.code().stream().map(Vectors::filled).collect(Collectors.toList());
        return module.with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)));
    }

    private static FunctionBody filled(FunctionBody body) {
        Instruction begin = body.code().instructions().get(0);
        if (begin.equals(Instruction.of(Opcode.I64_CONST, CONSTANT, VectorStubs.FIND))) {
            return FunctionBody.of(find());
        }
        return begin.equals(Instruction.of(Opcode.I64_CONST, CONSTANT, VectorStubs.REPLACE))
                ? FunctionBody.of(replace())
                : body;
    }

    private static Code find() {
        VectorCode code = new VectorCode(VectorCode.ENDS + 1);
        code.begin(Opcode.BLOCK).begin(Opcode.LOOP);
        code.get(FROM).get(LIMIT).add(Opcode.I32_GT_S).branch(Opcode.BR_IF, 1);
        code.compare().begin(Opcode.IF).place().add(Opcode.RETURN).add(Opcode.END);
        code.advance().add(Opcode.DROP).branch(Opcode.BR, 0).add(Opcode.END).add(Opcode.END);
        return code.get(FROM).with();
    }

    /**
     * A block goes over whole, and what stands behind a replacement goes over once more. So where the next block begins does not
     * depend on where a pattern stands, unless that reaches into it: the processor need not wait for the one to begin the other.
     */
    private static Code replace() {
        VectorCode code = new VectorCode(TO + 1);
        int place = code.free();
        int free = place + 1;
        code.get(FROM).set(free);
        code.begin(Opcode.BLOCK).begin(Opcode.LOOP);
        copyUntilPlaces(code);
        code.begin(Opcode.LOOP);
        code.place().tee(place).get(LIMIT).add(Opcode.I32_GT_S).branch(Opcode.BR_IF, 2);
        code.get(code.places()).get(code.places()).number(1).add(Opcode.I32_SUB).add(Opcode.I32_AND);
        code.set(code.places());
        code.begin(Opcode.BLOCK);
        write(code, place, free);
        code.add(Opcode.END);
        code.get(code.places()).branch(Opcode.BR_IF, 0).add(Opcode.END);
        code.advance().get(free).add(Opcode.I32_LT_S).begin(Opcode.IF);
        code.get(free).set(FROM).add(Opcode.END);
        code.get(FROM).get(LIMIT).add(Opcode.I32_LE_S).branch(Opcode.BR_IF, 0);
        code.add(Opcode.END).add(Opcode.END);
        reached(code, free);
        return code.with(ValueType.I32, ValueType.I32);
    }

    /** Leaves both outer blocks behind the limit. */
    private static void copyUntilPlaces(VectorCode code) {
        code.begin(Opcode.BLOCK).begin(Opcode.LOOP);
        code.compare().add(Opcode.DROP);
        code.get(FROM).get(SHIFT).add(Opcode.I32_ADD).get(code.block()).memory(Opcode.V128_STORE);
        code.get(code.places()).branch(Opcode.BR_IF, 1);
        code.advance().get(LIMIT).add(Opcode.I32_LE_S).branch(Opcode.BR_IF, 0);
        code.branch(Opcode.BR, 3).add(Opcode.END).add(Opcode.END);
    }

    /** Leaves the block where the pattern does not stand, or not behind the last one; and all of them where room might end. */
    private static void write(VectorCode code, int place, int free) {
        code.get(place).memory(Opcode.I64_LOAD).get(MASK).add(Opcode.I64_AND);
        code.get(HEAD).add(Opcode.I64_NE).branch(Opcode.BR_IF, 0);
        code.get(place).get(free).add(Opcode.I32_LT_S).branch(Opcode.BR_IF, 0);
        code.get(place).get(SHIFT).add(Opcode.I32_ADD).get(TO).memory(Opcode.I64_STORE);
        code.get(place).get(SIZE).add(Opcode.I32_ADD).set(free);
        code.get(SHIFT).get(GROWTH).add(Opcode.I32_ADD).set(SHIFT);
        code.get(free).get(SHIFT).add(Opcode.I32_ADD);
        code.get(free).memory(Opcode.V128_LOAD).memory(Opcode.V128_STORE);
        code.get(SHIFT).get(MOST).add(Opcode.I32_LE_S).branch(Opcode.BR_IF, 0);
        code.get(free).number(1).add(Opcode.I32_SUB).set(LIMIT).branch(Opcode.BR, 3);
    }

    /** Leaves what is behind the limit or the last pattern and, in the higher half, the shift there. */
    private static void reached(VectorCode code, int free) {
        code.get(LIMIT).number(1).add(Opcode.I32_ADD).tee(FROM).get(free);
        code.get(FROM).get(free).add(Opcode.I32_GT_S).add(Opcode.SELECT).add(Opcode.I64_EXTEND_I32_U);
        code.get(SHIFT).add(Opcode.I64_EXTEND_I32_S);
        code.add(Opcode.I64_CONST, CONSTANT, Integer.SIZE).add(Opcode.I64_SHL).add(Opcode.I64_OR);
    }
}
