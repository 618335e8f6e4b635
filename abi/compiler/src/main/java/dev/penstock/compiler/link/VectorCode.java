package dev.penstock.compiler.link;

import static dev.penstock.compiler.wasm.Operand.Kind.CONSTANT;
import static dev.penstock.compiler.wasm.Operand.Kind.LABEL;
import static dev.penstock.compiler.wasm.Operand.Kind.LOCAL;
import static dev.penstock.compiler.wasm.Operand.Kind.NUMBER;
import static dev.penstock.compiler.wasm.Operand.Kind.OCTET;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of a function that needs vectors of sixteen bytes: what stands at an address and what stands a gap further are compared
 * in sixteen places at once. Its first three parameters are those of {@code LinearMemory.find}.
 */
final class VectorCode {
    static final int FROM = 0;
    static final int LIMIT = 1;
    static final int ENDS = 2;

    private static final int WIDTH = 16;
    private static final int BLOCK_WITHOUT_RESULT = 0x40;

    private final int firsts;
    private final int lasts;
    private final int gap;
    private final int block;
    private final int places;
    private final List<Instruction> instructions = new ArrayList<>();

    /** Begins the code of a function with so many parameters. */
    VectorCode(int parameters) {
        firsts = parameters;
        lasts = parameters + 1;
        block = parameters + 2;
        places = parameters + 3;
        gap = parameters + 4;
        get(ENDS).add(Opcode.I8X16_SPLAT).set(firsts);
        get(ENDS).number(8).add(Opcode.I32_SHR_U).add(Opcode.I8X16_SPLAT).set(lasts);
        get(ENDS).number(WIDTH).add(Opcode.I32_SHR_U).set(gap);
    }

    /** The first local that is free. */
    int free() {
        return gap + 1;
    }

    /** The sixteen bytes that were looked at last. */
    int block() {
        return block;
    }

    /** A bit for each place among them that may be one. */
    int places() {
        return places;
    }

    /** The function with these locals besides its own. */
    Code with(ValueType... more) {
        List<ValueType> locals =
                new ArrayList<>(List.of(ValueType.V128, ValueType.V128, ValueType.V128, ValueType.I32, ValueType.I32));
        locals.addAll(List.of(more));
        add(Opcode.END);
        return new Code(locals, instructions);
    }

    /** Looks at the sixteen places from the first parameter on: sets {@link #block()} and {@link #places()}, and leaves the latter. */
    VectorCode compare() {
        get(FROM).memory(Opcode.V128_LOAD).tee(block);
        get(firsts).add(Opcode.I8X16_EQ);
        get(FROM).get(gap).add(Opcode.I32_ADD).memory(Opcode.V128_LOAD);
        get(lasts).add(Opcode.I8X16_EQ);
        return add(Opcode.V128_AND).add(Opcode.I8X16_BITMASK).tee(places);
    }

    /** The first of the places. */
    VectorCode place() {
        return get(FROM).get(places).add(Opcode.I32_CTZ).add(Opcode.I32_ADD);
    }

    /** Goes to the next sixteen places and leaves where they begin. */
    VectorCode advance() {
        return get(FROM).number(WIDTH).add(Opcode.I32_ADD).tee(FROM);
    }

    VectorCode begin(int opcode) {
        return add(opcode, OCTET, BLOCK_WITHOUT_RESULT);
    }

    VectorCode branch(int opcode, int label) {
        return add(opcode, LABEL, label);
    }

    VectorCode number(int value) {
        return add(Opcode.I32_CONST, CONSTANT, value);
    }

    VectorCode get(int local) {
        return add(Opcode.LOCAL_GET, LOCAL, local);
    }

    VectorCode set(int local) {
        return add(Opcode.LOCAL_SET, LOCAL, local);
    }

    VectorCode tee(int local) {
        return add(Opcode.LOCAL_TEE, LOCAL, local);
    }

    /** At any address, wherever it is aligned. */
    VectorCode memory(int opcode) {
        instructions.add(Instruction.of(opcode, new Operand(NUMBER, 0), new Operand(NUMBER, 0)));
        return this;
    }

    VectorCode add(int opcode) {
        instructions.add(Instruction.of(opcode));
        return this;
    }

    VectorCode add(int opcode, Operand.Kind kind, long value) {
        instructions.add(Instruction.of(opcode, kind, value));
        return this;
    }
}
