package dev.penstock.compiler.teavm;

import org.teavm.backend.wasm.intrinsics.WasmGCBodyIntrinsic;
import org.teavm.backend.wasm.model.WasmFunction;
import org.teavm.backend.wasm.model.WasmLocal;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.model.MethodReference;

/**
 * TeaVM knows no vectors. So the bodies of {@code LinearMemory.find} and {@code copyUntil} say no more than which of them it is;
 * the linker writes the rest.
 */
public final class VectorStubs implements WasmGCBodyIntrinsic {
    /** What the body of {@code find} begins with: a constant that is dropped, as no other code has it. */
    public static final long FIND = 0x2D66_696E_642D_7631L;
    /** What the body of {@code copyUntil} begins with. */
    public static final long COPY_UNTIL = 0x2D63_6F70_792D_7631L;

    /** Whether a method needs vectors. */
    static boolean isOne(MethodReference method) {
        return method.getName().equals("find") || method.getName().equals("copyUntil");
    }

    @Override
    public void apply(MethodReference method, WasmFunction function) {
        for (int i = 0; i < method.parameterCount(); i++) {
            function.add(new WasmLocal(WasmType.INT32));
        }
        boolean find = method.getName().equals("find");
        function.getBody().builder().i64Const(find ? FIND : COPY_UNTIL).drop().i32Const(0);
    }
}
