package dev.penstock.compiler.substitution;

import java.lang.ref.WeakReference;
import org.teavm.model.ClassHierarchy;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.FieldHolder;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/** Makes weak references strong: WebAssembly has no weak ones. What they refer to lives as long as they do. */
public final class StrongReferences implements ClassHolderTransformer {
    private static final String REFERENCE = WeakReference.class.getName();
    private static final String FIELD = "referent";
    private static final ValueType OBJECT = ValueType.object("java.lang.Object");

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals(REFERENCE)) {
            FieldHolder field = new FieldHolder(FIELD);
            field.setType(OBJECT);
            cls.addField(field);
            cls.getMethods().forEach(method -> transform(method, context.getHierarchy()));
        }
    }

    private static void transform(MethodHolder method, ClassHierarchy hierarchy) {
        switch (method.getName()) {
            case "<init>" -> {
                ProgramEmitter program = MethodBodies.emptied(method, hierarchy);
                self(program).setField(FIELD, program.var(1, OBJECT));
                program.exit();
            }
            case "get" ->
                self(MethodBodies.emptied(method, hierarchy))
                        .getField(FIELD, OBJECT)
                        .returnValue();
            case "clear" -> {
                ProgramEmitter program = MethodBodies.emptied(method, hierarchy);
                self(program).setField(FIELD, program.constantNull(OBJECT));
                program.exit();
            }
            default -> {}
        }
    }

    private static ValueEmitter self(ProgramEmitter program) {
        return program.var(0, ValueType.object(REFERENCE));
    }
}
