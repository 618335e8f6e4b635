package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves a value on the stack that is put in a local and taken from there once, where the stack is as high again when it is
 * taken. Nothing is evaluated in another order. Not around blocks that catch: some engines need an empty stack there.
 */
final class StackedValues {
    private final Functions functions;
    private final Map<Integer, Integer> uses = new HashMap<>();

    private StackedValues(Functions functions) {
        this.functions = functions;
    }

    /** Changes a function with so many parameters in place. */
    static void leave(Block tree, int parameters, Functions functions) {
        StackedValues pass = new StackedValues(functions);
        Blocks.nodes(tree, node -> {
            switch (node.instruction().opcode()) {
                case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
                    pass.uses.merge(node.instruction().operand(0), 1, Integer::sum);
                default -> {}
            }
        });
        for (int i = 0; i < parameters; i++) {
            pass.uses.remove(i);
        }
        Blocks.rewrite(tree, pass::left);
    }

    /** A local that is set and read here and used twice has no other use. Each change is made before the next is looked for. */
    private List<Node> left(List<Node> nodes) {
        List<Node> result = new ArrayList<>(nodes);
        int at = 0;
        while (at < result.size()) {
            boolean candidate = result.get(at).is(Opcode.LOCAL_SET) && uses.getOrDefault(local(result.get(at)), 0) == 2;
            int reader = candidate ? reader(result, at) : 0;
            if (reader > 0) {
                result.remove(reader);
                result.remove(at);
            } else {
                at++;
            }
        }
        return result;
    }

    /** The place where the value of the local set there is read at the same height of the stack; 0 if there is none. */
    private int reader(List<Node> nodes, int setter) {
        int height = 0;
        for (int at = setter + 1; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            if (node.is(Opcode.LOCAL_GET) && local(node) == local(nodes.get(setter))) {
                return height == 0 ? at : 0;
            }
            if (node.isLast() || catches(node)) {
                return 0;
            }
            StackEffect effect = StackEffect.of(node, functions);
            if (effect.taken() > height) {
                return 0;
            }
            height += effect.given() - effect.taken();
        }
        return 0;
    }

    private static int local(Node node) {
        return node.instruction().operand(0);
    }

    private static boolean catches(Node node) {
        if (!(node instanceof Block block)) {
            return false;
        }
        return node.is(Opcode.TRY_TABLE)
                || block.body().stream().anyMatch(StackedValues::catches)
                || block.otherwise().stream().anyMatch(StackedValues::catches);
    }
}
