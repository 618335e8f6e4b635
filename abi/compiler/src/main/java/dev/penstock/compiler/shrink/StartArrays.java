package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes arrays that the start fills with constants once, such as that of all strings, the first values of globals: V8 compiles the
 * start, but not those.
 */
final class StartArrays {
    private StartArrays() {}

    static void move(Functions functions) {
        functions.start().filter(functions::isDefined).forEach(start -> functions
                .tree(start)
                .body(moved(functions.tree(start).body(), functions)));
    }

    private static List<Node> moved(List<Node> nodes, Functions functions) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            List<Integer> places = nodes.get(at).is(Opcode.ARRAY_NEW_FIXED) ? operands.allSimple(at) : List.of();
            if (!places.isEmpty() && places.stream().allMatch(each -> isConstant(nodes.get(each), functions))) {
                List<Instruction> value = new ArrayList<>();
                places.forEach(each -> value.add(nodes.get(each).instruction()));
                value.add(nodes.get(at).instruction());
                value.add(Instruction.of(Opcode.END));
                int type = nodes.get(at).instruction().operand(0);
                functions.globals().add(Global.constant(ValueType.reference(type), value));
                int global = functions.globals().size() - 1;
                places.forEach(rewriting::delete);
                rewriting.replace(at, Node.Plain.of(Instruction.of(Opcode.GLOBAL_GET, Operand.Kind.GLOBAL, global)));
            }
        }
        return rewriting.result();
    }

    private static boolean isConstant(Node node, Functions functions) {
        return node.is(Opcode.GLOBAL_GET)
                ? !functions.isMutable(node.instruction().operand(0))
                : !node.is(Opcode.LOCAL_GET);
    }
}
