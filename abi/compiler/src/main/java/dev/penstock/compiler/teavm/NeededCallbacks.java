package dev.penstock.compiler.teavm;

import dev.penstock.compiler.input.Guest;
import dev.penstock.compiler.input.Needed;
import org.teavm.dependency.AbstractDependencyListener;
import org.teavm.dependency.DependencyAgent;
import org.teavm.dependency.MethodDependency;
import org.teavm.model.MethodReference;
import org.teavm.model.ValueType;

/** Links the classes of exports that the code of a plugin gives a meaning. */
final class NeededCallbacks extends AbstractDependencyListener {
    private final Guest guest;

    NeededCallbacks(Guest guest) {
        this.guest = guest;
    }

    @Override
    public void methodReached(DependencyAgent agent, MethodDependency method) {
        MethodReference reached = method.getReference();
        for (Needed each : guest.needed()) {
            if (each.method().equals(reached.getName()) && isOf(each, reached.getClassName(), agent)) {
                agent.linkMethod(new MethodReference(each.exports(), "link", ValueType.VOID))
                        .use();
            }
        }
    }

    private static boolean isOf(Needed needed, String type, DependencyAgent agent) {
        return needed.isByInstance()
                ? agent.getClassHierarchy().isSuperType(needed.type(), type, false)
                : needed.type().equals(type);
    }
}
