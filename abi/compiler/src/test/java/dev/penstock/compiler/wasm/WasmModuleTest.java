package dev.penstock.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.compiler.shape.ShapeCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WasmModuleTest {
    private static final byte[] GOOD = TestModule.good().build().toBytes();

    @Example
    void aModuleHasTheBytesOfTheSpecification() {
        TestModule module = TestModule.empty();
        int add = module.type(TestModule.numbers(2, ValueType.I32));
        module.export("add", module.function(add, 0x20, 0, 0x20, 1, 0x6A, 0x0B));

        assertThat(module.build().toBytes())
                .containsExactly(
                        0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, // header
                        0x01, 0x07, 0x01, 0x60, 0x02, 0x7F, 0x7F, 0x01, 0x7F, // type
                        0x03, 0x02, 0x01, 0x00, // function
                        0x07, 0x07, 0x01, 0x03, 0x61, 0x64, 0x64, 0x00, 0x00, // export
                        0x0A, 0x09, 0x01, 0x07, 0x00, 0x20, 0x00, 0x20, 0x01, 0x6A, 0x0B); // code
    }

    @Example
    void whatIsWrittenIsReadBack() {
        WasmModule module = WasmModule.read(GOOD);

        assertThat(module.toBytes()).isEqualTo(GOOD);
        assertThat(module.imports()).containsExactly(Import.function("env", "proxy_log", 0));
        assertThat(module.exports()).extracting(Export::name).contains("memory", "proxy_on_context_create");
        assertThat(module.memories()).containsExactly(Limits.growable(1, 16_384));
        assertThat(module.types()).extracting(type -> type.function().get()).contains(TestModule.numbers(2));
        assertThat(module.code()).hasSameSizeAs(module.functions());
    }

    @Example
    void aSectionTakesItsPlace() {
        Section tags = new Section(SectionId.TAG, new byte[] {0});

        WasmModule module = WasmModule.read(GOOD).with(tags);

        assertThat(module.sections())
                .extracting(Section::id)
                .containsSubsequence(SectionId.MEMORY, SectionId.TAG, SectionId.EXPORT);
    }

    @Example
    void customSectionsAreDroppedByName() {
        WasmModule module = WasmModule.read(GOOD);
        WasmModule named = WasmModule.of(List.of(
                new Section(SectionId.CUSTOM, new WasmWriter().name("name").toBytes()),
                module.sections().get(0),
                new Section(SectionId.CUSTOM, new WasmWriter().name("producers").toBytes())));

        assertThat(named.retainingCustom(name -> name.equals("name")).customSections())
                .containsExactly("name");
    }

    @Example
    void bytesThatAreNoModuleAreMalformed() {
        assertThatThrownBy(() -> WasmModule.read("#!/bin/sh".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedModule.class)
                .hasMessageStartingWith("expected the header of a WebAssembly module");
    }

    @Property
    void everyPrefixIsReadOrMalformed(@ForAll @IntRange(max = 250) int length) {
        assertReadOrMalformed(Arrays.copyOf(GOOD, Math.min(length, GOOD.length)));
    }

    @Property
    void garbageInASectionIsReadOrMalformed(@ForAll SectionId id, @ForAll @Size(max = 40) byte[] payload) {
        byte[] garbage = WasmModule.read(GOOD).with(new Section(id, payload)).toBytes();

        assertReadOrMalformed(garbage);
    }

    @Property
    void aChangedByteIsReadOrMalformed(@ForAll @IntRange(max = 250) int place, @ForAll byte value) {
        byte[] changed = GOOD.clone();
        changed[place % changed.length] = value;

        assertReadOrMalformed(changed);
    }

    private static void assertReadOrMalformed(byte[] bytes) {
        assertThatCode(() -> readAll(bytes))
                .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(), thrown -> assertThat(thrown)
                        .isInstanceOf(MalformedModule.class));
    }

    private static void readAll(byte[] bytes) {
        WasmModule module = WasmModule.read(bytes);
        ShapeCheck.breaches(module);
        module.customSections();
        module.elements();
        module.data();
        module.tags();
        module.functionsInGlobals();
        module.code().forEach(FunctionBody::calls);
    }
}
