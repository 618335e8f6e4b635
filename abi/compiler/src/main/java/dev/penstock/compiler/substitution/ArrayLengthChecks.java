package dev.penstock.compiler.substitution;

import dev.penstock.classlib.IntegerMath;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.ConstructMultiArrayInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/** Makes arrays of negative length throw {@link NegativeArraySizeException} where WebAssembly traps. Lengths that are constants need none. */
public final class ArrayLengthChecks implements InstructionTransformer {
    @Override
    public boolean appliesTo(String className) {
        return CheckedClasses.contains(className);
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof ConstructArrayInstruction array) {
            array.setSize(checked(array.getSize(), array, program));
        } else if (instruction instanceof ConstructMultiArrayInstruction arrays) {
            arrays.getDimensions().replaceAll(length -> checked(length, arrays, program));
        }
    }

    private static Variable checked(Variable length, Instruction construction, Program program) {
        if (Constants.integer(length, construction).exists(constant -> constant >= 0)) {
            return length;
        }
        InvokeInstruction call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(
                new MethodReference(IntegerMath.class.getName(), "arrayLength", ValueType.INTEGER, ValueType.INTEGER));
        call.setArguments(length);
        call.setReceiver(program.createVariable());
        call.setLocation(construction.getLocation());
        construction.insertPrevious(call);
        return call.getReceiver();
    }
}
