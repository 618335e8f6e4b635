package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.compiler.shape.ShapeCheck;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static final int END = 0x0B;

    private final TestModule module = good();

    @Test
    void whatTheHostSeesStays() {
        WasmModule before = module.build();
        WasmModule after = Shrinking.shrunk(before);

        assertThat(after.exports()).extracting(Export::name).containsExactlyElementsOf(names(before));
        assertThat(after.imports()).extracting(Import::qualifiedName).containsExactly("env.proxy_log");
        assertThat(ShapeCheck.breaches(after)).isEmpty();
    }

    @Test
    void whatNothingReachesIsGone() {
        int type = module.type(numbers(0));
        int dead = module.function(type, 0x41, 7, 0x1A, END);
        module.function(type, 0x10, dead, END);
        int without = good().build().code().size();

        assertThat(Shrinking.shrunk(module.build()).code()).hasSize(without);
    }

    @Test
    void whatTheStartReachesStays() {
        int type = module.type(numbers(0));
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int helper = module.function(type, 0x41, 7, 0x24, global, 0x41, 6, 0x40, 0, 0x41, 5, 0x40, 0, 0x6A, 0x1A, END);
        int reader = module.function(type, 0x23, global, 0x24, global, END);
        module.start(module.function(type, 0x10, helper, 0x10, helper, 0x10, reader, 0x10, reader, END));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(after.code())
                .contains(FunctionBody.of(0x41, 7, 0x24, 0, 0x41, 6, 0x40, 0, 0x41, 5, 0x40, 0, 0x6A, 0x1A, END));
        assertThat(after.globals()).hasSize(1);
        assertThat(after.start().get())
                .isLessThan(after.imports().size() + after.code().size());
    }

    @Test
    void functionsThatUsedGlobalsReferToStay() {
        int type = module.type(numbers(0));
        int helper = module.function(type, 0x41, 0, 0x40, 0, 0x1A, END);
        int global = module.global(ValueType.FUNCREF, 0xD2, helper, END);
        module.start(module.function(type, 0x23, global, 0xD1, 0x04, 0x40, 0x00, END, END));

        assertThat(Shrinking.shrunk(module.build()).code()).contains(FunctionBody.of(0x41, 0, 0x40, 0, 0x1A, END));
    }

    @Test
    void aGlobalThatIsOnlyWrittenIsGone() {
        int type = module.type(numbers(0));
        int global = module.global(ValueType.I32, 0x41, 0, END);
        module.start(module.function(type, 0x41, 7, 0x24, global, END));

        assertThat(Shrinking.shrunk(module.build()).globals()).isEmpty();
    }

    @Test
    void aParameterThatIsNotUsedIsPassedNoMore() {
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int two = module.type(FunctionType.of(List.of(ValueType.I32, ValueType.I32)));
        int none = module.type(numbers(0));
        int helper = module.function(two, 0x20, 1, 0x23, global, 0x6A, 0x20, 1, 0x6A, 0x24, global, END);
        module.start(module.function(none, twice(0x41, 5, 0x41, 6, 0x10, helper)));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(after.code()).contains(FunctionBody.of(0x20, 0, 0x23, 0, 0x6A, 0x20, 0, 0x6A, 0x24, 0, END));
        assertThat(after.code().get(after.start().get() - 1).code().instructions())
                .first()
                .satisfies(each -> assertThat(each.operand(0)).isEqualTo(6));
    }

    @Test
    void aFunctionThatIsCalledOnceIsPartOfItsCaller() {
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int unary = module.type(FunctionType.of(List.of(ValueType.I32), ValueType.I32));
        int none = module.type(numbers(0));
        int early = module.function(unary, 0x20, 0, 0x04, 0x40, 0x41, 7, 0x0F, END, 0x23, global, 0x20, 0, 0x6A, END);
        module.start(module.function(none, 0x23, global, 0x10, early, 0x24, global, END));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(start(after))
                .extracting(Instruction::opcode)
                .startsWith(Opcode.GLOBAL_GET, Opcode.LOCAL_SET, Opcode.BLOCK, Opcode.LOCAL_GET, Opcode.IF)
                .contains(Opcode.BR)
                .doesNotContain(Opcode.CALL, Opcode.RETURN);
    }

    @Test
    void inALoopAFunctionKeepsLocalsOfItsOwn() {
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int none = module.type(numbers(0));
        int counting = module.functionWithLocals(
                none, List.of(ValueType.I32), 0x20, 0, 0x41, 1, 0x6A, 0x22, 0, 0x20, 0, 0x6A, 0x24, global, END);
        module.start(module.function(none, 0x03, 0x40, 0x10, counting, 0x23, global, 0x41, 9, 0x48, 0x0D, 0, END, END));

        assertThat(start(Shrinking.shrunk(module.build())))
                .extracting(Instruction::opcode)
                .contains(Opcode.CALL);
    }

    @Test
    void aValueThatIsReadOnceIsLeftOnTheStack() {
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int[] kept = {0x23, global, 0x21, 0, 0x41, 3, 0x24, global, 0x20, 0, 0x24, global, END};
        module.start(module.functionWithLocals(module.type(numbers(0)), List.of(ValueType.I32), kept));

        assertThat(start(Shrinking.shrunk(module.build())))
                .extracting(Instruction::opcode)
                .containsExactly(Opcode.GLOBAL_GET, Opcode.I32_CONST, Opcode.GLOBAL_SET, Opcode.GLOBAL_SET, Opcode.END);
    }

    /** The values cross: at most one of the two can stay where it is. */
    @Test
    void valuesThatAreReadInTheOrderInWhichTheyWereMadeKeepALocal() {
        int global = module.global(ValueType.I32, 0x41, 0, END);
        int[] crossing = {
            0x23, global, 0x21, 0, 0x23, global, 0x41, 1, 0x6A, 0x21, 1, 0x20, 0, 0x24, global, 0x20, 1, 0x24, global,
            END
        };
        module.start(
                module.functionWithLocals(module.type(numbers(0)), List.of(ValueType.I32, ValueType.I32), crossing));

        assertThat(start(Shrinking.shrunk(module.build())))
                .extracting(Instruction::opcode)
                .containsOnlyOnce(Opcode.LOCAL_SET)
                .containsOnlyOnce(Opcode.LOCAL_GET);
    }

    @Test
    void anObjectBeginsWithWhatTheStartStoresInIt() {
        int type = module.struct(ValueType.I32, ValueType.I32);
        int object = module.constant(ValueType.reference(type), 0xFB, 1, type, END);
        int[] stores = {0x23, object, 0x41, 5, 0xFB, 5, type, 0, 0x23, object, 0x41, 6, 0xFB, 5, type, 1};
        int[] reads = {0x41, 0, 0x23, object, 0xFB, 2, type, 0, 0x23, object, 0xFB, 2, type, 1, 0x6A, 0x36, 2, 0};
        module.start(module.function(
                module.type(numbers(0)),
                Stream.of(stores, reads, new int[] {END})
                        .flatMapToInt(Arrays::stream)
                        .toArray()));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(start(after)).extracting(Instruction::opcode).doesNotContain(Opcode.STRUCT_SET);
        assertThat(after.globals()).anySatisfy(each -> assertThat(each.initializer())
                .extracting(Instruction::opcode)
                .containsExactly(Opcode.I32_CONST, Opcode.I32_CONST, Opcode.STRUCT_NEW, Opcode.END));
    }

    /** What is read before it is stored must still be zero. */
    @Test
    void whatIsStoredAfterAReadIsStoredThere() {
        int type = module.struct(ValueType.I32, ValueType.I32);
        int object = module.constant(ValueType.reference(type), 0xFB, 1, type, END);
        int[] read = {0x41, 0, 0x23, object, 0xFB, 2, type, 0, 0x36, 2, 0};
        int[] store = {0x23, object, 0x41, 5, 0xFB, 5, type, 0};
        module.start(module.function(
                module.type(numbers(0)),
                Stream.of(read, store, read, new int[] {END})
                        .flatMapToInt(Arrays::stream)
                        .toArray()));

        assertThat(start(Shrinking.shrunk(module.build())))
                .extracting(Instruction::opcode)
                .contains(Opcode.STRUCT_SET);
    }

    /** The earlier one would overwrite it. */
    @Test
    void whatIsStoredAfterAStoreThatStaysIsStoredThere() {
        int inner = module.struct(ValueType.I32);
        int type = module.struct(ValueType.reference(inner), ValueType.I32);
        int object = module.constant(ValueType.reference(type), 0xFB, 1, type, END);
        int[] staying = {0x23, object, 0x41, 1, 0xFB, 0, inner, 0xFB, 5, type, 0};
        int[] later = {0x23, object, 0xFB, 1, inner, 0xFB, 5, type, 0};
        int[] read = {0x41, 0, 0x23, object, 0xFB, 2, type, 0, 0xFB, 2, inner, 0, 0x36, 2, 0};
        module.start(module.function(
                module.type(numbers(0)),
                Stream.of(staying, later, read, new int[] {END})
                        .flatMapToInt(Arrays::stream)
                        .toArray()));

        assertThat(start(Shrinking.shrunk(module.build())))
                .filteredOn(each -> each.opcode() == Opcode.STRUCT_SET)
                .hasSize(2);
    }

    @Test
    void checksThatThrowTheSameThrowInOnePlace() {
        int text = module.struct();
        int failure =
                module.function(module.type(FunctionType.of(List.of(), ValueType.nullable(text))), 0xD0, text, END);
        int tag = module.tag(module.type(FunctionType.of(List.of(ValueType.nullable(text)))));
        int checked = module.type(FunctionType.of(List.of(ValueType.nullable(text)), ValueType.nullable(text)));
        int[] check = {0x20, 0, 0x02, checked, 0xD6, 0, 0x10, failure, 0x08, tag, END, 0x1A};
        int type = module.type(FunctionType.of(List.of(ValueType.nullable(text))));
        int user = module.function(type, twice(check));
        module.start(module.function(module.type(numbers(0)), 0xD0, text, 0x10, user, END));

        assertThat(Shrinking.shrunk(module.build()).code().stream()
                        .flatMap(each -> each.code().instructions().stream())
                        .filter(each -> each.opcode() == Opcode.THROW))
                .hasSize(1);
    }

    @Test
    void structsThatNothingExtendsAreFinal() {
        int type = module.type(numbers(0));
        int base = module.openStruct(List.of());
        int leaf = module.openStruct(List.of(base), ValueType.I32);
        int global = module.global(ValueType.nullable(base), 0x41, 1, 0xFB, 0, leaf, END);
        int read = module.function(type, 0x23, global, 0xFB, 23, leaf, 0xFB, 2, leaf, 0, 0x40, 0, 0x1A, END);
        module.start(module.function(type, 0x41, 2, 0xFB, 0, leaf, 0x24, global, 0x10, read, END));

        assertThat(Shrinking.shrunk(module.build()).types())
                .filteredOn(DefinedType::isStruct)
                .extracting(each -> each.fields().size(), DefinedType::isFinal)
                .containsExactlyInAnyOrder(tuple(0, false), tuple(1, true));
    }

    @Test
    void typesThatLookAlikeStayApart() {
        int one = module.struct();
        int other = module.struct();
        int type = module.type(numbers(0));
        module.start(module.function(
                type, 0xD0, one, 0xFB, 20, other, 0x04, 0x40, 0x00, END, 0xD0, other, 0xFB, 20, one, 0x1A, END));

        List<DefinedType> structs = Shrinking.shrunk(module.build()).types().stream()
                .filter(DefinedType::isStruct)
                .toList();

        assertThat(structs).hasSize(2).allSatisfy(each -> assertThat(each.groupSize())
                .isGreaterThan(1));
    }

    private static List<Instruction> start(WasmModule module) {
        int function =
                module.start().get() - module.imports(ExternKind.FUNCTION).size();
        return module.code().get(function).code().instructions();
    }

    private static int[] twice(int... instructions) {
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(instructions), Arrays.stream(instructions)), IntStream.of(END))
                .toArray();
    }

    private static List<String> names(WasmModule module) {
        return module.exports().stream().map(Export::name).toList();
    }
}
