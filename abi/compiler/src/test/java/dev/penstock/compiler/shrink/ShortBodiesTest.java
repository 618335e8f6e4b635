package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortBodiesTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int base = module.openStruct(List.of());
    private final int object = module.openStruct(List.of(base), ValueType.I32);
    private final int asks = module.type(FunctionType.of(List.of(ValueType.nullable(base)), ValueType.I32));
    private final int two = module.type(numbers(2, ValueType.I32));
    private final int maker = module.function(
            module.type(numbers(0, ValueType.I32)),
            0x41,
            5,
            0x40,
            0,
            0x41,
            5,
            0x40,
            0,
            0x6A,
            0x41,
            5,
            0x40,
            0,
            0x6A,
            END);

    @Test
    void aFieldIsReadWithoutACall() {
        int getter = module.function(asks, 0x20, 0, 0xFB, 23, object, 0xFB, 2, object, 0, END);

        assertThat(opcodes(asks, 0x20, 0, 0x10, getter, END))
                .containsExactly(Opcode.LOCAL_GET, Opcode.REF_CAST_NULL, Opcode.STRUCT_GET, Opcode.END);
    }

    @Test
    void whatCastsAnObjectForAMethodIsPassedOver() {
        int method = module.function(
                module.type(FunctionType.of(
                        List.of(ValueType.nullable(object), ValueType.I32, ValueType.I32), ValueType.I32)),
                0x20,
                1,
                0x20,
                2,
                0x6A,
                0x20,
                1,
                0x6A,
                0x20,
                2,
                0x6A,
                0x20,
                1,
                0x6A,
                END);
        int caller = module.type(
                FunctionType.of(List.of(ValueType.nullable(base), ValueType.I32, ValueType.I32), ValueType.I32));
        int casts = module.function(caller, 0x20, 0, 0xFB, 23, object, 0x20, 1, 0x20, 2, 0x10, method, END);

        assertThat(inlined(caller, 0x20, 0, 0x10, maker, 0x41, 3, 0x10, casts, END))
                .extracting(Instruction::opcode)
                .containsExactly(
                        Opcode.LOCAL_GET, Opcode.REF_CAST_NULL, Opcode.CALL, Opcode.I32_CONST, Opcode.CALL, Opcode.END);
    }

    @Test
    void whatTheBodyDoesNotReadIsNotPassedButStillMade() {
        int constant = module.function(two, 0x41, 3, END);

        assertThat(opcodes(two, 0x20, 0, 0x10, maker, 0x10, constant, END))
                .containsExactly(Opcode.CALL, Opcode.DROP, Opcode.I32_CONST, Opcode.END);
    }

    @Test
    void whatReadsItsParametersInAnotherOrderIsCalled() {
        int subtracts = module.function(two, 0x20, 1, 0x20, 0, 0x6B, END);

        assertThat(opcodes(two, 0x20, 0, 0x20, 1, 0x10, subtracts, END)).contains(Opcode.CALL);
    }

    @Test
    void whatReadsAParameterTwiceIsCalled() {
        int square = module.function(module.type(numbers(1, ValueType.I32)), 0x20, 0, 0x20, 0, 0x6C, END);

        assertThat(opcodes(two, 0x20, 0, 0x10, square, END)).contains(Opcode.CALL);
    }

    @Test
    void whatCallsItselfIsCalled() {
        int next = module.build().imports().size() + module.build().code().size();
        int endless = module.function(two, 0x20, 0, 0x20, 1, 0x10, next, END);

        assertThat(endless).isEqualTo(next);
        assertThat(opcodes(two, 0x20, 0, 0x20, 1, 0x10, endless, END)).contains(Opcode.CALL);
    }

    @Test
    void whatMakesAnExceptionIsCalled() {
        int tag = module.tag(module.type(FunctionType.of(List.of(ValueType.nullable(base)))));
        int makes = module.function(module.type(FunctionType.of(List.of(), ValueType.nullable(base))), 0xD0, base, END);

        assertThat(opcodes(module.type(numbers(0)), 0x10, makes, 0x08, tag, END))
                .containsExactly(Opcode.CALL, Opcode.THROW, Opcode.END);
    }

    @Test
    void whatIsLongIsCalled() {
        int adds = module.function(
                two, 0x20, 0, 0x20, 1, 0x6A, 0x41, 1, 0x6A, 0x41, 2, 0x6A, 0x41, 3, 0x6A, 0x41, 4, 0x6A, END);

        assertThat(opcodes(two, 0x20, 0, 0x20, 1, 0x10, adds, END)).contains(Opcode.CALL);
    }

    @Test
    void aCastWhoseResultIsDroppedIsGone() {
        assertThat(opcodes(asks, 0x20, 0, 0xFB, 23, object, 0x1A, 0x41, 1, END))
                .containsExactly(Opcode.I32_CONST, Opcode.END);
    }

    @Test
    void aChoiceOfTrueOrFalseIsItsCondition() {
        assertThat(opcodes(asks, 0x20, 0, 0xFB, 20, object, 0x04, 0x7F, 0x41, 1, 0x05, 0x41, 0, END, END))
                .containsExactly(Opcode.LOCAL_GET, Opcode.REF_TEST, Opcode.END);
        assertThat(opcodes(asks, 0x20, 0, 0xFB, 20, object, 0x04, 0x7F, 0x41, 0, 0x05, 0x41, 1, END, END))
                .containsExactly(Opcode.LOCAL_GET, Opcode.REF_TEST, Opcode.I32_EQZ, Opcode.END);
    }

    @Test
    void aChoiceByANumberYieldsATruth() {
        int one = module.type(numbers(1, ValueType.I32));

        assertThat(opcodes(one, 0x20, 0, 0x41, 4, 0x71, 0x04, 0x7F, 0x41, 1, 0x05, 0x41, 0, END, END))
                .contains(Opcode.IF);
    }

    private List<Integer> opcodes(int type, int... caller) {
        return inlined(type, caller).stream().map(Instruction::opcode).toList();
    }

    /** What becomes of a function. */
    private List<Instruction> inlined(int type, int... caller) {
        int function = module.function(type, caller);
        Functions functions = new Functions(module.build());
        ShortBodies.inline(functions);
        return functions.code(function).instructions();
    }
}
