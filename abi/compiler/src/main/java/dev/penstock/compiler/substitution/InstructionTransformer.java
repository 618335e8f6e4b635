package dev.penstock.compiler.substitution;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;

/** A change made to single instructions, in every method of every class. */
@FunctionalInterface
interface InstructionTransformer extends ClassHolderTransformer {
    /** Changes the instruction in place, or leaves it. */
    void transform(Instruction instruction, Program program);

    /** Whether the methods of this class are changed at all. */
    default boolean appliesTo(String className) {
        return true;
    }

    @Override
    default void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!appliesTo(cls.getName())) {
            return;
        }
        for (MethodHolder method : cls.getMethods()) {
            if (method.getProgram() != null) {
                transform(method.getProgram());
            }
        }
    }

    private void transform(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                transform(instruction, program);
            }
        }
    }
}
