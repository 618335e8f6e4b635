package dev.penstock.compiler.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.SampleModules;
import dev.penstock.compiler.sample.Semantics;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.WasmModule;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final WasmModule SAMPLE =
            WasmModule.read(SampleModules.release(Semantics.class).bytes());

    @Test
    void everyFunctionIsTheSameAsATreeAndBack() {
        assertThat(SAMPLE.code()).hasSizeGreaterThan(100).allSatisfy(body -> {
            Code code = body.code();
            Code back = new Code(code.locals(), Tree.instructions(Tree.of(code.instructions())));
            assertThat(FunctionBody.of(back)).isEqualTo(body);
        });
    }

    @Test
    void aShrunkModuleHasNothingLeftToDrop() {
        WasmModule again = Compaction.compacted(SAMPLE);

        assertThat(again.functions()).hasSameSizeAs(SAMPLE.functions());
        assertThat(again.globals()).hasSameSizeAs(SAMPLE.globals());
        assertThat(again.types()).hasSameSizeAs(SAMPLE.types());
    }
}
