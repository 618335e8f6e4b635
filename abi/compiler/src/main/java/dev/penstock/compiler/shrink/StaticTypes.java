package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.List;

/** The types that values have by what makes them. */
final class StaticTypes {
    private static final ValueType ANY = ValueType.nullable(-1);

    private final Functions functions;

    StaticTypes(Functions functions) {
        this.functions = functions;
    }

    /** The type of the value that the node there yields; one whose heap type is negative if that is not known. */
    ValueType of(int function, List<Node> nodes, int at) {
        if (at < 0) {
            return ANY;
        }
        Instruction instruction = nodes.get(at).instruction();
        return switch (instruction.opcode()) {
            case Opcode.LOCAL_GET, Opcode.LOCAL_TEE -> functions.local(function, instruction.operand(0));
            case Opcode.GLOBAL_GET ->
                functions.global(instruction.operand(0)).type().type();
            case Opcode.STRUCT_GET ->
                functions
                        .type(instruction.operand(0))
                        .fields()
                        .get(instruction.operand(1))
                        .type();
            case Opcode.CALL -> {
                List<ValueType> results =
                        functions.function(instruction.operand(0)).results();
                yield results.size() == 1 ? results.get(0) : ANY;
            }
            case Opcode.STRUCT_NEW, Opcode.STRUCT_NEW_DEFAULT, Opcode.REF_CAST, Opcode.REF_CAST_NULL ->
                ValueType.nullable(instruction.operand(0));
            case Opcode.BR_ON_NULL, Opcode.REF_AS_NON_NULL -> of(function, nodes, at - 1);
            case Opcode.BLOCK, Opcode.IF -> ofBlock(instruction);
            default -> ANY;
        };
    }

    private static ValueType ofBlock(Instruction begin) {
        boolean typed = begin.operands().size() == 2 && begin.operands().get(1).kind() == Operand.Kind.HEAP;
        return typed ? ValueType.nullable(begin.operand(1)) : ANY;
    }
}
