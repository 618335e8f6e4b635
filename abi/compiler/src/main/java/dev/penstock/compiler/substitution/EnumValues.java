package dev.penstock.compiler.substitution;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.PutFieldInstruction;

/**
 * Lets {@code values()} of an enum make its array when called, instead of a copy of one that the class keeps: most enums
 * are never asked. Enums compiled before Java 15 have no method for it and stay as they are.
 */
public final class EnumValues implements ClassHolderTransformer {
    private static final String MAKER = "$values";
    private static final String CACHE = "$VALUES";

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.hasModifier(ElementModifier.ENUM)) {
            return;
        }
        ValueType array = ValueType.arrayOf(ValueType.object(cls.getName()));
        MethodHolder maker = cls.getMethod(new MethodDescriptor(MAKER, array));
        MethodHolder values = cls.getMethod(new MethodDescriptor("values", array));
        MethodHolder initializer = cls.getMethod(new MethodDescriptor("<clinit>", ValueType.VOID));
        if (maker != null && values != null && initializer != null) {
            ProgramEmitter program = MethodBodies.emptied(values, context.getHierarchy());
            program.invoke(cls.getName(), MAKER, array).returnValue();
            forget(initializer);
        }
    }

    private static void forget(MethodHolder initializer) {
        for (BasicBlock block : initializer.getProgram().getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (isForTheCache(instruction)) {
                    instruction.delete();
                }
            }
        }
    }

    private static boolean isForTheCache(Instruction instruction) {
        if (instruction instanceof InvokeInstruction call) {
            return call.getMethod().getName().equals(MAKER);
        }
        return instruction instanceof PutFieldInstruction put
                && put.getField().getFieldName().equals(CACHE);
    }
}
