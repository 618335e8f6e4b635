package dev.penstock.compiler.substitution;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.instructions.EmptyInstruction;
import org.teavm.model.instructions.MonitorEnterInstruction;
import org.teavm.model.instructions.MonitorExitInstruction;

/** Deletes {@code synchronized}: a module has one thread, and TeaVM would make each caller a coroutine. */
public final class MonitorRemoval implements InstructionTransformer {
    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        cls.getMethods().forEach(method -> method.getModifiers().remove(ElementModifier.SYNCHRONIZED));
        InstructionTransformer.super.transformClass(cls, context);
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof MonitorEnterInstruction || instruction instanceof MonitorExitInstruction) {
            instruction.replace(new EmptyInstruction());
        }
    }
}
