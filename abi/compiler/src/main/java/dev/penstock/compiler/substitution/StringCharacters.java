package dev.penstock.compiler.substitution;

import dev.penstock.classlib.Strings;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.InvokeInstruction;

/** Lets {@link Strings#characters} read the array that TeaVM gives each string, in the place of its call. */
public final class StringCharacters implements InstructionTransformer {
    private static final MethodReference CHARACTERS =
            new MethodReference(Strings.class, "characters", String.class, char[].class);
    private static final FieldReference FIELD = new FieldReference(String.class.getName(), "characters");

    @Override
    public void transform(Instruction instruction, Program program) {
        if (instruction instanceof InvokeInstruction call && call.getMethod().equals(CHARACTERS)) {
            GetFieldInstruction read = new GetFieldInstruction();
            read.setField(FIELD);
            read.setFieldType(ValueType.arrayOf(ValueType.CHARACTER));
            read.setInstance(call.getArguments().get(0));
            read.setReceiver(call.getReceiver());
            read.setLocation(call.getLocation());
            call.replace(read);
        }
    }
}
