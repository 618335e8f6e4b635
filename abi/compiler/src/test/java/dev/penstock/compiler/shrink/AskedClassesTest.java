package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two classes extend one. Each object's first field is a virtual table, and the first field of that describes the class. */
class AskedClassesTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int description = module.struct(ValueType.I32);
    private final int table = module.openStruct(List.of(), ValueType.nullable(description), ValueType.I32);
    private final int base = module.openStruct(List.of(), ValueType.nullable(table));
    private final int one = module.openStruct(List.of(base), ValueType.nullable(table));
    private final int other = module.openStruct(List.of(base), ValueType.nullable(table), ValueType.I32);
    private final int oneClass = module.constant(ValueType.reference(description), 0xFB, 1, description, END);
    private final int otherClass = module.constant(ValueType.reference(description), 0xFB, 1, description, END);
    private final int oneTable = module.constant(ValueType.reference(table), 0xFB, 1, table, END);
    private final int otherTable = module.constant(ValueType.reference(table), 0xFB, 1, table, END);

    @Test
    void onlyTheClassThatIsAskedForIsDescribed() {
        assertThat(descriptions(one, one, one)).isOne();
    }

    @Test
    void allThatMayBeAskedAreDescribed() {
        assertThat(descriptions(base, base, other)).isEqualTo(2);
    }

    @Test
    void onlyTheClassThatCallersPassIsDescribed() {
        assertThat(descriptions(base, base, one)).isOne();
    }

    @Test
    void ofAParameterThatIsSetAllThatMayBeAskedAreDescribed() {
        int global = module.global(ValueType.nullable(base), 0xD0, base, END);

        assertThat(descriptions(base, base, one, 0x23, global, 0x21, 0)).isEqualTo(2);
    }

    @Test
    void theTypeOfTheLocalCountsNotThatOfTheRead() {
        assertThat(descriptions(one, base, one)).isOne();
    }

    /**
     * How many are left where objects are asked that a parameter of one type has and another type reads, one of which is of the passed
     * type, and the other one of {@code one}; the asking function does something before.
     */
    private long descriptions(int parameter, int reader, int passed, int... before) {
        int asking = module.type(FunctionType.of(List.of(ValueType.nullable(parameter))));
        int using = module.type(FunctionType.of(List.of(ValueType.nullable(base))));
        int[] asks = {0x41, 0, 0x20, 0, 0xFB, 2, reader, 0, 0xFB, 2, table, 0, 0xFB, 2, description, 0, 0x36, 2, 0, END
        };
        int[] uses = {0x41, 0, 0x20, 0, 0xFB, 2, base, 0, 0xFB, 2, table, 1, 0x36, 2, 0, END};
        int asker = module.function(asking, joined(before, asks));
        int user = module.function(using, uses);
        int[] described = {
            0x23, oneTable, 0x23, oneClass, 0xFB, 5, table, 0, 0x23, otherTable, 0x23, otherClass, 0xFB, 5, table, 0
        };
        int[] makesOne = {0x23, oneTable, 0xFB, 0, one};
        int[] makesOther = {0x23, otherTable, 0x41, 7, 0xFB, 0, other};
        int[] calls = joined(
                makesOne,
                call(asker),
                passed == one ? makesOne : makesOther,
                call(asker),
                makesOther,
                call(user),
                makesOther,
                call(user));
        module.start(module.function(module.type(numbers(0)), joined(described, calls, new int[] {END})));
        WasmModule after = Shrinking.shrunk(module.build());
        return after.globals().stream()
                .map(each -> after.types().get(each.type().type().heap()).fields())
                .filter(fields -> fields.get(0).type().equals(ValueType.I32))
                .count();
    }

    private static int[] call(int function) {
        return new int[] {0x10, function};
    }

    private static int[] joined(int[]... parts) {
        return Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
