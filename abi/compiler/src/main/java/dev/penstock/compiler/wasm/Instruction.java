package dev.penstock.compiler.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * One instruction.
 *
 * @param opcode as {@link Opcode} has it: the octet, or the prefix and the number behind it
 * @param operands what follows it, in order
 */
public record Instruction(int opcode, List<Operand> operands) {
    /** Copies the operands. */
    public Instruction {
        operands = List.copyOf(operands);
    }

    /** An instruction with these operands. */
    public static Instruction of(int opcode, Operand... operands) {
        return new Instruction(opcode, Arrays.asList(operands));
    }

    /** An instruction with one operand. */
    public static Instruction of(int opcode, Operand.Kind kind, long value) {
        return of(opcode, new Operand(kind, value));
    }

    /** The operand at an index, which must be an int. */
    public int operand(int index) {
        return Math.toIntExact(operands.get(index).value());
    }

    /** The same instruction with the operands of one kind renumbered; abstract heap types keep their numbers. */
    public Instruction mapped(Operand.Kind kind, IntUnaryOperator numbers) {
        if (operands.stream().noneMatch(each -> each.kind() == kind)) {
            return this;
        }
        return new Instruction(
                opcode,
                operands.stream()
                        .map(each -> each.kind() == kind && each.value() >= 0
                                ? new Operand(kind, numbers.applyAsInt((int) each.value()))
                                : each)
                        .collect(Collectors.toList()));
    }

    /** The bytes it takes. */
    public int size() {
        WasmWriter out = new WasmWriter();
        write(out);
        return out.toBytes().length;
    }

    void write(WasmWriter out) {
        if (opcode > 0xFF) {
            out.octet(opcode >> 8).unsigned(opcode & 0xFF);
        } else {
            out.octet(opcode);
        }
        operands.forEach(operand -> operand.write(out));
    }
}
