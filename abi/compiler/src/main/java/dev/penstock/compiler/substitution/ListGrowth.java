package dev.penstock.compiler.substitution;

import dev.penstock.classlib.ObjectArrays;
import java.util.ArrayList;
import java.util.Arrays;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Lets an {@link ArrayList} grow without asking for the class of its array, which is always {@code Object[]}: a module that asks any
 * array describes all its classes.
 */
public final class ListGrowth implements InstructionTransformer {
    private static final MethodReference COPY =
            new MethodReference(Arrays.class, "copyOf", Object[].class, int.class, Object[].class);
    private static final MethodReference PLAIN_COPY =
            new MethodReference(ObjectArrays.class, "copyOf", Object[].class, int.class, Object[].class);

    @Override
    public boolean appliesTo(String className) {
        return className.equals(ArrayList.class.getName());
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof InvokeInstruction call && call.getMethod().equals(COPY)) {
            call.setMethod(PLAIN_COPY);
        }
    }
}
