package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.shape.ShapeCheck;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
        int helper = module.function(type, 0x41, 7, 0x24, global, END);
        int reader = module.function(type, 0x23, global, 0x24, global, END);
        module.start(module.function(type, 0x10, helper, 0x10, reader, END));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(after.code()).contains(FunctionBody.of(0x41, 7, 0x24, 0, END));
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
        int helper = module.function(two, 0x20, 1, 0x23, global, 0x6A, 0x24, global, END);
        module.start(module.function(none, 0x41, 5, 0x41, 6, 0x10, helper, END));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(after.code()).contains(FunctionBody.of(0x20, 0, 0x23, 0, 0x6A, 0x24, 0, END));
        assertThat(after.code().get(after.start().get() - 1).code().instructions())
                .first()
                .satisfies(each -> assertThat(each.operand(0)).isEqualTo(6));
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

    private static int[] twice(int... instructions) {
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(instructions), Arrays.stream(instructions)), IntStream.of(END))
                .toArray();
    }

    private static List<String> names(WasmModule module) {
        return module.exports().stream().map(Export::name).toList();
    }
}
