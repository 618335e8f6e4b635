package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Local 0 is an object of two numbers, whose first one it is given at once; 1 is another name of it. */
class LateObjectsTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int object = module.struct(ValueType.I32, ValueType.I32);
    private final ValueType reference = ValueType.nullable(object);
    private final int yields = module.type(numbers(0, reference));
    private final int number = module.function(module.type(numbers(0, ValueType.I32)), 0x41, 1, END);
    private final int changing = module.global(ValueType.I32, 0x41, 1, END);
    private final int[] birth = {0xFB, 1, object, 0x22, 0, 0x41, 3, 0xFB, 5, object, 0};
    private final int[] called = {0x10, number, 0x1A};

    @Test
    void anObjectIsMadeWhereItIsFirstMentioned() {
        assertThat(moved(birth, called, ints(0x20, 0, END)))
                .containsExactly(
                        Opcode.CALL,
                        Opcode.DROP,
                        Opcode.STRUCT_NEW_DEFAULT,
                        Opcode.LOCAL_TEE,
                        Opcode.I32_CONST,
                        Opcode.STRUCT_SET,
                        Opcode.LOCAL_GET,
                        Opcode.END);
    }

    @Test
    void itIsMadeBeforeABlockThatMentionsIt() {
        assertThat(moved(birth, called, ints(0x02, 0x40), called, ints(0x20, 0, 0x1A, END, 0x20, 0, END)))
                .startsWith(Opcode.CALL, Opcode.DROP, Opcode.STRUCT_NEW_DEFAULT)
                .containsSubsequence(Opcode.STRUCT_SET, Opcode.BLOCK, Opcode.CALL);
    }

    @Test
    void anotherNameAndConstantsGoWithIt() {
        int[] more = {0x20, 0, 0x21, 1, 0x20, 1, 0x41, 4, 0xFB, 5, object, 1};

        assertThat(moved(birth, more, called, ints(0x20, 1, END)))
                .startsWith(Opcode.CALL, Opcode.DROP, Opcode.STRUCT_NEW_DEFAULT)
                .endsWith(Opcode.I32_CONST, Opcode.STRUCT_SET, Opcode.LOCAL_GET, Opcode.END);
    }

    @Test
    void whatMayChangeMeanwhileIsReadBefore() {
        int[] more = {0x20, 0, 0x23, changing, 0xFB, 5, object, 1};

        assertThat(moved(birth, more, called, ints(0x20, 0, END))).startsWith(Opcode.STRUCT_NEW_DEFAULT);
        assertThat(moved(
                        ints(0xFB, 1, object, 0x22, 0, 0x23, changing, 0xFB, 5, object, 0), called, ints(0x20, 0, END)))
                .startsWith(Opcode.STRUCT_NEW_DEFAULT);
    }

    @Test
    void itIsMadeBeforeABranchToWhereItIsNeeded() {
        int[] leaving = {0x41, 0, 0x0D, 0};

        assertThat(moved(ints(0x02, 0x40), birth, leaving, called, ints(0x20, 0, 0x1A, END), ints(0x20, 0, END)))
                .containsSubsequence(Opcode.STRUCT_NEW_DEFAULT, Opcode.BR_IF, Opcode.CALL);
        assertThat(moved(ints(0x02, 0x40), birth, leaving, called, ints(0x20, 0, 0x1A, END), ints(0xD0, object, END)))
                .containsSubsequence(Opcode.BR_IF, Opcode.CALL, Opcode.STRUCT_NEW_DEFAULT);
    }

    @Test
    void itIsMadeBeforeTheNextRoundOfALoopThatNeedsIt() {
        assertThat(moved(
                        ints(0x03, 0x40, 0x20, 0, 0x1A),
                        birth,
                        ints(0x41, 0, 0x0D, 0),
                        called,
                        ints(END, 0xD0, object, END)))
                .containsSubsequence(Opcode.STRUCT_NEW_DEFAULT, Opcode.BR_IF, Opcode.CALL);
    }

    @Test
    void itIsMadeBeforeACallWhoseFailureLeadsToWhereItIsNeeded() {
        int[] caught = {0x02, 0x40, 0x1F, 0x40, 1, 2, 0};

        assertThat(moved(caught, birth, called, ints(0x20, 0, 0x1A, END, END), ints(0x20, 0, END)))
                .containsSubsequence(Opcode.STRUCT_NEW_DEFAULT, Opcode.CALL);
        assertThat(moved(caught, birth, called, ints(0x20, 0, 0x1A, END, END), ints(0xD0, object, END)))
                .containsSubsequence(Opcode.CALL, Opcode.STRUCT_NEW_DEFAULT);
    }

    private static int[] ints(int... octets) {
        return octets;
    }

    /** The instructions of a function that yields an object. */
    private List<Integer> moved(int[]... parts) {
        int[] all = Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
        int function = module.functionWithLocals(
                yields, Stream.of(reference, reference).toList(), all);
        Functions functions = new Functions(module.build());
        LateObjects.move(functions);
        return functions.code(function).instructions().stream()
                .map(Instruction::opcode)
                .toList();
    }
}
