package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/** A piece of structured code. Branches refer to the block they leave, not to how far out it is. */
sealed interface Node {
    /** The instruction, or the one that begins the block. */
    Instruction instruction();

    /** The blocks its labels stand for, in order. */
    List<Block> targets();

    /** Whether it is the instruction with this opcode. */
    default boolean is(int opcode) {
        return instruction().opcode() == opcode;
    }

    /** Whether control never gets behind it. */
    default boolean isLast() {
        return switch (instruction().opcode()) {
            case Opcode.UNREACHABLE,
                    Opcode.THROW,
                    Opcode.THROW_REF,
                    Opcode.BR,
                    Opcode.BR_TABLE,
                    Opcode.RETURN,
                    Opcode.RETURN_CALL -> true;
            default -> false;
        };
    }

    /** An instruction that is no block. */
    record Plain(Instruction instruction, List<Block> targets) implements Node {
        static Plain of(Instruction instruction, Block... targets) {
            return new Plain(instruction, List.of(targets));
        }
    }

    /** A block with its body; the whole function is one that no instruction begins. */
    final class Block implements Node {
        private Instruction instruction;
        private final List<Block> targets;
        private List<Node> body = new ArrayList<>();
        private List<Node> otherwise = List.of();

        Block(Instruction instruction, List<Block> targets) {
            this.instruction = instruction;
            this.targets = targets;
        }

        @Override
        public Instruction instruction() {
            return instruction;
        }

        @Override
        public List<Block> targets() {
            return targets;
        }

        void begunBy(Instruction other) {
            instruction = other;
        }

        List<Node> body() {
            return body;
        }

        void body(List<Node> nodes) {
            body = nodes;
        }

        List<Node> otherwise() {
            return otherwise;
        }

        void otherwise(List<Node> nodes) {
            otherwise = nodes;
        }
    }
}
