package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects of several classes have tables as their first fields. A table has a number and a method, which takes the object and a number. */
class NamedCallsTest {
    private static final int END = 0x0B;
    private static final ValueType ANY = ValueType.nullable(-0x15);

    private final TestModule module = good();
    private final int signature = module.type(FunctionType.of(List.of(ANY, ValueType.I32), ValueType.I32));
    private final int nothing = module.type(numbers(0));
    private final int table = module.openStruct(List.of(), ValueType.I32, ValueType.nullable(signature));
    private final int base = module.openStruct(List.of(), ValueType.nullable(table));
    private final int one = module.openStruct(List.of(base), ValueType.nullable(table));
    private final int other = module.openStruct(List.of(base), ValueType.nullable(table), ValueType.I32);
    private final int yieldsOne = method(1);
    private final int yieldsTwo = method(2);
    private final int[] call = joined(new int[] {0x20, 0, 0x41, 7}, way());

    @Test
    void whatObjectsOfTwoClassesDoIsCalledByNameAfterALookAtTheObject() {
        made(one, yieldsOne);
        made(other, yieldsTwo);

        assertThat(named(call))
                .containsExactly(
                        get(0),
                        test(one),
                        Instruction.of(Opcode.IF, Operand.Kind.OCTET, 0x7F),
                        get(0),
                        number(7),
                        called(yieldsOne),
                        Instruction.of(Opcode.ELSE),
                        get(0),
                        number(7),
                        called(yieldsTwo),
                        Instruction.of(Opcode.END),
                        Instruction.of(Opcode.END));
    }

    @Test
    void whatAllDoAlikeIsCalledWithoutALook() {
        made(one, yieldsOne);
        made(other, yieldsOne);

        assertThat(named(call)).containsExactly(get(0), number(7), called(yieldsOne), Instruction.of(Opcode.END));
    }

    @Test
    void aClassThatExtendsAnotherIsLookedForFirst() {
        int inner = module.openStruct(List.of(one), ValueType.nullable(table), ValueType.I32);
        made(one, yieldsOne);
        made(inner, yieldsTwo);

        assertThat(named(call)).contains(test(inner)).doesNotContain(test(one));
    }

    @Test
    void ofThreeMethodsTwoLooksTellWhichIsMeant() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        made(further(), method(3));

        assertThat(named(call)).contains(test(one), test(other)).doesNotContain(Instruction.of(Opcode.CALL_REF));
        assertThat(count(Opcode.CALL, named(call))).isEqualTo(3);
    }

    @Test
    void ofMoreMethodsTheTableTellsWhichIsMeant() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        made(further(), method(3));
        made(further(), method(4));

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void onlyWhatObjectsOfTheKnownTypeDoCounts() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        int known = module.type(FunctionType.of(List.of(ValueType.nullable(other)), ValueType.I32));

        assertThat(named(known, call)).contains(called(yieldsTwo)).doesNotContain(called(yieldsOne));
    }

    @Test
    void whatIsPassedIsMadeOnceAndBeforeTheLook() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        int maker = module.function(module.type(numbers(0, ValueType.I32)), 0x41, 9, END);

        List<Instruction> after = named(joined(new int[] {0x20, 0, 0x10, maker}, way()));

        assertThat(after.indexOf(called(maker))).isEqualTo(after.lastIndexOf(called(maker)));
        assertThat(after.indexOf(called(maker))).isLessThan(after.indexOf(test(one)));
        assertThat(after.get(after.indexOf(called(maker)) + 1).opcode()).isEqualTo(Opcode.LOCAL_SET);
    }

    @Test
    void aLocalThatIsSetWhileMoreIsPassedIsReadBefore() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        int[] sets = {0x20, 0, 0xD0, base, 0x21, 0, 0x41, 7};

        List<Instruction> after = named(joined(sets, way()));

        assertThat(after.subList(0, 3))
                .containsExactly(get(0), Instruction.of(Opcode.REF_NULL, Operand.Kind.HEAP, base), set(0));
        assertThat(after.get(3)).isEqualTo(set(1));
    }

    @Test
    void whatTheStartStoresInATableIsItsMethod() {
        made(one, yieldsOne);
        int empty = module.constant(ValueType.reference(table), 0xFB, 1, table, END);
        module.function(nothing, 0x23, empty, 0x41, 0, 0xFB, 0, other, 0x1A, END);
        module.start(module.function(nothing, 0x23, empty, 0xD2, yieldsTwo, 0xFB, 5, table, 1, END));

        assertThat(named(call)).contains(called(yieldsOne), called(yieldsTwo));
    }

    @Test
    void aTableThatChangesLaterIsNotTrusted() {
        int changed = made(one, yieldsOne);
        made(other, yieldsTwo);
        module.function(nothing, 0x23, changed, 0xD2, yieldsTwo, 0xFB, 5, table, 1, END);

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void tablesThatAreMadeLaterAreNotKnown() {
        made(one, yieldsOne);
        made(other, yieldsTwo);
        module.function(nothing, 0x41, 0, 0xD2, yieldsTwo, 0xFB, 0, table, 0xFB, 0, one, 0x1A, END);

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void aTableOfObjectsOfTwoTypesTellsNothing() {
        int shared = made(one, yieldsOne);
        made(other, yieldsTwo);
        module.function(nothing, 0x23, shared, 0xFB, 0, base, 0x1A, END);

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void aMethodThatIsNotNamedIsNotKnown() {
        made(one, yieldsOne);
        int held = module.global(ValueType.nullable(signature), 0xD0, signature, END);
        int changed = made(other, yieldsTwo);
        module.start(module.function(nothing, 0x23, changed, 0x23, held, 0xFB, 5, table, 1, END));

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void aTableThatTheStartPassesOnTellsNothing() {
        int passed = made(one, yieldsOne);
        made(other, yieldsTwo);
        int taker = module.type(FunctionType.of(List.of(ValueType.nullable(table))));
        int keeps = module.function(taker, 0x20, 0, 0xFB, 0, base, 0x1A, END);
        module.start(module.function(nothing, 0x23, passed, 0x10, keeps, END));

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    @Test
    void aTableThatIsPassedOnTellsNothing() {
        int passed = made(one, yieldsOne);
        made(other, yieldsTwo);
        int maker = module.function(module.type(FunctionType.of(List.of(ValueType.nullable(table)))), END);
        module.function(nothing, 0x23, passed, 0x10, maker, END);

        assertThat(count(Opcode.CALL_REF, named(call))).isOne();
    }

    private int method(int number) {
        return module.function(signature, 0x41, number, END);
    }

    private int further() {
        return module.openStruct(List.of(base), ValueType.nullable(table), ValueType.I64);
    }

    /** Makes objects of a type with a table of their own, which has this method; yields the global with the table. */
    private int made(int type, int method) {
        int global = module.constant(ValueType.reference(table), 0x41, 0, 0xD2, method, 0xFB, 0, table, END);
        int[] more =
                type == one || type == base ? new int[0] : type == other ? new int[] {0x41, 0} : new int[] {0x42, 0};
        module.function(nothing, joined(new int[] {0x23, global}, more, new int[] {0xFB, 0, type, 0x1A, END}));
        return global;
    }

    private int[] way() {
        return new int[] {0x20, 0, 0xFB, 2, base, 0, 0xFB, 2, table, 1, 0x14, signature, END};
    }

    private List<Instruction> named(int... caller) {
        return named(module.type(FunctionType.of(List.of(ValueType.nullable(base)), ValueType.I32)), caller);
    }

    /** What becomes of a function. */
    private List<Instruction> named(int type, int... caller) {
        int function = module.function(type, caller);
        Functions functions = new Functions(module.build());
        NamedCalls.name(functions);
        return functions.code(function).instructions();
    }

    private static long count(int opcode, List<Instruction> code) {
        return code.stream().filter(each -> each.opcode() == opcode).count();
    }

    private static Instruction get(int local) {
        return Instruction.of(Opcode.LOCAL_GET, Operand.Kind.LOCAL, local);
    }

    private static Instruction set(int local) {
        return Instruction.of(Opcode.LOCAL_SET, Operand.Kind.LOCAL, local);
    }

    private static Instruction number(int value) {
        return Instruction.of(Opcode.I32_CONST, Operand.Kind.CONSTANT, value);
    }

    private static Instruction test(int type) {
        return Instruction.of(Opcode.REF_TEST, Operand.Kind.HEAP, type);
    }

    private static Instruction called(int function) {
        return Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, function);
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
