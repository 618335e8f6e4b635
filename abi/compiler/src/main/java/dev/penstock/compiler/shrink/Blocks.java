package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks through nested blocks. */
final class Blocks {
    private Blocks() {}

    /** Shows the block and all in it, inner ones first. */
    static void inside(Block block, Consumer<Block> visitor) {
        for (List<Node> nodes : List.of(block.body(), block.otherwise())) {
            for (Node node : nodes) {
                if (node instanceof Block inner) {
                    inside(inner, visitor);
                }
            }
        }
        visitor.accept(block);
    }

    /** Shows the node and all in it. */
    static void visit(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        if (node instanceof Block block) {
            nodes(block, visitor);
        }
    }

    /** Shows each instruction of the block, those that begin blocks included. */
    static void nodes(Block block, Consumer<Node> visitor) {
        inside(block, each -> {
            each.body().forEach(visitor);
            each.otherwise().forEach(visitor);
        });
    }

    /** Puts in the place of every list of nodes what the change makes of it, inner ones first. */
    static void rewrite(Block block, UnaryOperator<List<Node>> change) {
        inside(block, each -> {
            each.body(change.apply(each.body()));
            if (!each.otherwise().isEmpty()) {
                each.otherwise(change.apply(each.otherwise()));
            }
        });
    }
}
