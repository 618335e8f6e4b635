package dev.penstock.compiler.substitution;

import org.teavm.interop.Export;
import org.teavm.model.AnnotationContainer;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;

/** Takes the exports off TeaVM's own runtime, so that what only they reach is not compiled. */
public final class ExportRemoval implements ClassHolderTransformer {
    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().startsWith("org.teavm.")) {
            cls.getMethods().stream().map(MethodHolder::getAnnotations).forEach(ExportRemoval::remove);
        }
    }

    private static void remove(AnnotationContainer annotations) {
        if (annotations.get(Export.class.getName()) != null) {
            annotations.remove(Export.class.getName());
        }
    }
}
