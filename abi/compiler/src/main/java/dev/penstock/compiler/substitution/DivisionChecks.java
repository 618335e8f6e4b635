package dev.penstock.compiler.substitution;

import dev.penstock.classlib.IntegerMath;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;

/** Makes integer division and remainder by zero throw {@link ArithmeticException} where WebAssembly traps. */
public final class DivisionChecks implements InstructionTransformer {
    @Override
    public boolean appliesTo(String className) {
        return CheckedClasses.contains(className);
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof BinaryInstruction operation
                && isIntegerDivision(operation)
                && !isHarmless(operation)) {
            operation.replace(checked(operation));
        }
    }

    private static boolean isIntegerDivision(BinaryInstruction operation) {
        return (operation.getOperation() == BinaryOperation.DIVIDE
                        || operation.getOperation() == BinaryOperation.MODULO)
                && (operation.getOperandType() == NumericOperandType.INT
                        || operation.getOperandType() == NumericOperandType.LONG);
    }

    /** Whether the divisor is a constant for which Java and WebAssembly agree: neither 0 nor -1. */
    private static boolean isHarmless(BinaryInstruction operation) {
        return Constants.integer(operation.getSecondOperand(), operation)
                .exists(divisor -> divisor != 0 && divisor != -1);
    }

    private static InvokeInstruction checked(BinaryInstruction operation) {
        ValueType type = operation.getOperandType() == NumericOperandType.INT ? ValueType.INTEGER : ValueType.LONG;
        String name = operation.getOperation() == BinaryOperation.DIVIDE ? "divide" : "remainder";
        InvokeInstruction call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(new MethodReference(IntegerMath.class.getName(), name, type, type, type));
        call.setArguments(operation.getFirstOperand(), operation.getSecondOperand());
        call.setReceiver(operation.getReceiver());
        call.setLocation(operation.getLocation());
        return call;
    }
}
