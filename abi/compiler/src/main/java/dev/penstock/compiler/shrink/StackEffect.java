package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;

/**
 * How many values an instruction, or a whole block, takes from the stack and leaves there when control goes on behind it.
 */
record StackEffect(int taken, int given) {
    private static final int NO_TYPE = 0x40;

    static StackEffect of(Node node, Functions functions) {
        Instruction instruction = node.instruction();
        return switch (instruction.opcode()) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.TRY_TABLE -> ofBlock(instruction, functions, 0);
            case Opcode.IF -> ofBlock(instruction, functions, 1);
            case Opcode.CALL -> of(functions.function(instruction.operand(0)), 0);
            case Opcode.CALL_REF -> of(functions.signature(instruction.operand(0)), 1);
            case Opcode.CALL_INDIRECT -> of(functions.signature(instruction.operand(0)), 1);
            case Opcode.STRUCT_NEW ->
                new StackEffect(functions.type(instruction.operand(0)).fields().size(), 1);
            case Opcode.ARRAY_NEW_FIXED -> new StackEffect(instruction.operand(1), 1);
            default -> ofPlain(instruction.opcode());
        };
    }

    private static StackEffect of(FunctionType function, int more) {
        return new StackEffect(
                function.parameters().size() + more, function.results().size());
    }

    private static StackEffect ofBlock(Instruction begin, Functions functions, int more) {
        int first = begin.operand(0);
        return switch (begin.operands().get(0).kind()) {
            case HEAP -> of(functions.signature(first), more);
            default -> new StackEffect(more, first == NO_TYPE ? 0 : 1);
        };
    }

    private static StackEffect ofPlain(int opcode) {
        return switch (opcode) {
            case 0x01 -> new StackEffect(0, 0);
            case 0x20, 0x23, 0x3F, 0x41, 0x42, 0x43, 0x44, 0xD0, 0xD2, 0xFB01 -> new StackEffect(0, 1);
            case 0x0D, 0x1A, 0x21, 0x24, 0xD6 -> new StackEffect(1, 0);
            case 0x22, 0x25, 0x40, 0x45, 0x50, 0xD1, 0xD4, 0xD5 -> new StackEffect(1, 1);
            case 0x1B, 0x1C -> new StackEffect(3, 1);
            case 0xD3 -> new StackEffect(2, 1);
            case 0x26 -> new StackEffect(2, 0);
            default -> opcode > 0xFF ? ofPrefixed(opcode) : ofMemoryOrNumber(opcode);
        };
    }

    private static StackEffect ofPrefixed(int opcode) {
        return switch (opcode) {
            case 0xFB02, 0xFB03, 0xFB04, 0xFB07, 0xFB0F, 0xFB14, 0xFB15, 0xFB16, 0xFB17, 0xFB18, 0xFB19 ->
                new StackEffect(1, 1);
            case 0xFB1A, 0xFB1B, 0xFB1C, 0xFB1D, 0xFB1E -> new StackEffect(1, 1);
            case 0xFB05 -> new StackEffect(2, 0);
            case 0xFB06, 0xFB09, 0xFB0A, 0xFB0B, 0xFB0C, 0xFB0D -> new StackEffect(2, 1);
            case 0xFB0E -> new StackEffect(3, 0);
            case 0xFB10 -> new StackEffect(4, 0);
            case 0xFB11 -> new StackEffect(5, 0);
            case 0xFC00, 0xFC01, 0xFC02, 0xFC03, 0xFC04, 0xFC05, 0xFC06, 0xFC07 -> new StackEffect(1, 1);
            case 0xFC08, 0xFC0A, 0xFC0B -> new StackEffect(3, 0);
            case Opcode.V128_LOAD, Opcode.I8X16_SPLAT, Opcode.I8X16_BITMASK -> new StackEffect(1, 1);
            case Opcode.V128_STORE -> new StackEffect(2, 0);
            case Opcode.I8X16_EQ, Opcode.V128_AND -> new StackEffect(2, 1);
            default -> throw new IllegalStateException("unexpected instruction 0x" + Integer.toHexString(opcode));
        };
    }

    private static StackEffect ofMemoryOrNumber(int opcode) {
        if (opcode >= 0x28 && opcode <= 0x35) {
            return new StackEffect(1, 1);
        }
        if (opcode >= 0x36 && opcode <= 0x3E) {
            return new StackEffect(2, 0);
        }
        boolean unary = (opcode >= 0x67 && opcode <= 0x69)
                || (opcode >= 0x79 && opcode <= 0x7B)
                || (opcode >= 0x8B && opcode <= 0x91)
                || (opcode >= 0x99 && opcode <= 0x9F)
                || (opcode >= 0xA7 && opcode <= 0xC4);
        return new StackEffect(unary ? 1 : 2, 1);
    }
}
