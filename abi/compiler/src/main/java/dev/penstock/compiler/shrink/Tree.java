package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Turns the instructions of a function into nested blocks and back. */
final class Tree {
    private static final Instruction FUNCTION = Instruction.of(Opcode.UNREACHABLE);

    private Tree() {}

    /** The function as a block. */
    static Block of(List<Instruction> instructions) {
        Block root = new Block(FUNCTION, List.of());
        new Parser(instructions.iterator()).fill(root);
        return root;
    }

    /** The instructions of a function, with its {@code end}. */
    static List<Instruction> instructions(Block function) {
        Printer printer = new Printer();
        printer.inside(function, function.body());
        printer.out.add(Instruction.of(Opcode.END));
        return printer.out;
    }

    private static final class Parser {
        private final Iterator<Instruction> in;
        private final List<Block> open = new ArrayList<>();

        Parser(Iterator<Instruction> in) {
            this.in = in;
        }

        void fill(Block block) {
            open.add(block);
            if (list(block.body()).opcode() == Opcode.ELSE) {
                block.otherwise(new ArrayList<>());
                list(block.otherwise());
            }
            open.remove(open.size() - 1);
        }

        /** Reads nodes up to an {@code else} or {@code end}, which it yields. */
        private Instruction list(List<Node> nodes) {
            while (true) {
                Instruction next = in.next();
                switch (next.opcode()) {
                    case Opcode.ELSE, Opcode.END -> {
                        return next;
                    }
                    case Opcode.BLOCK, Opcode.LOOP, Opcode.IF, Opcode.TRY_TABLE -> {
                        Block block = new Block(next, targets(next));
                        fill(block);
                        nodes.add(block);
                    }
                    default -> nodes.add(new Node.Plain(next, targets(next)));
                }
            }
        }

        private List<Block> targets(Instruction instruction) {
            return instruction.operands().stream()
                    .filter(operand -> operand.kind() == Operand.Kind.LABEL)
                    .map(operand -> open.get(open.size() - 1 - (int) operand.value()))
                    .toList();
        }
    }

    private static final class Printer {
        final List<Instruction> out = new ArrayList<>();
        private final Deque<Block> open = new ArrayDeque<>();

        void inside(Block block, List<Node> nodes) {
            open.push(block);
            nodes.forEach(this::print);
            open.pop();
        }

        private void print(Node node) {
            out.add(labelled(node));
            if (node instanceof Block block) {
                inside(block, block.body());
                if (!block.otherwise().isEmpty()) {
                    out.add(Instruction.of(Opcode.ELSE));
                    inside(block, block.otherwise());
                }
                out.add(Instruction.of(Opcode.END));
            }
        }

        private Instruction labelled(Node node) {
            Iterator<Block> targets = node.targets().iterator();
            return node.instruction().mapped(Operand.Kind.LABEL, label -> depth(targets.next()));
        }

        private int depth(Block target) {
            int depth = 0;
            for (Block block : open) {
                if (block == target) {
                    return depth;
                }
                depth++;
            }
            throw new IllegalStateException("a branch leaves a block it is not in");
        }
    }
}
