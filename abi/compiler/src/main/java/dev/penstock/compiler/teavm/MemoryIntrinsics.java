package dev.penstock.compiler.teavm;

import dev.penstock.classlib.LinearMemory;
import org.teavm.ast.InvocationExpr;
import org.teavm.backend.wasm.intrinsics.WasmGCBodyIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContributor;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenRegistry;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsicContext;
import org.teavm.backend.wasm.model.WasmGlobal;
import org.teavm.backend.wasm.model.WasmType;
import org.teavm.backend.wasm.model.instruction.WasmInstructionBuilder;
import org.teavm.backend.wasm.model.instruction.WasmInt32Subtype;
import org.teavm.backend.wasm.model.instruction.WasmInt64Subtype;
import org.teavm.backend.wasm.model.instruction.WasmIntBinaryOperation;
import org.teavm.backend.wasm.model.instruction.WasmIntType;

/** Gives the native methods of {@link LinearMemory} their instructions. */
final class MemoryIntrinsics implements WasmGCCodeGenContributor {
    /** Bytes that the guest has placed are looked at without a call. */
    private static final String PLACES = "dev.penstock.guest.wasm.Places";

    @Override
    public void contribute(WasmGCCodeGenContext context, WasmGCCodeGenRegistry registry) {
        WasmGlobal base = importedBase();
        context.module().globals.add(base);
        registry.inlineIntrinsics()
                .registerIntrinsic(LinearMemory.class.getName(), new Inline(base), "base", "scratch", "pages", "grow");
        registry.inlineIntrinsics().registerIntrinsic(PLACES, new Look(), "at", "wordAt");
        registry.bodyIntrinsics()
                .registerIntrinsic(LinearMemory.class.getName(), bodies(context), "read", "write", "find", "replace");
    }

    /** One for all methods: of a class TeaVM keeps the last one registered. */
    private static WasmGCBodyIntrinsic bodies(WasmGCCodeGenContext context) {
        ArrayCopies copies = new ArrayCopies(context);
        VectorStubs vectors = new VectorStubs();
        return (method, function) -> (VectorStubs.isOne(method) ? vectors : copies).apply(method, function);
    }

    /** A constant the relinker fills in, once it knows where the data ends. */
    private static WasmGlobal importedBase() {
        WasmGlobal base = new WasmGlobal("penstock@memoryBase", WasmType.INT32);
        base.setImmutable(true);
        base.setImportModule(MemoryLayout.MODULE);
        base.setImportName(MemoryLayout.BASE);
        return base;
    }

    private record Inline(WasmGlobal base) implements WasmGCInlineIntrinsic {
        @Override
        public void apply(
                InvocationExpr call, WasmGCInlineIntrinsicContext context, WasmInstructionBuilder instructions) {
            switch (call.getMethod().getName()) {
                case "base" -> instructions.getGlobal(base);
                case "scratch" ->
                    instructions
                            .getGlobal(base)
                            .i32Const(MemoryLayout.SCRATCH)
                            .intBinary(WasmIntType.INT32, WasmIntBinaryOperation.SUB);
                case "pages" -> instructions.i32Const(0).memoryGrow();
                default -> {
                    context.generate(instructions, call.getArguments().get(0));
                    instructions.memoryGrow();
                }
            }
        }
    }

    /** What stands at an address, the second argument; whose it is, the first one, does not matter. */
    private record Look() implements WasmGCInlineIntrinsic {
        @Override
        public void apply(
                InvocationExpr call, WasmGCInlineIntrinsicContext context, WasmInstructionBuilder instructions) {
            context.generate(instructions, call.getArguments().get(1));
            if (call.getMethod().getName().equals("at")) {
                instructions.loadI32(1, 0, WasmInt32Subtype.UINT8);
            } else {
                instructions.loadI64(1, 0, WasmInt64Subtype.INT64);
            }
        }
    }
}
