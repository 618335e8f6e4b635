package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** A virtual table has two methods, one of a base class and one of a class that extends it. */
class OftenRunTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int nothing = module.type(numbers(0));
    private final int tag = module.tag(module.type(numbers(0)));
    private final int method = module.function(nothing, END);
    private final int other = module.function(nothing, END);
    private final ValueType reference = ValueType.nullable(nothing);
    private final int base = module.openStruct(List.of(), reference);
    private final int extended = module.openStruct(List.of(base), reference, reference);
    private final int filled =
            module.constant(ValueType.reference(extended), 0xD2, method, 0xD2, other, 0xFB, 0, extended, END);
    private final int empty = module.constant(ValueType.reference(base), 0xFB, 1, base, END);
    private final int calling = module.type(FunctionType.of(List.of(ValueType.nullable(base))));

    @Test
    void whatIsCalledByNameIsFound() {
        int called = module.function(nothing, END);
        int caller = module.function(nothing, 0x10, called, END);

        assertThat(found(caller).stream()).containsExactlyInAnyOrder(called, caller);
    }

    @Test
    void whatATableOfThatTypeHasThereIsFound() {
        BitSet found = found(callThrough(0));

        assertThat(found.get(method)).isTrue();
        assertThat(found.get(other)).isFalse();
    }

    @Test
    void whatTheStartPutsIntoATableIsFound() {
        int late = module.function(nothing, END);
        module.start(module.function(nothing, 0x23, empty, 0xD2, late, 0xFB, 5, base, 0, END));

        assertThat(found(callThrough(0)).get(late)).isTrue();
    }

    @Test
    void whatTablesOfOtherTypesHaveIsNotFound() {
        int elsewhere = module.openStruct(List.of(), reference);
        int caller = module.function(
                module.type(FunctionType.of(List.of(ValueType.nullable(elsewhere)))),
                0x20,
                0,
                0xFB,
                2,
                elsewhere,
                0,
                0x14,
                nothing,
                END);

        assertThat(found(caller).stream()).containsExactly(caller);
    }

    @Test
    void aMethodThatCountsOnlyByNameIsFoundByNameOnly() {
        int caller = module.function(nothing, 0x10, method, END);
        int indirect = callThrough(0);

        assertThat(found(indirect, each -> each == method).get(method)).isFalse();
        assertThat(found(caller, each -> each == method).get(method)).isTrue();
    }

    @Test
    void whatEndsInAThrowLeadsToNothing() {
        int failing = module.function(nothing, END);
        int called = module.function(nothing, END);
        int caller = module.function(nothing, 0x41, 0, 0x04, 0x40, 0x10, failing, 0x08, tag, END, 0x10, called, END);

        assertThat(found(caller).get(failing)).isFalse();
        assertThat(found(caller).get(called)).isTrue();
    }

    @Test
    void whatABlockBeforeAThrowContainsIsFound() {
        int failing = module.function(nothing, END);
        int called = module.function(nothing, END);
        int caller = module.function(
                nothing, 0x02, 0x40, 0x41, 0, 0x0D, 0, 0x10, called, 0x0F, END, 0x10, failing, 0x08, tag, END);

        assertThat(found(caller).get(failing)).isFalse();
        assertThat(found(caller).get(called)).isTrue();
    }

    @Test
    void whatOnlyACatchLeadsToIsNotFound() {
        int called = module.function(nothing, END);
        int catching = module.function(nothing, END);
        int caller = module.function(
                nothing, 0x02, 0x40, 0x1F, 0x40, 1, 0, tag, 0, 0x10, called, END, 0x0F, END, 0x10, catching, END);

        assertThat(found(caller).get(called)).isTrue();
        assertThat(found(caller).get(catching)).isFalse();
    }

    @Test
    void whatACatchAndABranchLeadToIsFound() {
        int after = module.function(nothing, END);
        int caller = module.function(
                nothing, 0x02, 0x40, 0x1F, 0x40, 1, 0, tag, 0, 0x0C, 1, END, 0x0F, END, 0x10, after, END);

        assertThat(found(caller).get(after)).isTrue();
    }

    /** A function that calls what the table it is passed has in a field. */
    private int callThrough(int field) {
        return module.function(calling, 0x20, 0, 0xFB, 2, base, field, 0x14, nothing, END);
    }

    private BitSet found(int first) {
        return found(first, each -> false);
    }

    private BitSet found(int first, IntPredicate onlyByName) {
        assertThat(filled).isNotNegative();
        BitSet functions = new BitSet();
        functions.set(first);
        return OftenRun.from(functions, new Functions(module.build()), onlyByName);
    }
}
