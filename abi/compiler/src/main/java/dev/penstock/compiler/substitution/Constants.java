package dev.penstock.compiler.substitution;

import io.vavr.control.Option;
import org.teavm.model.Instruction;
import org.teavm.model.Variable;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.LongConstantInstruction;
import org.teavm.model.util.DefinitionExtractor;

/** Operands whose value stands in the bytecode, close before their use. */
final class Constants {
    private Constants() {}

    /** The number that {@code operand} is at {@code use}, if the same basic block has set it to a constant. */
    static Option<Long> integer(Variable operand, Instruction use) {
        DefinitionExtractor definitions = new DefinitionExtractor();
        Instruction candidate = use.getPrevious();
        while (candidate != null) {
            candidate.acceptVisitor(definitions);
            for (Variable defined : definitions.getDefinedVariables()) {
                if (defined == operand) {
                    return value(candidate);
                }
            }
            candidate = candidate.getPrevious();
        }
        return Option.none();
    }

    private static Option<Long> value(Instruction definition) {
        if (definition instanceof IntegerConstantInstruction number) {
            return Option.some((long) number.getConstant());
        }
        return definition instanceof LongConstantInstruction number ? Option.some(number.getConstant()) : Option.none();
    }
}
