package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes parameters that a function ignores away from it and from its callers, where all of them pass something simple; and
 * deletes calls of functions that do nothing. A constructor of a class without fields is both.
 */
final class DeadParameters {
    private final Functions functions;
    private final BitSet fixed;
    private final Map<Integer, BitSet> unused = new HashMap<>();

    private DeadParameters(Functions functions) {
        this.functions = functions;
        this.fixed = functions.exposed();
        functions.forEach(tree -> Blocks.nodes(tree, node -> {
            if (node.is(Opcode.REF_FUNC) || node.is(Opcode.RETURN_CALL)) {
                fixed.set(node.instruction().operand(0));
            }
        }));
    }

    static void remove(Functions functions) {
        DeadParameters pass = new DeadParameters(functions);
        pass.findUnused();
        functions.forEach(tree -> Blocks.rewrite(tree, pass::checked));
        functions.forEach(tree -> Blocks.rewrite(tree, pass::shortened));
        pass.unused.forEach((function, parameters) -> {
            for (int i = parameters.length() - 1; i >= 0; i = parameters.previousSetBit(i - 1)) {
                functions.removeParameter(function, i);
            }
        });
    }

    private void findUnused() {
        for (int function = 0; function < functions.count(); function++) {
            if (functions.isDefined(function) && !fixed.get(function)) {
                BitSet parameters = new BitSet();
                parameters.set(0, functions.function(function).parameters().size());
                Blocks.nodes(functions.tree(function), node -> node.instruction().operands().stream()
                        .filter(operand -> operand.kind() == Operand.Kind.LOCAL)
                        .forEach(operand -> parameters.clear((int) operand.value())));
                unused.put(function, parameters);
            }
        }
    }

    /** Keeps the parameters for which some caller passes what is not simple. */
    private List<Node> checked(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.CALL)) {
                BitSet parameters = unused(nodes.get(at).instruction());
                for (int i = parameters.nextSetBit(0); i >= 0; i = parameters.nextSetBit(i + 1)) {
                    if (operands.cast(at, i).isEmpty()) {
                        parameters.clear(i);
                    }
                }
            }
        }
        return nodes;
    }

    private List<Node> shortened(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.CALL)) {
                shorten(at, nodes.get(at).instruction(), operands, rewriting);
            }
        }
        return rewriting.result();
    }

    private void shorten(int at, Instruction call, Operands operands, Rewriting rewriting) {
        if (doesNothing(call.operand(0))) {
            operands.discard(at, rewriting);
        } else {
            unused(call).stream().forEach(each -> operands.cast(at, each).forEach(rewriting::delete));
        }
    }

    private BitSet unused(Instruction call) {
        return unused.getOrDefault(call.operand(0), new BitSet());
    }

    private boolean doesNothing(int function) {
        return functions.isDefined(function)
                && functions.tree(function).body().isEmpty()
                && functions.function(function).results().isEmpty();
    }
}
