package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The start initialises classes, and writes to the memory what the objects in their static fields have. */
class InitializersTest {
    private static final int END = 0x0B;
    private static final List<Integer> ANOTHER = List.of(Opcode.GLOBAL_GET, Opcode.END);

    private final TestModule module = good();
    private final int object = module.struct(ValueType.I32);
    private final int holder = module.struct(ValueType.nullable(object));
    private final int nothing = module.type(numbers(0));
    private final int done = module.function(nothing, END);
    private final int field = module.global(ValueType.nullable(object), 0xD0, object, END);
    private final int other = module.global(ValueType.nullable(object), 0xD0, object, END);
    private final int[] fresh = {0x41, 5, 0xFB, 0, object};
    private final int[] toField = {0x24, field};

    @Test
    void aFieldBeginsWithWhatTheInitialiserPutsThere() {
        WasmModule after = started(use(initialiser(2, fresh, toField)), write(field));

        assertThat(initialisations(after)).isZero();
        assertThat(firstValues(after)).containsExactly(List.of(Opcode.I32_CONST, Opcode.STRUCT_NEW, Opcode.END));
    }

    @Test
    void aConstructorDecidesByWhatItIsPassed() {
        int parameters = module.type(FunctionType.of(List.of(ValueType.nullable(object), ValueType.I32)));
        int[] decides = {
            0x02, 0x40, 0x20, 0, 0xD5, 0, 0x1A, 0x20, 1, 0x04, 0x40, 0x20, 0, 0x41, 7, 0xFB, 5, object, 0, END, 0x0F,
            END, 0x00, END
        };
        int constructor = module.function(parameters, decides);
        int[] makes = {0x22, 0, 0x41, 1, 0x10, constructor, 0x20, 0, 0x24, field};

        WasmModule after = started(use(initialiser(2, fresh, makes)), write(field));

        assertThat(initialisations(after)).isZero();
        assertThat(after.globals().get(0).initializer().get(0).operand(0)).isEqualTo(7);
    }

    @Test
    void aBlockTakesWhatIsOnTheStack() {
        int type = module.type(FunctionType.of(List.of(ValueType.I32), ValueType.I32));
        int[] makes = {0x41, 3, 0x41, 5, 0x02, type, 0x41, 1, 0x6A, 0x0C, 0, END, 0x6A, 0xFB, 0, object};

        WasmModule after = started(use(initialiser(2, makes, toField)), write(field));

        assertThat(initialisations(after)).isZero();
        assertThat(after.globals().get(0).initializer().get(0).operand(0)).isEqualTo(9);
    }

    @Test
    void whatReadsTheMemoryRunsWithTheModule() {
        int[] reads = {0x41, 0, 0x28, 2, 0, 0xFB, 0, object};

        assertThat(initialisations(started(use(initialiser(2, reads, toField)), write(field))))
                .isPositive();
    }

    @Test
    void whatMayNotEndRunsWithTheModule() {
        int[] traps = {0x41, 1, 0x04, 0x40, 0x00, END};

        assertThat(initialisations(started(use(initialiser(2, traps, fresh, toField)), write(field))))
                .isPositive();
    }

    @Test
    void aFieldThatOthersSetRunsWithTheModule() {
        int[] resets = {0xD0, object, 0x24, field};

        assertThat(initialisations(started(use(initialiser(2, fresh, toField)), write(field), resets, write(field))))
                .isPositive();
    }

    @Test
    void anObjectThatTwoFieldsHaveIsOne() {
        int[] toBoth = {0x24, field, 0x23, field, 0x24, other};
        int[] sets = {0x23, field, 0x41, 9, 0xFB, 5, object, 0};

        WasmModule after = started(use(initialiser(2, fresh, toBoth)), sets, write(other), write(field));

        assertThat(initialisations(after)).isZero();
        assertThat(firstValues(after))
                .containsExactlyInAnyOrder(List.of(Opcode.I32_CONST, Opcode.STRUCT_NEW, Opcode.END), ANOTHER);
    }

    @Test
    void anObjectThatTwoObjectsHaveIsOne() {
        int first = module.global(ValueType.nullable(holder), 0xD0, holder, END);
        int second = module.global(ValueType.nullable(holder), 0xD0, holder, END);
        int[] makes = {0x22, 0, 0xFB, 0, holder, 0x24, first, 0x20, 0, 0xFB, 0, holder, 0x24, second};

        WasmModule after = started(use(initialiser(4, fresh, makes)), writeHeld(first), writeHeld(second));

        List<Integer> holds = List.of(Opcode.GLOBAL_GET, Opcode.STRUCT_NEW, Opcode.END);
        assertThat(initialisations(after)).isZero();
        assertThat(firstValues(after))
                .containsExactlyInAnyOrder(List.of(Opcode.I32_CONST, Opcode.STRUCT_NEW, Opcode.END), holds, holds);
    }

    @Test
    void anInitialiserThatNeedsAnotherClassComesAfterThat() {
        int needed = initialiser(2, fresh, toField);
        int[] copies = {0x23, field, 0x24, other};

        WasmModule after = started(use(initialiser(3, use(needed), copies)), write(field), write(other));

        assertThat(initialisations(after)).isZero();
        assertThat(firstValues(after)).contains(ANOTHER);
    }

    /** Which of the two is seen without its object depends on which is used first. */
    @Test
    void classesThatNeedOneAnotherRunWithTheModule() {
        int[] usesLater = {0x23, 3, 0x14, nothing};
        int[] copies = {0x23, field, 0x24, other};
        int first = initialiser(2, usesLater, fresh, toField);
        int second = initialiser(3, use(first), copies);

        WasmModule after = started(use(first), use(second), write(field), write(other));

        assertThat(initialisations(after)).isPositive();
    }

    /** A global that begins with a function which makes the static fields of a class; its number is the next one. */
    private int initialiser(int global, int[]... makes) {
        int[] once = {0xD2, done, 0x24, global};
        List<ValueType> locals = List.of(ValueType.nullable(object));
        int function = module.functionWithLocals(nothing, locals, joined(once, joined(makes), new int[] {END}));
        assertThat(module.global(ValueType.reference(nothing), 0xD2, function, END))
                .isEqualTo(global);
        return global;
    }

    private int[] use(int initialiser) {
        return new int[] {0x23, initialiser, 0x14, nothing};
    }

    private int[] write(int global) {
        return new int[] {0x41, 0, 0x23, global, 0xFB, 2, object, 0, 0x36, 2, 0};
    }

    private int[] writeHeld(int global) {
        return new int[] {0x41, 0, 0x23, global, 0xFB, 2, holder, 0, 0xFB, 2, object, 0, 0x36, 2, 0};
    }

    private WasmModule started(int[]... code) {
        module.start(module.function(nothing, joined(joined(code), new int[] {END})));
        return Shrinking.shrunk(module.build());
    }

    private static long initialisations(WasmModule module) {
        return module.code().stream()
                .flatMap(each -> each.code().instructions().stream())
                .filter(each -> each.opcode() == Opcode.CALL_REF)
                .count();
    }

    private static List<List<Integer>> firstValues(WasmModule module) {
        return module.globals().stream()
                .map(each ->
                        each.initializer().stream().map(Instruction::opcode).toList())
                .toList();
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
