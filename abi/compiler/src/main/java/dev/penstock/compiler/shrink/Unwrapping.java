package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Puts what is in a block that nothing leaves in its place, and takes away what control does not get to. */
final class Unwrapping {
    private Unwrapping() {}

    static void unwrap(int function, Functions functions) {
        Block root = functions.tree(function);
        Blocks.rewrite(root, Unwrapping::reached);
        root.body(withoutReturn(
                root.body(), functions.function(function).results().size(), functions));
    }

    private static List<Node> reached(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes) {
            if (node.is(Opcode.BLOCK) && node instanceof Block block && !Branches.leave(block, block.body())) {
                result.addAll(block.body());
            } else {
                result.add(node);
            }
            if (!result.isEmpty() && result.get(result.size() - 1).isLast()) {
                break;
            }
        }
        return result;
    }

    /** A function ends with what is on the stack, if that is no more than its results. */
    private static List<Node> withoutReturn(List<Node> nodes, int results, Functions functions) {
        int last = nodes.size() - 1;
        if (last < 0 || !nodes.get(last).is(Opcode.RETURN)) {
            return nodes;
        }
        int height = 0;
        for (Node node : nodes.subList(0, last)) {
            StackEffect effect = StackEffect.of(node, functions);
            height += effect.given() - effect.taken();
        }
        return height == results ? new ArrayList<>(nodes.subList(0, last)) : nodes;
    }
}
