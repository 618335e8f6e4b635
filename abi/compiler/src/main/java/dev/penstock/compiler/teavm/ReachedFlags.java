package dev.penstock.compiler.teavm;

import dev.penstock.compiler.input.Flag;
import dev.penstock.compiler.input.Guest;
import java.util.HashSet;
import java.util.Set;
import org.teavm.ast.InvocationExpr;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContext;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenContributor;
import org.teavm.backend.wasm.intrinsics.WasmGCCodeGenRegistry;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsic;
import org.teavm.backend.wasm.intrinsics.WasmGCInlineIntrinsicContext;
import org.teavm.backend.wasm.model.instruction.WasmInstructionBuilder;
import org.teavm.dependency.AbstractDependencyListener;
import org.teavm.dependency.DependencyAgent;
import org.teavm.dependency.MethodDependency;
import org.teavm.model.MethodReference;

/** Makes constants of the methods by which the guest asks for code, once it is known what a module has. */
final class ReachedFlags extends AbstractDependencyListener implements WasmGCCodeGenContributor {
    private final Guest guest;
    private final Set<Flag> set = new HashSet<>();

    ReachedFlags(Guest guest) {
        this.guest = guest;
    }

    @Override
    public void methodReached(DependencyAgent agent, MethodDependency method) {
        MethodReference reached = method.getReference();
        String name = reached.getClassName() + "." + reached.getName();
        guest.flags().stream().filter(flag -> flag.code().contains(name)).forEach(set::add);
    }

    @Override
    public void contribute(WasmGCCodeGenContext context, WasmGCCodeGenRegistry registry) {
        for (Flag flag : guest.flags()) {
            registry.inlineIntrinsics().registerIntrinsic(flag.owner(), new Constant(set.contains(flag)), flag.name());
        }
    }

    private record Constant(boolean value) implements WasmGCInlineIntrinsic {
        @Override
        public void apply(
                InvocationExpr call, WasmGCInlineIntrinsicContext context, WasmInstructionBuilder instructions) {
            instructions.i32Const(value ? 1 : 0);
        }
    }
}
