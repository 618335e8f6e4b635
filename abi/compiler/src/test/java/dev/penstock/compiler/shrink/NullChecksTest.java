package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects have one field, a number or another object; what is read of one is written to the memory. */
class NullChecksTest {
    private static final int END = 0x0B;
    private static final int[] NONE = {};

    private final TestModule module = good();
    private final int object = module.struct(ValueType.I32);
    private final int holder = module.struct(ValueType.nullable(object));
    private final int nothing = module.type(numbers(0));
    private final int taking = module.type(FunctionType.of(List.of(ValueType.nullable(object))));
    private final int[] fresh = {0x41, 5, 0xFB, 0, object};
    private final int[] absent = {0xD0, object};

    /** Writes the field of the object that is on the stack, or throws away that there is none. */
    private int[] checkedRead(int... value) {
        int[] block = {0x02, 0x40, 0x41, 0};
        int[] read = {0xD5, 0, 0xFB, 2, object, 0, 0x36, 2, 0, 0x0F, END, 0x00};
        return joined(block, value, read);
    }

    @Test
    void whatAllCallersPassAnObjectForIsNotChecked() {
        int reader = module.function(taking, joined(checkedRead(0x20, 0), end()));
        module.start(module.function(nothing, joined(fresh, call(reader), fresh, call(reader), end())));

        assertThat(checks()).isZero();
    }

    @Test
    void whatOneCallerPassesNullForIsChecked() {
        int reader = module.function(taking, joined(checkedRead(0x20, 0), end()));
        module.start(module.function(nothing, joined(fresh, call(reader), absent, call(reader), end())));

        assertThat(checks()).isOne();
    }

    @Test
    void whatIsCalledThroughAReferenceIsCheckedForWhatAnyReferencePasses() {
        int reader = module.function(taking, joined(checkedRead(0x20, 0), end()));
        int[] throughReference = {0xD2, reader, 0x14, taking};
        module.start(module.function(
                nothing, joined(fresh, call(reader), fresh, call(reader), absent, throughReference, end())));

        assertThat(checks()).isOne();
    }

    @Test
    void aResultIsCheckedWhereOneWayOutYieldsNull() {
        int yielding = module.type(FunctionType.of(List.of(ValueType.I32), ValueType.nullable(object)));
        int[] early = {0x20, 0, 0x04, 0x40, 0xD0, object, 0x0F, END};
        int sometimes = module.function(yielding, joined(early, fresh, end()));
        int always = module.function(yielding, joined(early(fresh), fresh, end()));
        int[] one = joined(checkedRead(0x41, 1, 0x10, sometimes), end());
        int[] other = joined(checkedRead(0x41, 1, 0x10, always), end());
        int[] twice = {0x41, 0, 0x10, sometimes, 0x1A, 0x41, 0, 0x10, always, 0x1A};
        int first = module.function(nothing, one);
        int second = module.function(nothing, other);
        module.start(module.function(nothing, joined(twice, call(first), call(second), end())));

        assertThat(checks()).isOne();
    }

    private static int[] early(int... value) {
        return joined(new int[] {0x20, 0, 0x04, 0x40}, value, new int[] {0x0F, END});
    }

    @Test
    void aFieldThatAlwaysHasAnObjectIsNotChecked() {
        assertThat(checksOfAField(NONE)).isZero();
    }

    @Test
    void aFieldThatMayBeSetToNullIsChecked() {
        assertThat(checksOfAField(joined(absent, new int[] {0xFB, 5, holder, 0})))
                .isOne();
    }

    private long checksOfAField(int... store) {
        int user = module.type(FunctionType.of(List.of(ValueType.nullable(holder))));
        int[] stored = store.length == 0 ? NONE : joined(new int[] {0x20, 0}, store);
        int reader = module.function(user, joined(stored, checkedRead(0x20, 0, 0xFB, 2, holder, 0), end()));
        int[] made = joined(fresh, new int[] {0xFB, 0, holder});
        module.start(module.function(nothing, joined(made, call(reader), made, call(reader), end())));
        return checks();
    }

    /** The second time round the local is null. */
    @Test
    void whatALoopMayBringIsChecked() {
        int[] loop = {0x03, 0x40, 0x02, 0x40};
        int[] read = {
            0x41, 0, 0x20, 0, 0xD5, 0, 0xFB, 2, object, 0, 0x36, 2, 0, 0xD0, object, 0x21, 0, 0x0C, 1, END, END
        };
        int[] first = joined(fresh, new int[] {0x21, 0});
        module.start(module.functionWithLocals(
                nothing, List.of(ValueType.nullable(object)), joined(first, loop, read, end())));

        assertThat(checks()).isOne();
    }

    @Test
    void whatWasCheckedIsNotCheckedAgain() {
        int reader = module.function(taking, joined(checkedTwice(), end()));
        module.start(module.function(nothing, joined(absent, call(reader), absent, call(reader), end())));

        assertThat(checks()).isOne();
    }

    private int[] checkedTwice() {
        int[] read = {0x41, 0, 0x20, 0, 0xD5, 0, 0xFB, 2, object, 0, 0x36, 2, 0};
        return joined(new int[] {0x02, 0x40}, read, read, new int[] {0x0F, END, 0x00});
    }

    /** The local has another value by then. */
    @Test
    void aCheckOfWhatALocalHadSaysNothingOfWhatItHas() {
        int[] other = {0x20, 0, 0xD0, object, 0x21, 0, 0xD5, 0, 0x1A};
        int[] read = {0x41, 0, 0x20, 0, 0xD5, 0, 0xFB, 2, object, 0, 0x36, 2, 0};
        int[] body = joined(new int[] {0x02, 0x40}, other, read, new int[] {0x0F, END, 0x00});
        int reader = module.function(taking, joined(body, end()));
        module.start(module.function(nothing, joined(absent, call(reader), absent, call(reader), end())));

        assertThat(checks()).isEqualTo(2);
    }

    /** Without its check, nothing leaves the block, and nothing gets behind it. */
    @Test
    void theBlockAroundACheckIsGoneWithIt() {
        int reader = module.function(taking, joined(checkedRead(0x20, 0), end()));
        module.start(module.function(nothing, joined(fresh, call(reader), fresh, call(reader), end())));

        assertThat(opcodes()).doesNotContain(Opcode.BLOCK, Opcode.RETURN);
    }

    private long checks() {
        return opcodes().stream().filter(each -> each == Opcode.BR_ON_NULL).count();
    }

    private List<Integer> opcodes() {
        return Shrinking.shrunk(module.build()).code().stream()
                .flatMap(each -> each.code().instructions().stream())
                .map(Instruction::opcode)
                .collect(Collectors.toList());
    }

    private static int[] call(int function) {
        return new int[] {0x10, function};
    }

    private static int[] end() {
        return new int[] {END};
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
