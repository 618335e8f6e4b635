package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A function takes a number and has locals from 1 on; what is used of a local is written to the memory. */
class SharedLocalsTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int nothing = module.type(numbers(0));

    @Test
    void whatIsNotNeededAtOnceIsOneLocal() {
        assertThat(locals(2, set(1, 5), use(1), use(1), use(0), set(2, 6), use(2), use(2), use(0)))
                .isEqualTo(1);
    }

    @Test
    void aParameterThatIsNotNeededAnyMoreServesAsALocal() {
        assertThat(locals(1, use(0), set(1, 5), use(1), use(1))).isZero();
    }

    @Test
    void whatIsNeededAtOnceStaysApart() {
        assertThat(locals(2, set(1, 5), set(2, 6), use(1), use(2), use(1), use(2), use(0)))
                .isEqualTo(2);
    }

    @Test
    void aLocalThatIsReadBeforeItIsSetIsZero() {
        assertThat(locals(2, set(1, 5), use(1), use(1), use(2), use(2), use(0))).isEqualTo(2);
    }

    @Test
    void whatTheNextRoundOfALoopNeedsStaysApart() {
        int[] loop = {0x03, 0x40};
        int[] again = {0x20, 0, 0x0D, 0, END};

        assertThat(locals(2, set(1, 5), loop, use(1), set(2, 6), use(2), use(2), again))
                .isEqualTo(2);
    }

    /** What the handler needs is set before the call, which may throw. */
    @Test
    void whatAHandlerNeedsStaysApart() {
        int tag = module.tag(nothing);
        int throwing = module.function(nothing, 0x41, 0, 0x28, 2, 0, 0x04, 0x40, 0x08, tag, END, END);
        int[] begin = {0x02, 0x40, 0x1F, 0x40, 1, 0, tag, 0};
        int[] call = {0x10, throwing, 0x10, throwing};
        int[] end = {0x0F, END, 0x00, END};

        assertThat(locals(2, set(1, 5), begin, set(2, 6), use(2), use(2), call, end, use(1), use(0)))
                .isEqualTo(2);
    }

    @Test
    void aCopyIsNoCopyAnyMore() {
        int[] copy = {0x20, 1, 0x21, 2};

        assertThat(function(2, set(1, 5), use(1), use(0), copy, use(2), use(2)))
                .extracting(Instruction::opcode)
                .containsOnlyOnce(Opcode.LOCAL_SET);
    }

    @Test
    void aValueThatIsSetInVainIsDropped() {
        int[] effect = {0x41, 0, 0x40, 0, 0x21, 1};

        assertThat(function(1, set(1, 5), use(1), use(1), effect, use(0)))
                .extracting(Instruction::opcode)
                .contains(Opcode.DROP);
    }

    @Test
    void functionsThatDoTheSameAreOne() {
        int type = module.type(numbers(1));
        int one = module.function(type, joined(use(0), use(0), new int[] {END}));
        int other = module.function(type, joined(use(0), use(0), new int[] {END}));
        int[] calls = {0x41, 1, 0x10, one, 0x41, 2, 0x10, one, 0x41, 3, 0x10, other, 0x41, 4, 0x10, other, END};
        module.start(module.function(nothing, calls));
        int before = good().build().code().size();

        assertThat(Shrinking.shrunk(module.build()).code()).hasSizeLessThanOrEqualTo(before + 2);
    }

    private static int[] set(int local, int value) {
        return new int[] {0x41, value, 0x21, local};
    }

    private static int[] use(int local) {
        return new int[] {0x41, 0, 0x20, local, 0x36, 2, 0};
    }

    private int locals(int count, int[]... code) {
        return made(count, code).locals().size();
    }

    private List<Instruction> function(int count, int[]... code) {
        return made(count, code).instructions();
    }

    /** The function of this code afterwards. */
    private Code made(int count, int[]... code) {
        List<ValueType> locals = Collections.nCopies(count, ValueType.I32);
        int type = module.type(FunctionType.of(List.of(ValueType.I32)));
        Functions functions = new Functions(built(type, locals, joined(joined(code), new int[] {END})));
        SharedLocals.share(functions);
        return functions.code(IntStream.range(0, functions.count())
                .filter(each -> functions.isDefined(each)
                        && functions.function(each).parameters().size() == 1
                        && functions.function(each).results().isEmpty())
                .findFirst()
                .orElseThrow());
    }

    private WasmModule built(int type, List<ValueType> locals, int... code) {
        module.functionWithLocals(type, locals, code);
        return module.build();
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
