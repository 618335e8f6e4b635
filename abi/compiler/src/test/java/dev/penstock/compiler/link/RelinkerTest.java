package dev.penstock.compiler.link;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.compiler.shape.ShapeCheck;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Limits;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelinkerTest {
    private static final ExternType.OfGlobal NUMBER = new ExternType.OfGlobal(ValueType.I32, false);

    private final TestModule module = good();

    @Test
    void onlyTheAbiStaysVisible() {
        module.export("teavm.javaException", ExternKind.TAG, module.tag(module.type(numbers(1))));
        module.export("teavm.exceptionMessage", module.function(module.type(numbers(1)), 0x0B));
        module.export("proxy_x", ExternKind.GLOBAL, module.global(ValueType.I32, 0x41, 0, 0x0B));

        assertThat(relinked().exports())
                .extracting(Export::name)
                .containsExactly(
                        "proxy_abi_version_0_2_100",
                        "proxy_abi_version_0_2_1",
                        "proxy_on_context_create",
                        "proxy_on_memory_allocate",
                        "memory");
    }

    @Test
    void theMarkerOfHigressComesFirst() {
        module.exportLast("proxy_abi_version_0_2_100");

        assertThat(relinked().exports()).first().extracting(Export::name).isEqualTo("proxy_abi_version_0_2_100");
    }

    @Test
    void theImportedMemoryBecomesTheModulesOwn() {
        module.withoutMemories()
                .importing("env", "memory", ExternKind.MEMORY, new ExternType.OfMemory(Limits.growable(33, 32_768)));

        WasmModule linked = relinked();

        assertThat(linked.imports()).extracting(Import::kind).containsExactly(ExternKind.FUNCTION);
        assertThat(linked.memories()).containsExactly(Limits.growable(1, 16_384));
        assertThat(ShapeCheck.breaches(linked)).isEmpty();
    }

    @Test
    void importedNumbersBecomeConstantsBehindTheData() {
        module.importing("teavmMemory", "maxSize", ExternKind.GLOBAL, NUMBER);
        module.importing("penstock", "memoryBase", ExternKind.GLOBAL, NUMBER);
        module.importing("teavmMemory", "heapOffset", ExternKind.GLOBAL, NUMBER);
        int own = module.global(ValueType.I32, 0x41, 7, 0x0B);

        WasmModule linked = Relinker.relink(module.build().with(data(1_000, 65_000)), false);

        assertThat(linked.globals())
                .startsWith(Global.constant(1 << 30), Global.constant(66_016), Global.constant(66_016))
                .hasSize(own + 4);
        assertThat(linked.memories()).containsExactly(Limits.growable(2, 16_384));
    }

    @Test
    void aGlobalOfUnknownMeaningIsNamed() {
        module.importing("teavmMemory", "mystery", ExternKind.GLOBAL, NUMBER);

        assertThatThrownBy(this::relinked)
                .isInstanceOf(UnknownConstant.class)
                .hasMessageStartingWith("import 'teavmMemory.mystery'");
    }

    @Test
    void onlyADebugBuildKeepsNames() {
        WasmModule named =
                WasmModule.of(append(module.build().sections(), custom("name"), custom("teavm.memoryRequirements")));

        assertThat(Relinker.relink(named, true).customSections()).containsExactly("name");
        assertThat(Relinker.relink(named, false).customSections()).isEmpty();
    }

    private WasmModule relinked() {
        return Relinker.relink(module.build(), false);
    }

    private static Section data(int start, int length) {
        byte[] segment = new WasmWriter()
                .unsigned(1)
                .unsigned(0)
                .octet(0x41)
                .signed(start)
                .octet(0x0B)
                .counted(new byte[length])
                .toBytes();
        return new Section(SectionId.DATA, segment);
    }

    private static Section custom(String name) {
        return new Section(SectionId.CUSTOM, new WasmWriter().name(name).toBytes());
    }

    private static List<Section> append(List<Section> sections, Section... more) {
        return Stream.concat(sections.stream(), Stream.of(more)).toList();
    }
}
