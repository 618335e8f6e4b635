package dev.penstock.compiler.shape;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Limits;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckTest {
    private static final int PROXY_LOG = 0;

    private final TestModule module = good();

    @Test
    void aModuleMadeForTheAbiPasses() {
        assertThat(ShapeCheck.breaches(module.build())).isEmpty();
    }

    static Stream<ValueType> typesHostsDoNotKnow() {
        return Stream.of(
                ValueType.V128,
                ValueType.nullable(-0x12),
                ValueType.nullable(-0x13),
                ValueType.nullable(-0x14),
                ValueType.reference(-0x15),
                ValueType.nullable(-0x16),
                ValueType.nullable(-0x17),
                ValueType.nullable(-0x0E),
                ValueType.reference(-0x10),
                ValueType.nullable(0));
    }

    static Stream<Function<TestModule, Integer>> aggregates() {
        return Stream.of(TestModule::struct, TestModule::array);
    }

    @ParameterizedTest
    @MethodSource("typesHostsDoNotKnow")
    void anExportedFunctionThatTakesOneIsRefused(ValueType type) {
        module.export("helper", module.function(module.type(FunctionType.of(List.of(type))), 0x0B));

        assertRefused("export 'helper' has " + type + " in its signature (" + type + ") -> nothing");
    }

    @ParameterizedTest
    @MethodSource("typesHostsDoNotKnow")
    void anExportedFunctionThatReturnsOneIsRefused(ValueType type) {
        module.export("helper", module.function(module.type(FunctionType.of(List.of(), type)), 0x00, 0x0B));

        assertRefused("export 'helper' has " + type + " in its signature () -> (" + type + ")");
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void anExportedFunctionThatTakesAStructOrArrayIsRefused(Function<TestModule, Integer> aggregate) {
        ValueType type = ValueType.reference(aggregate.apply(module));
        module.export("helper", module.function(module.type(FunctionType.of(List.of(type))), 0x0B));

        assertRefused("export 'helper' has " + type + " in its signature");
    }

    @ParameterizedTest
    @MethodSource("typesHostsDoNotKnow")
    void anImportedFunctionThatTakesOneIsRefused(ValueType type) {
        int signature = module.type(FunctionType.of(List.of(type)));
        module.importing("env", "proxy_strange", ExternKind.FUNCTION, new ExternType.OfFunction(signature));

        assertThat(ShapeCheck.breaches(module.build()))
                .anyMatch(each -> each.startsWith("import 'env.proxy_strange' has " + type + " in its signature"));
    }

    @ParameterizedTest
    @MethodSource("typesHostsDoNotKnow")
    void anExportedGlobalOfOneIsRefused(ValueType type) {
        module.export("state", ExternKind.GLOBAL, module.global(type, 0x0B));

        assertRefused("export 'state' is a global of type " + type);
    }

    @Test
    void anExportedGlobalOfATypedFunctionReferenceIsRefused() {
        ValueType type = ValueType.reference(module.type(numbers(1)));
        module.export("state", ExternKind.GLOBAL, module.global(type, 0xD2, 0, 0x0B));

        assertRefused("export 'state' is a global of type " + type);
    }

    @ParameterizedTest
    @MethodSource("typesHostsDoNotKnow")
    void anExportedTableOfOneIsRefused(ValueType type) {
        module.export("table", ExternKind.TABLE, module.table(type));

        assertRefused("export 'table' is a table of " + type);
    }

    @Test
    void numbersAndHostReferencesMayBeExported() {
        module.export("counter", ExternKind.GLOBAL, module.global(ValueType.I32, 0x41, 0, 0x0B));
        module.export("table", ExternKind.TABLE, module.table(ValueType.FUNCREF));
        int wide = module.type(FunctionType.of(List.of(ValueType.I64, ValueType.EXTERNREF), ValueType.F64));
        module.export("helper", module.function(wide, 0x00, 0x0B));

        assertThat(ShapeCheck.breaches(module.build())).isEmpty();
    }

    @Test
    void anExportedTagIsRefused() {
        module.export("teavm.javaException", ExternKind.TAG, module.tag(module.type(numbers(1))));

        assertRefused("export 'teavm.javaException' is an exception tag");
    }

    @Test
    void anImportedTagIsRefused() {
        int type = module.type(numbers(1));
        module.importing("env", "tag", ExternKind.TAG, new ExternType.OfTag(type));

        assertRefused("import 'env.tag' is a tag no proxy provides");
    }

    @Test
    void anImportedGlobalIsRefused() {
        module.importing("env", "proxy_x", ExternKind.GLOBAL, new ExternType.OfGlobal(ValueType.I32, false));

        assertRefused("import 'env.proxy_x' is a global no proxy provides");
    }

    @Test
    void anImportedTableIsRefused() {
        ExternType.OfTable table = new ExternType.OfTable(ValueType.FUNCREF, new Limits(0, 0, Option.none()));
        module.importing("env", "table", ExternKind.TABLE, table);

        assertRefused("import 'env.table' is a table no proxy provides");
    }

    @Test
    void anImportedMemoryIsRefused() {
        module.withoutMemories()
                .importing("env", "memory", ExternKind.MEMORY, new ExternType.OfMemory(Limits.growable(1, 2)));

        assertRefused("import 'env.memory' is a memory no proxy provides");
    }

    @Test
    void functionsOfOtherHostsAreRefused() {
        int type = module.type(numbers(1));
        module.importing("wasm:js-string", "length", ExternKind.FUNCTION, new ExternType.OfFunction(type));

        assertRefused("import 'wasm:js-string.length' is a function no proxy provides");
    }

    @Test
    void anImportWhoseTypeIsInARecursionGroupIsRefused() {
        int type = module.groupedType(numbers(1, ValueType.I32));
        module.importing("env", "proxy_done", ExternKind.FUNCTION, new ExternType.OfFunction(type));

        assertRefused(
                "import 'env.proxy_done' has type " + type + ", which is open to subtypes or in a recursion group");
    }

    @Test
    void anImportWhoseTypeIsOpenIsRefused() {
        int type = module.openType(numbers(1, ValueType.I32));
        module.importing("env", "proxy_done", ExternKind.FUNCTION, new ExternType.OfFunction(type));

        assertRefused("import 'env.proxy_done' has type " + type + ", which is open to subtypes");
    }

    @Test
    void anExportMayHaveATypeInARecursionGroup() {
        module.export("proxy_on_tick", module.function(module.groupedType(numbers(1)), 0x0B));

        assertThat(ShapeCheck.breaches(module.build())).isEmpty();
    }

    @Test
    void aCallbackOfTheWrongSignatureIsRefused() {
        module.export("proxy_on_delete", module.function(module.type(numbers(2)), 0x0B));

        assertRefused("export 'proxy_on_delete' has signature (i32, i32) -> nothing, the ABI wants (i32) -> nothing");
    }

    @Test
    void aCallbackTheAbiDoesNotHaveIsRefused() {
        module.export("proxy_on_lunch", module.function(module.type(numbers(1)), 0x0B));

        assertRefused("export 'proxy_on_lunch' is not a callback of the ABI");
    }

    @Test
    void aGlobalWithTheNameOfACallbackIsRefused() {
        module.export("proxy_on_tick", ExternKind.GLOBAL, module.global(ValueType.I32, 0x41, 0, 0x0B));

        assertRefused("export 'proxy_on_tick' is a global, not a function");
    }

    @Test
    void aModuleWithoutAnAbiMarkerIsRefused() {
        module.withoutExport("proxy_abi_version_0_2_1");

        assertRefused("no export 'proxy_abi_version_0_2_1'");
    }

    @Test
    void theMarkerOfHigressMustComeFirst() {
        module.exportLast("proxy_abi_version_0_2_100");

        assertRefused("export 'proxy_abi_version_0_2_100' comes after 'proxy_abi_version_0_2_1'");
    }

    @Test
    void aModuleWithoutAllocatorIsRefused() {
        module.withoutExport("proxy_on_memory_allocate");

        assertRefused("no export 'proxy_on_memory_allocate'");
    }

    @Test
    void aModuleThatHidesItsMemoryIsRefused() {
        module.withoutExport("memory");

        assertRefused("no export 'memory'");
    }

    @Test
    void aModuleWithoutMemoryIsRefused() {
        module.withoutMemories();

        assertRefused("the module has 0 memories");
    }

    @Test
    void aSecondMemoryIsRefused() {
        module.memory(Limits.growable(1, 1)).export("other", ExternKind.MEMORY, 1);

        assertRefused("the module has 2 memories");
    }

    @Test
    void aMemoryOf64BitsIsRefused() {
        module.withoutMemories().memory(new Limits(4, 1, Option.none()));

        assertRefused("the memory has 64-bit addresses");
    }

    @Test
    void aMemoryThatStartsAboveOneGibibyteIsRefused() {
        module.withoutMemories().memory(Limits.growable(16_385, 65_536));

        assertRefused("the memory starts with 16385 pages: a proxy allows 16384");
    }

    @Test
    void aMemoryMayBeAllowedToGrowFurtherThanTheProxyLets() {
        module.withoutMemories().memory(Limits.growable(16_384, 65_536));

        assertThat(ShapeCheck.breaches(module.build())).isEmpty();
    }

    @Test
    void aStartFunctionThatCallsTheHostIsRefused() {
        module.start(module.function(module.type(numbers(0)), callLog()));

        assertRefused("the start function calls 'env.proxy_log'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x12})
    void aStartFunctionThatCallsTheHostThroughAnotherIsRefused(int call) {
        int type = module.type(numbers(0));
        int inner = module.function(type, callLog());
        int middle = module.function(type, call, inner, 0x0B);
        module.start(module.function(type, 0x02, 0x40, call, middle, 0x0B, 0x0B));

        assertRefused("the start function calls 'env.proxy_log'");
    }

    @Test
    void anImportAsStartFunctionIsRefused() {
        module.start(PROXY_LOG);

        assertRefused("the start function calls 'env.proxy_log'");
    }

    @Test
    void aStartFunctionThatKeepsToItselfPasses() {
        int type = module.type(numbers(0));
        int other = module.function(type, 0x0B);
        module.start(module.function(type, 0x10, other, 0x0B));

        assertThat(ShapeCheck.breaches(module.build())).isEmpty();
    }

    private static int[] callLog() {
        return new int[] {0x41, 0, 0x41, 0, 0x41, 0, 0x10, PROXY_LOG, 0x1A, 0x0B};
    }

    private void assertRefused(String message) {
        assertThat(ShapeCheck.breaches(module.build()))
                .singleElement()
                .asString()
                .startsWith(message);
    }
}
