package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops what is stored in fields and globals that nothing reads: slots of virtual tables whose method is never called so,
 * numbers of classes, descriptions for reflection.
 */
final class DeadStores {
    private final Functions functions;
    private final Set<Slot> read = new HashSet<>();
    private final BitSet globalsRead;

    private DeadStores(Functions functions) {
        this.functions = functions;
        this.globalsRead = functions.exposedGlobals();
        functions.forEach(tree -> Blocks.nodes(tree, this::note));
    }

    static void remove(Functions functions) {
        DeadStores pass = new DeadStores(functions);
        functions.forEach(tree -> Blocks.rewrite(tree, pass::without));
    }

    private void note(Node node) {
        Instruction instruction = node.instruction();
        switch (instruction.opcode()) {
            case Opcode.STRUCT_GET, Opcode.STRUCT_GET_S, Opcode.STRUCT_GET_U ->
                read.add(Slot.of(instruction, functions.types()));
            case Opcode.GLOBAL_GET -> globalsRead.set(instruction.operand(0));
            default -> {}
        }
    }

    private boolean isDead(Node node) {
        return switch (node.instruction().opcode()) {
            case Opcode.STRUCT_SET -> !read.contains(Slot.of(node.instruction(), functions.types()));
            case Opcode.GLOBAL_SET -> !globalsRead.get(node.instruction().operand(0));
            default -> false;
        };
    }

    private List<Node> without(List<Node> nodes) {
        if (nodes.stream().noneMatch(this::isDead)) {
            return nodes;
        }
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (isDead(nodes.get(at))) {
                operands.discard(at, rewriting);
            }
        }
        return rewriting.result();
    }
}
