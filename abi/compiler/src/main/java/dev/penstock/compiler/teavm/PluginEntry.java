package dev.penstock.compiler.teavm;

import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.PluginMethod;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;

/** Gives the native method through which the guest asks for the plugin its body: a call of the author's method. */
final class PluginEntry implements ClassHolderTransformer {
    private final Guest guest;
    private final PluginMethod plugin;

    PluginEntry(Guest guest, PluginMethod plugin) {
        this.guest = guest;
        this.plugin = plugin;
    }

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals(guest.entry())) {
            cls.getMethods().stream()
                    .filter(method -> method.getName().equals(guest.method()))
                    .forEach(method -> callAuthor(method, context));
        }
    }

    private void callAuthor(MethodHolder method, ClassHolderTransformerContext context) {
        method.getModifiers().remove(ElementModifier.NATIVE);
        ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
        program.invoke(plugin.className(), plugin.methodName(), method.getResultType())
                .returnValue();
    }
}
