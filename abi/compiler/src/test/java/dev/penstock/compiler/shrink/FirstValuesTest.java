package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What globals begin with. */
class FirstValuesTest {
    private static final int END = 0x0B;

    private final TestModule module = good();

    @Test
    void anArrayThatTheStartMakesOfConstantsIsTheFirstValueOfAGlobal() {
        int array = module.array();
        int[] makes = {0x41, 0, 0x41, 5, 0x41, 6, 0xFB, 8, array, 2, 0xFB, 15, 0x36, 2, 0};
        module.start(module.function(module.type(numbers(0)), joined(makes, new int[] {END})));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(startOf(after)).extracting(Instruction::opcode).doesNotContain(Opcode.ARRAY_NEW_FIXED);
        assertThat(after.globals()).anySatisfy(each -> assertThat(each.initializer())
                .extracting(Instruction::opcode)
                .containsExactly(Opcode.I32_CONST, Opcode.I32_CONST, Opcode.ARRAY_NEW_FIXED, Opcode.END));
    }

    /** In a loop each is another one. */
    @Test
    void anArrayThatTheStartMakesInALoopIsMadeThere() {
        int array = module.array();
        int[] makes = {0x03, 0x40, 0x41, 0, 0x41, 5, 0xFB, 8, array, 1, 0xFB, 15, 0x36, 2, 0, END};
        module.start(module.function(module.type(numbers(0)), joined(makes, new int[] {END})));

        assertThat(startOf(Shrinking.shrunk(module.build())))
                .extracting(Instruction::opcode)
                .contains(Opcode.ARRAY_NEW_FIXED);
    }

    @Test
    void whatNothingReadsOfTheObjectThatAGlobalBeginsWithIsGone() {
        int type = module.struct(ValueType.I32, ValueType.I32);
        int object = module.constant(ValueType.reference(type), 0x41, 5, 0x41, 6, 0xFB, 0, type, END);
        int[] reads = {0x41, 0, 0x23, object, 0xFB, 2, type, 1, 0x36, 2, 0};
        module.start(module.function(module.type(numbers(0)), joined(reads, new int[] {END})));

        WasmModule after = Shrinking.shrunk(module.build());

        assertThat(after.globals()).singleElement().satisfies(each -> assertThat(each.initializer())
                .extracting(Instruction::opcode)
                .containsExactly(Opcode.I32_CONST, Opcode.STRUCT_NEW, Opcode.END));
        assertThat(after.globals().get(0).initializer().get(0).operand(0)).isEqualTo(6);
    }

    private static List<Instruction> startOf(WasmModule module) {
        int function =
                module.start().get() - module.imports(ExternKind.FUNCTION).size();
        return module.code().get(function).code().instructions();
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
