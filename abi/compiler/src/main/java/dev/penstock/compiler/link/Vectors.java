package dev.penstock.compiler.link;

import static dev.penstock.compiler.wasm.Operand.Kind.CONSTANT;
import static dev.penstock.compiler.wasm.Operand.Kind.LABEL;
import static dev.penstock.compiler.wasm.Operand.Kind.LOCAL;
import static dev.penstock.compiler.wasm.Operand.Kind.NUMBER;
import static dev.penstock.compiler.wasm.Operand.Kind.OCTET;

import dev.penstock.compiler.teavm.VectorStubs;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the bodies of the functions that need vectors of sixteen bytes: what stands at an address and what stands a gap
 * further are compared in sixteen places at once.
 */
final class Vectors {
    private static final int WIDTH = 16;
    private static final int BLOCK_WITHOUT_RESULT = 0x40;

    // The parameters; only a copy has a target.
    private static final int FROM = 0;
    private static final int LIMIT = 1;
    private static final int ENDS = 2;
    private static final int TARGET = 3;

    private final boolean copies;
    private final int firsts;
    private final int lasts;
    private final int block;
    private final int places;
    private final int gap;
    private final List<Instruction> code = new ArrayList<>();

    private Vectors(boolean copies) {
        this.copies = copies;
        this.firsts = copies ? TARGET + 1 : ENDS + 1;
        this.lasts = firsts + 1;
        this.block = lasts + 1;
        this.places = block + 1;
        this.gap = places + 1;
    }

    /** The module with the bodies that the stubs stand for. */
    static WasmModule filled(WasmModule module) {
        List<FunctionBody> bodies = module.code().stream().map(Vectors::filled).collect(Collectors.toList());
        return module.with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)));
    }

    private static FunctionBody filled(FunctionBody body) {
        Instruction begin = body.code().instructions().get(0);
        if (begin.equals(Instruction.of(Opcode.I64_CONST, CONSTANT, VectorStubs.FIND))) {
            return FunctionBody.of(new Vectors(false).code());
        }
        return begin.equals(Instruction.of(Opcode.I64_CONST, CONSTANT, VectorStubs.COPY_UNTIL))
                ? FunctionBody.of(new Vectors(true).code())
                : body;
    }

    private Code code() {
        get(ENDS).add(Opcode.I8X16_SPLAT).add(Opcode.LOCAL_SET, LOCAL, firsts);
        ends(8).add(Opcode.I8X16_SPLAT).add(Opcode.LOCAL_SET, LOCAL, lasts);
        ends(16).add(Opcode.LOCAL_SET, LOCAL, gap);
        begin(Opcode.BLOCK);
        begin(Opcode.LOOP);
        get(FROM).get(LIMIT).add(Opcode.I32_GT_S).add(Opcode.BR_IF, LABEL, 1);
        compare();
        begin(Opcode.IF);
        get(FROM).get(places).add(Opcode.I32_CTZ).add(Opcode.I32_ADD).add(Opcode.RETURN);
        add(Opcode.END);
        advance(FROM);
        if (copies) {
            advance(TARGET);
        }
        add(Opcode.BR, LABEL, 0).add(Opcode.END).add(Opcode.END);
        get(FROM).add(Opcode.END);
        return new Code(List.of(ValueType.V128, ValueType.V128, ValueType.V128, ValueType.I32, ValueType.I32), code);
    }

    /** Leaves a bit for each of sixteen places that may be one. */
    private void compare() {
        if (copies) {
            get(TARGET);
        }
        get(FROM).memory(Opcode.V128_LOAD).add(Opcode.LOCAL_TEE, LOCAL, block);
        if (copies) {
            memory(Opcode.V128_STORE).get(block);
        }
        get(firsts).add(Opcode.I8X16_EQ);
        get(FROM).get(gap).add(Opcode.I32_ADD).memory(Opcode.V128_LOAD);
        get(lasts).add(Opcode.I8X16_EQ);
        add(Opcode.V128_AND).add(Opcode.I8X16_BITMASK).add(Opcode.LOCAL_TEE, LOCAL, places);
    }

    private Vectors ends(int shift) {
        return get(ENDS).add(Opcode.I32_CONST, CONSTANT, shift).add(Opcode.I32_SHR_U);
    }

    private void advance(int address) {
        get(address).add(Opcode.I32_CONST, CONSTANT, WIDTH).add(Opcode.I32_ADD).add(Opcode.LOCAL_SET, LOCAL, address);
    }

    private void begin(int opcode) {
        add(opcode, OCTET, BLOCK_WITHOUT_RESULT);
    }

    private Vectors get(int local) {
        return add(Opcode.LOCAL_GET, LOCAL, local);
    }

    /** At any address, wherever it is aligned. */
    private Vectors memory(int opcode) {
        code.add(Instruction.of(opcode, new Operand(NUMBER, 0), new Operand(NUMBER, 0)));
        return this;
    }

    private Vectors add(int opcode) {
        code.add(Instruction.of(opcode));
        return this;
    }

    private Vectors add(int opcode, Operand.Kind kind, long value) {
        code.add(Instruction.of(opcode, kind, value));
        return this;
    }
}
