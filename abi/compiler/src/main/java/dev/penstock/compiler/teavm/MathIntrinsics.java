package dev.penstock.compiler.teavm;

import java.util.Map;
import org.teavm.ast.InvocationExpr;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContributor;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenRegistry;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsicContext;
import org.teavm.backend.wasm.model.instruction.WasmFloatType;
import org.teavm.backend.wasm.model.instruction.WasmFloatUnaryOperation;
import org.teavm.backend.wasm.model.instruction.WasmInstructionBuilder;

/** The functions of {@link Math} that are single instructions. */
final class MathIntrinsics implements WasmGCCodeGenContributor, WasmGCInlineIntrinsic {
    private static final Map<String, WasmFloatUnaryOperation> OPERATIONS = Map.of(
            "sqrt", WasmFloatUnaryOperation.SQRT,
            "ceil", WasmFloatUnaryOperation.CEIL,
            "floor", WasmFloatUnaryOperation.FLOOR);

    @Override
    public void contribute(WasmGCCodeGenContext context, WasmGCCodeGenRegistry registry) {
        registry.inlineIntrinsics()
                .registerIntrinsic(
                        Math.class.getName(), this, OPERATIONS.keySet().toArray(new String[0]));
    }

    @Override
    public void apply(InvocationExpr call, WasmGCInlineIntrinsicContext context, WasmInstructionBuilder instructions) {
        context.generate(instructions, call.getArguments().get(0));
        instructions.floatUnary(
                WasmFloatType.FLOAT64, OPERATIONS.get(call.getMethod().getName()));
    }
}
