package dev.penstock.compiler.teavm;

import org.teavm.backend.wasm.intrinsics.WasmGCBodyIntrinsic;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmInstructionBuilder;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;

/**
 * TeaVM knows no vectors. So the bodies of {@code LinearMemory.find} and {@code replace} say no more than which of them it is; the
 * linker writes the rest.
 */
public final class VectorStubs implements WasmGCBodyIntrinsic {
    /** What the body of {@code find} begins with: a constant that is dropped, as no other code has it. */
    public static final long FIND = 0x2D66_696E_642D_7631L;
    /** What the body of {@code replace} begins with. */
    public static final long REPLACE = 0x2D72_6570_6C2D_7631L;

    /** Whether a method needs vectors. */
    static boolean isOne(MethodReference method) {
        return method.getName().equals("find") || method.getName().equals("replace");
    }

    @Override
    public void apply(MethodReference method, WasmFunction function) {
        for (ValueType type : method.getParameterTypes()) {
            function.add(new WasmLocal(type == ValueType.LONG ? WasmType.INT64 : WasmType.INT32));
        }
        WasmInstructionBuilder body = function.getBody().builder();
        if (method.getName().equals("find")) {
            body.i64Const(FIND).drop().i32Const(0);
        } else {
            body.i64Const(REPLACE).drop().i64Const(0);
        }
    }
}
