package dev.penstock.compiler.substitution;

import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.CastInstruction;

/**
 * Takes the check out of the casts that javac puts where generic types are erased, in the classes of Penstock and Vavr: none of
 * them fails unless a plugin's unchecked cast has put something else into a generic container. In a plugin's own classes every
 * cast is checked, and so is that to {@link Comparable}, which Vavr's sorted collections make of whatever they are given.
 */
public final class SureCasts implements InstructionTransformer {
    @Override
    public boolean appliesTo(String className) {
        return className.startsWith("io.vavr.")
                || className.startsWith("dev.penstock.core.")
                || className.startsWith("dev.penstock.dsl.")
                || className.startsWith("dev.penstock.guest.")
                || className.startsWith("dev.penstock.classlib.");
    }

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof CastInstruction cast
                && cast.getTargetType() instanceof ValueType.Object target
                && !target.getClassName().equals(Comparable.class.getName())) {
            cast.setWeak(true);
        }
    }
}
