package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Datum.Constant;
import dev.penstock.compiler.shrink.Datum.Made;
import dev.penstock.compiler.shrink.Datum.Nothing;
import dev.penstock.compiler.shrink.Datum.Unknown;
import dev.penstock.compiler.wasm.DefinedType.FieldType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Does with known values what single instructions do. */
final class Operation {
    private static final int MOST_ELEMENTS = 64;

    private final Functions functions;
    private final List<Datum> stack;

    Operation(Functions functions, List<Datum> stack) {
        this.functions = functions;
        this.stack = stack;
    }

    Datum pop() {
        return stack.remove(stack.size() - 1);
    }

    /** What a local or field of this type has before it is set. */
    Datum zero(ValueType type) {
        return type.isReference() ? Nothing.NULL : new Constant(FreshObjects.zero(type));
    }

    void apply(Instruction instruction) {
        switch (instruction.opcode()) {
            case Opcode.NOP -> {}
            case Opcode.DROP -> pop();
            case Opcode.I32_CONST, Opcode.I64_CONST, Opcode.F32_CONST, Opcode.F64_CONST, Opcode.REF_FUNC ->
                stack.add(new Constant(instruction));
            case Opcode.REF_NULL -> stack.add(Nothing.NULL);
            case Opcode.REF_IS_NULL -> stack.add(truth(pop() == Nothing.NULL));
            case Opcode.REF_AS_NON_NULL -> stack.add(object(pop()));
            case Opcode.REF_CAST, Opcode.REF_CAST_NULL -> cast(instruction);
            default -> aggregate(instruction);
        }
    }

    private static Datum object(Datum value) {
        if (value == Nothing.NULL) {
            throw new Unknown();
        }
        return value;
    }

    private void cast(Instruction instruction) {
        Datum value = pop();
        boolean fits = value == Nothing.NULL
                ? instruction.opcode() == Opcode.REF_CAST_NULL
                : value instanceof Made made && functions.isSubtype(made.type(), instruction.operand(0));
        if (!fits) {
            throw new Unknown();
        }
        stack.add(value);
    }

    private void aggregate(Instruction instruction) {
        switch (instruction.opcode()) {
            case Opcode.STRUCT_NEW ->
                make(instruction.operand(0), fields(instruction).size());
            case Opcode.STRUCT_NEW_DEFAULT -> {
                fields(instruction).forEach(each -> stack.add(zero(each.type())));
                make(instruction.operand(0), fields(instruction).size());
            }
            case Opcode.STRUCT_GET -> stack.add(made(pop()).parts().get(instruction.operand(1)));
            case Opcode.STRUCT_SET -> {
                Datum value = pop();
                made(pop()).parts().set(instruction.operand(1), value);
            }
            default -> array(instruction);
        }
    }

    private List<FieldType> fields(Instruction instruction) {
        return functions.type(instruction.operand(0)).fields();
    }

    private void make(int type, int count) {
        List<Datum> last = stack.subList(stack.size() - count, stack.size());
        Made made = new Made(type, new ArrayList<>(last));
        last.clear();
        stack.add(made);
    }

    private static Made made(Datum value) {
        if (value instanceof Made made) {
            return made;
        }
        throw new Unknown();
    }

    private void array(Instruction instruction) {
        switch (instruction.opcode()) {
            case Opcode.ARRAY_NEW_DEFAULT -> {
                int length = pop().number();
                stack.addAll(Collections.nCopies(
                        index(length, MOST_ELEMENTS + 1),
                        zero(fields(instruction).get(0).type())));
                make(instruction.operand(0), length);
            }
            case Opcode.ARRAY_NEW_FIXED ->
                make(instruction.operand(0), index(instruction.operand(1), MOST_ELEMENTS + 1));
            case Opcode.ARRAY_LEN -> stack.add(Datum.number(made(pop()).parts().size()));
            case Opcode.ARRAY_GET -> {
                int index = pop().number();
                List<Datum> parts = made(pop()).parts();
                stack.add(parts.get(index(index, parts.size())));
            }
            case Opcode.ARRAY_SET -> {
                Datum value = pop();
                int index = pop().number();
                List<Datum> parts = made(pop()).parts();
                parts.set(index(index, parts.size()), value);
            }
            default -> arithmetic(instruction);
        }
    }

    private static int index(int index, int end) {
        if (index < 0 || index >= end) {
            throw new Unknown();
        }
        return index;
    }

    private void arithmetic(Instruction instruction) {
        int opcode = instruction.opcode();
        if (opcode == Opcode.I32_EQZ) {
            stack.add(truth(pop().number() == 0));
        } else if (takesTwo(opcode)) {
            int second = pop().number();
            stack.add(result(opcode, pop().number(), second));
        } else {
            throw new Unknown();
        }
    }

    private static boolean takesTwo(int opcode) {
        return (opcode >= Opcode.I32_EQ && opcode <= Opcode.I32_GE_U)
                || (opcode >= Opcode.I32_ADD && opcode <= Opcode.I32_SHR_U);
    }

    private static Datum result(int opcode, int first, int second) {
        return switch (opcode) {
            case Opcode.I32_EQ -> truth(first == second);
            case Opcode.I32_NE -> truth(first != second);
            case Opcode.I32_LT_S -> truth(first < second);
            case Opcode.I32_GT_S -> truth(first > second);
            case Opcode.I32_LE_S -> truth(first <= second);
            case Opcode.I32_GE_S -> truth(first >= second);
            case Opcode.I32_GE_U -> truth(Integer.compareUnsigned(first, second) >= 0);
            case Opcode.I32_ADD -> Datum.number(first + second);
            case Opcode.I32_SUB -> Datum.number(first - second);
            case Opcode.I32_MUL -> Datum.number(first * second);
            case Opcode.I32_AND -> Datum.number(first & second);
            case Opcode.I32_OR -> Datum.number(first | second);
            case Opcode.I32_SHL -> Datum.number(first << second);
            default -> throw new Unknown();
        };
    }

    private static Datum truth(boolean value) {
        return Datum.number(value ? 1 : 0);
    }
}
