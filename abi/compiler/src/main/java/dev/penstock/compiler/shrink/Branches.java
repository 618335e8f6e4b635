package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Questions about branches, and other aims for them. */
final class Branches {
    private Branches() {}

    /** Whether a branch among the nodes, however deep, goes to the block. */
    static boolean leave(Block target, List<Node> nodes) {
        return nodes.stream()
                .anyMatch(node -> node.targets().contains(target)
                        || (node instanceof Block block
                                && (leave(target, block.body()) || leave(target, block.otherwise()))));
    }

    /** Whether all branches among the nodes that go to the block are conditional ones on the outermost level. */
    static boolean areConditions(Block target, List<Node> nodes) {
        return nodes.stream()
                .allMatch(node -> node instanceof Block block
                        ? !leave(target, List.of(block))
                        : node.is(Opcode.BR_IF) || !node.targets().contains(target));
    }

    /** The nodes with conditional branches on the outermost level going to another block. */
    static List<Node> redirected(List<Node> nodes, Block from, Block to) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes) {
            result.add(
                    node.is(Opcode.BR_IF) && node.targets().contains(from)
                            ? Node.Plain.of(node.instruction(), to)
                            : node);
        }
        return result;
    }

    /** The comparison of 32-bit numbers that is true when this one is false; 0 if it is none. */
    static int opposite(int comparison) {
        return switch (comparison) {
            case 0x46 -> 0x47;
            case 0x47 -> 0x46;
            case 0x48 -> 0x4E;
            case 0x49 -> 0x4F;
            case 0x4A -> 0x4C;
            case 0x4B -> 0x4D;
            case 0x4C -> 0x4A;
            case 0x4D -> 0x4B;
            case 0x4E -> 0x48;
            case 0x4F -> 0x49;
            default -> 0;
        };
    }
}
