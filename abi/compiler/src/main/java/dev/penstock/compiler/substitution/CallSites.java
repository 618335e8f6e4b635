package dev.penstock.compiler.substitution;

import java.util.ArrayList;
import java.util.List;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/** Replaces calls as a table says. */
public final class CallSites implements InstructionTransformer {
    private final Substitutions substitutions;

    /** Applies the substitutions of kind {@code CALLS}. */
    public CallSites(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof InvokeInstruction call) {
            MethodReference method = call.getMethod();
            substitutions
                    .find(Substitution.Kind.CALLS, method.getClassName(), method.getDescriptor())
                    .forEach(each -> redirect(call, each));
        }
    }

    private static void redirect(InvokeInstruction call, Substitution substitution) {
        List<ValueType> signature = new ArrayList<>();
        List<Variable> arguments = new ArrayList<>();
        if (call.getInstance() != null) {
            signature.add(ValueType.object(call.getMethod().getClassName()));
            arguments.add(call.getInstance());
        }
        signature.addAll(List.of(call.getMethod().getSignature()));
        arguments.addAll(call.getArguments());
        call.setInstance(null);
        call.setType(InvocationType.SPECIAL);
        call.setArguments(arguments.toArray(new Variable[0]));
        call.setMethod(new MethodReference(
                substitution.replacementOwner(),
                substitution.replacementMethod(),
                signature.toArray(new ValueType[0])));
    }
}
