package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.List;

/**
 * Puts the body of a function that is called in one place only in that place. Functions that catch are left alone: some
 * engines need an empty stack there. In a loop the locals of a body would keep their values, so one with locals is left too.
 */
final class SingleCalls {
    private final Functions functions;
    private final BitSet once = new BitSet();
    private final BitSet begun = new BitSet();
    private final BitSet done = new BitSet();

    private SingleCalls(Functions functions) {
        this.functions = functions;
        BitSet fixed = functions.exposed();
        BitSet called = new BitSet();
        functions.forEach(tree -> Blocks.nodes(tree, node -> {
            if (node.is(Opcode.CALL) && !called.get(node.instruction().operand(0))) {
                called.set(node.instruction().operand(0));
            } else if (node.is(Opcode.CALL) || node.is(Opcode.REF_FUNC) || node.is(Opcode.RETURN_CALL)) {
                fixed.set(node.instruction().operand(0));
            }
        }));
        called.andNot(fixed);
        called.stream().filter(this::fits).forEach(once::set);
    }

    static void inline(Functions functions) {
        SingleCalls pass = new SingleCalls(functions);
        for (int function = 0; function < functions.count(); function++) {
            if (functions.isDefined(function)) {
                pass.visit(function);
            }
        }
    }

    private boolean fits(int function) {
        if (!functions.isDefined(function)
                || functions.function(function).results().size() > 1) {
            return false;
        }
        BitSet found = new BitSet();
        Blocks.nodes(
                functions.tree(function), node -> found.set(node.instruction().opcode()));
        return !found.get(Opcode.TRY_TABLE) && !found.get(Opcode.RETURN_CALL);
    }

    /** Fills a function with the bodies it calls, after those were filled themselves. */
    private void visit(int function) {
        if (!begun.get(function)) {
            begun.set(function);
            fill(function, functions.tree(function), false);
            done.set(function);
        }
    }

    private void fill(int caller, Block block, boolean looping) {
        boolean repeated = looping || block.is(Opcode.LOOP);
        block.body(filled(caller, block.body(), repeated));
        if (!block.otherwise().isEmpty()) {
            block.otherwise(filled(caller, block.otherwise(), repeated));
        }
    }

    private List<Node> filled(int caller, List<Node> nodes, boolean repeated) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) instanceof Block inner) {
                fill(caller, inner, repeated);
            } else if (nodes.get(at).is(Opcode.CALL)) {
                int callee = nodes.get(at).instruction().operand(0);
                if (movable(callee, repeated)) {
                    InlinedBody body = new InlinedBody(functions, caller, callee);
                    body.forward(at, nodes, operands).forEach(rewriting::delete);
                    rewriting.replace(at, body.nodes().toArray(new Node[0]));
                }
            }
        }
        return rewriting.result();
    }

    private boolean movable(int callee, boolean repeated) {
        if (!once.get(callee)) {
            return false;
        }
        visit(callee);
        return done.get(callee) && !(repeated && functions.hasLocals(callee));
    }
}
