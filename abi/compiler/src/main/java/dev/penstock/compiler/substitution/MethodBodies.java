package dev.penstock.compiler.substitution;

import java.util.ArrayList;
import java.util.List;
import org.teavm.model.AccessLevel;
import org.teavm.model.ClassHierarchy;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/** Replaces and adds method bodies as a table says. */
public final class MethodBodies implements ClassHolderTransformer {
    private final Substitutions substitutions;

    /** Applies the substitutions of kind {@code BODY} and {@code ADDED}. */
    public MethodBodies(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        substitutions.addedTo(cls.getName()).forEach(each -> add(cls, each, context.getHierarchy()));
        for (MethodHolder method : cls.getMethods()) {
            substitutions
                    .find(Substitution.Kind.BODY, cls.getName(), method.getDescriptor())
                    .forEach(each -> replace(method, each, context.getHierarchy()));
        }
    }

    private static void add(ClassHolder cls, Substitution substitution, ClassHierarchy hierarchy) {
        MethodDescriptor descriptor = MethodDescriptor.parse(substitution.method());
        if (cls.getMethod(descriptor) == null) {
            MethodHolder method = new MethodHolder(descriptor);
            method.setLevel(AccessLevel.PUBLIC);
            method.getModifiers().add(ElementModifier.STATIC);
            cls.addMethod(method);
            replace(method, substitution, hierarchy);
        }
    }

    private static void replace(MethodHolder method, Substitution substitution, ClassHierarchy hierarchy) {
        method.getModifiers().remove(ElementModifier.NATIVE);
        method.getAnnotations().removeAll();
        ProgramEmitter program = emptied(method, hierarchy);
        ValueEmitter[] arguments = arguments(method, program);
        if (method.getResultType() == ValueType.VOID) {
            program.invoke(substitution.replacementOwner(), substitution.replacementMethod(), arguments);
            program.exit();
        } else {
            program.invoke(
                            substitution.replacementOwner(),
                            substitution.replacementMethod(),
                            method.getResultType(),
                            arguments)
                    .returnValue();
        }
    }

    static ProgramEmitter emptied(MethodHolder method, ClassHierarchy hierarchy) {
        method.getModifiers().remove(ElementModifier.NATIVE);
        method.setProgram(null);
        return ProgramEmitter.create(method, hierarchy);
    }

    private static ValueEmitter[] arguments(MethodHolder method, ProgramEmitter program) {
        List<ValueEmitter> arguments = new ArrayList<>();
        if (!method.hasModifier(ElementModifier.STATIC)) {
            arguments.add(program.var(0, ValueType.object(method.getOwnerName())));
        }
        for (int i = 0; i < method.parameterCount(); i++) {
            arguments.add(program.var(i + 1, method.parameterType(i)));
        }
        return arguments.toArray(new ValueEmitter[0]);
    }
}
