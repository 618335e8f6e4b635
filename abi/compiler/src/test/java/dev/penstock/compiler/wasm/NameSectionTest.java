package dev.penstock.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NameSectionTest {
    @Test
    void functionsHaveTheNamesThatTheSectionGivesThem() {
        byte[] module = new WasmWriter().name("all").toBytes();
        byte[] functions = new WasmWriter()
                .unsigned(2)
                .unsigned(0)
                .name("first")
                .unsigned(300)
                .name("last")
                .toBytes();
        WasmModule named = TestModule.good()
                .build()
                .with(new Section(
                        SectionId.CUSTOM,
                        new WasmWriter()
                                .name(NameSection.NAME)
                                .octet(0)
                                .counted(module)
                                .octet(1)
                                .counted(functions)
                                .toBytes()));

        assertThat(NameSection.functions(named)).isEqualTo(Map.of(0, "first", 300, "last"));
    }

    @Test
    void withoutTheSectionNoFunctionHasAName() {
        assertThat(NameSection.functions(TestModule.good().build())).isEmpty();
    }
}
