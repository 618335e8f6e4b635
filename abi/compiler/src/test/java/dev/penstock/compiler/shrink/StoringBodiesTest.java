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

/** A constructor stores two numbers in an object. */
class StoringBodiesTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int object = module.struct(ValueType.I32, ValueType.I32);
    private final ValueType reference = ValueType.nullable(object);
    private final int stores = module.type(FunctionType.of(List.of(reference, ValueType.I32, ValueType.I32)));
    private final int makes = module.type(numbers(2, reference));
    private final int constructor =
            module.function(stores, 0x20, 0, 0x20, 1, 0xFB, 5, object, 0, 0x20, 0, 0x20, 2, 0xFB, 5, object, 1, END);

    @Test
    void itsStoresStandInThePlaceOfTheCall() {
        assertThat(inlined(0xFB, 1, object, 0x21, 2, 0x20, 2, 0x20, 1, 0x20, 0, 0x10, constructor, 0x20, 2, END))
                .containsExactly(
                        Opcode.STRUCT_NEW_DEFAULT,
                        Opcode.LOCAL_TEE,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.END);
    }

    @Test
    void eachFieldGetsWhatIsPassedForIt() {
        List<Instruction> code =
                code(0xFB, 1, object, 0x21, 2, 0x20, 2, 0x20, 1, 0x20, 0, 0x10, constructor, 0x20, 2, END);

        assertThat(code.get(2).operand(0)).isEqualTo(1);
        assertThat(code.get(3).operand(1)).isZero();
        assertThat(code.get(5).operand(0)).isZero();
        assertThat(code.get(6).operand(1)).isOne();
    }

    @Test
    void whatDoesMoreThanStoreIsCalled() {
        int more = module.function(stores, 0x20, 0, 0x20, 1, 0xFB, 5, object, 0, 0x41, 1, 0x40, 0, 0x1A, END);

        assertThat(inlined(0xFB, 1, object, 0x21, 2, 0x20, 2, 0x20, 1, 0x20, 0, 0x10, more, 0x20, 2, END))
                .contains(Opcode.CALL);
    }

    @Test
    void whatIsPassedIsNotMadeTwice() {
        int holder = module.struct(reference, reference);
        ValueType holding = ValueType.nullable(holder);
        int twice = module.function(
                module.type(FunctionType.of(List.of(holding, reference))),
                0x20,
                0,
                0x20,
                1,
                0xFB,
                5,
                holder,
                0,
                0x20,
                0,
                0x20,
                1,
                0xFB,
                5,
                holder,
                1,
                END);
        int user = module.type(FunctionType.of(List.of(holding)));

        assertThat(code(user, List.of(), 0x20, 0, 0xFB, 1, object, 0x10, twice, END))
                .extracting(Instruction::opcode)
                .doesNotContain(Opcode.CALL)
                .containsOnlyOnce(Opcode.STRUCT_NEW_DEFAULT)
                .containsSubsequence(Opcode.STRUCT_NEW_DEFAULT, Opcode.STRUCT_SET, Opcode.STRUCT_SET);
    }

    @Test
    void fieldsThatAreReadFromWhatIsWrittenAreReadBefore() {
        int user = module.type(FunctionType.of(List.of(reference)));
        int[] swaps = {0x20, 0, 0x20, 0, 0xFB, 2, object, 1, 0x20, 0, 0xFB, 2, object, 0, 0x10, constructor, END};

        assertThat(code(user, List.of(), swaps))
                .extracting(Instruction::opcode)
                .doesNotContain(Opcode.CALL)
                .containsSubsequence(Opcode.STRUCT_GET, Opcode.STRUCT_GET, Opcode.STRUCT_SET, Opcode.STRUCT_SET);
    }

    @Test
    void fieldsOfOtherTypesAreReadWhereTheyAreStored() {
        int other = module.struct(ValueType.I32, ValueType.I64);
        int user = module.type(FunctionType.of(List.of(reference, ValueType.nullable(other))));
        int[] copies = {0x20, 0, 0x20, 1, 0xFB, 2, other, 0, 0x41, 3, 0x10, constructor, END};

        assertThat(code(user, List.of(), copies))
                .extracting(Instruction::opcode)
                .doesNotContain(Opcode.CALL);
    }

    @Test
    void whatTakesMoreThanAReadIsKeptUntilItIsStored() {
        List<Instruction> code =
                code(0xFB, 1, object, 0x21, 2, 0x20, 2, 0x20, 1, 0x10, maker(), 0x10, constructor, 0x20, 2, END);

        assertThat(code)
                .extracting(Instruction::opcode)
                .containsExactly(
                        Opcode.STRUCT_NEW_DEFAULT,
                        Opcode.LOCAL_SET,
                        Opcode.LOCAL_GET,
                        Opcode.LOCAL_SET,
                        Opcode.CALL,
                        Opcode.LOCAL_SET,
                        Opcode.LOCAL_GET,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.END);
        assertThat(code.get(7).operand(0)).isEqualTo(code.get(3).operand(0));
        assertThat(code.get(10).operand(0)).isEqualTo(code.get(5).operand(0));
    }

    @Test
    void aSecondNameOfTheObjectIsGivenBeforeItsStores() {
        List<Instruction> code = code(
                makes,
                List.of(reference, reference),
                0xFB,
                1,
                object,
                0x21,
                2,
                0x20,
                2,
                0x22,
                3,
                0x20,
                1,
                0x20,
                0,
                0x10,
                constructor,
                0x20,
                2,
                END);

        assertThat(code)
                .extracting(Instruction::opcode)
                .containsExactly(
                        Opcode.STRUCT_NEW_DEFAULT,
                        Opcode.LOCAL_TEE,
                        Opcode.LOCAL_TEE,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.LOCAL_GET,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.END);
        assertThat(List.of(code.get(2), code.get(5))).allMatch(each -> each.operand(0) == 3);
    }

    @Test
    void anObjectWhoseLocalIsWrittenBetweenIsPassedToTheConstructor() {
        assertThat(inlined(
                        0x20,
                        2,
                        0xFB,
                        1,
                        object,
                        0x22,
                        2,
                        0x1A,
                        0x20,
                        1,
                        0xFB,
                        1,
                        object,
                        0x22,
                        2,
                        0xFB,
                        2,
                        object,
                        0,
                        0x10,
                        constructor,
                        0x20,
                        2,
                        END))
                .contains(Opcode.CALL);
    }

    /** A function that yields a number. */
    private int maker() {
        return module.function(module.type(numbers(0, ValueType.I32)), 0x41, 1, END);
    }

    @Test
    void anObjectBeginsWithWhatItsConstructorStores() {
        int function = module.functionWithLocals(
                makes,
                List.of(reference),
                0xFB,
                1,
                object,
                0x22,
                2,
                0x41,
                3,
                0xFB,
                5,
                object,
                0,
                0x20,
                2,
                0x41,
                3,
                0x20,
                1,
                0x10,
                constructor(1),
                0x20,
                2,
                END);
        Functions functions = new Functions(module.build());
        StoringBodies.inline(functions);
        new FreshObjects(functions.types()).fill(functions.tree(function));

        assertThat(functions.code(function).instructions())
                .extracting(Instruction::opcode)
                .contains(Opcode.STRUCT_NEW)
                .doesNotContain(Opcode.CALL, Opcode.STRUCT_SET);
    }

    /** One that stores the last of two numbers in a field. */
    private int constructor(int field) {
        return module.function(stores, 0x20, 0, 0x20, 2, 0xFB, 5, object, field, END);
    }

    private List<Integer> inlined(int... caller) {
        return code(caller).stream().map(Instruction::opcode).toList();
    }

    private List<Instruction> code(int... caller) {
        return code(makes, List.of(reference), caller);
    }

    /** What becomes of a function. */
    private List<Instruction> code(int type, List<ValueType> locals, int... caller) {
        int function = module.functionWithLocals(type, locals, caller);
        Functions functions = new Functions(module.build());
        StoringBodies.inline(functions);
        return functions.code(function).instructions();
    }
}
