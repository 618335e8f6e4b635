package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * What is passed to a method of an object, so that it can be passed in several places: what is not simple is kept in locals.
 */
final class Passed {
    private final List<Node> before = new ArrayList<>();
    private final List<Node> again = new ArrayList<>();

    Passed(Functions functions, int function, List<Node> nodes, int call, Operands operands, Rewriting rewriting) {
        List<ValueType> types =
                functions.signature(nodes.get(call).instruction().operand(0)).parameters();
        for (int i = 0; i < types.size(); i++) {
            int place = operands.simple(call, i);
            if (place >= 0 && stays(nodes, place, call, functions)) {
                again.add(nodes.get(place));
                rewriting.delete(place);
            } else {
                int local = functions.addLocal(function, types.get(i));
                again.add(Plain.of(Instruction.of(Opcode.LOCAL_GET, Operand.Kind.LOCAL, local)));
                before.add(0, Plain.of(Instruction.of(Opcode.LOCAL_SET, Operand.Kind.LOCAL, local)));
            }
        }
    }

    /** Whether a simple value is the same at the call. */
    private static boolean stays(List<Node> nodes, int place, int call, Functions functions) {
        Node passed = nodes.get(place);
        if (passed.is(Opcode.STRUCT_NEW_DEFAULT)) {
            return false;
        }
        if (passed.is(Opcode.LOCAL_GET)) {
            int local = passed.instruction().operand(0);
            return nodes.subList(place, call).stream().noneMatch(node -> InlinedBody.writes(local, node));
        }
        return !passed.is(Opcode.GLOBAL_GET)
                || !functions.isMutable(passed.instruction().operand(0));
    }

    /** What comes before the methods are called: it leaves nothing on the stack. */
    List<Node> before() {
        return before;
    }

    /** Puts on the stack what is passed, as often as it is asked for. */
    List<Node> again() {
        return again;
    }
}
