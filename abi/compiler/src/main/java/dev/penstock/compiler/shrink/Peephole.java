package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Replaces short runs of instructions by shorter ones, until none is left to replace. */
final class Peephole {
    private final int[] reads;
    private final List<Instruction> out = new ArrayList<>();

    private Peephole(int[] reads) {
        this.reads = reads;
    }

    /** The instructions of a function with so many parameters and locals. */
    static List<Instruction> shortened(List<Instruction> instructions, int locals) {
        List<Instruction> before = instructions;
        while (true) {
            Peephole pass = new Peephole(reads(before, locals));
            before.forEach(pass::add);
            if (pass.out.equals(before)) {
                return before;
            }
            before = pass.out;
        }
    }

    /** The bytes that instructions take. */
    static int size(List<Node> nodes) {
        return nodes.stream().mapToInt(node -> node.instruction().size()).sum();
    }

    private static int[] reads(List<Instruction> instructions, int locals) {
        int[] reads = new int[locals];
        instructions.stream()
                .filter(each -> each.opcode() == Opcode.LOCAL_GET)
                .forEach(each -> reads[each.operand(0)]++);
        return reads;
    }

    private void add(Instruction next) {
        switch (next.opcode()) {
            case Opcode.LOCAL_TEE -> {
                if (reads[next.operand(0)] > 0 && !readsJustNow(next)) {
                    out.add(next);
                }
            }
            case Opcode.LOCAL_SET -> set(next);
            case Opcode.LOCAL_GET -> get(next);
            case Opcode.DROP -> drop(next);
            case Opcode.BR_IF -> {
                out.add(next);
                joinBounds();
            }
            default -> out.add(next);
        }
    }

    /** Whether the value on the stack is that of the local already. */
    private boolean readsJustNow(Instruction next) {
        return last(0, Opcode.LOCAL_GET) && last(0).operands().equals(next.operands());
    }

    private void set(Instruction next) {
        if (readsJustNow(next)) {
            removeLast(1);
        } else if (reads[next.operand(0)] > 0) {
            out.add(next);
        } else {
            drop(Instruction.of(Opcode.DROP));
        }
    }

    private void get(Instruction next) {
        if (last(0, Opcode.LOCAL_SET) && last(0).operands().equals(next.operands())) {
            removeLast(1);
            out.add(new Instruction(Opcode.LOCAL_TEE, next.operands()));
        } else {
            out.add(next);
        }
    }

    private void drop(Instruction next) {
        if (last(0, Opcode.LOCAL_TEE)) {
            Instruction tee = last(0);
            removeLast(1);
            out.add(new Instruction(Opcode.LOCAL_SET, tee.operands()));
        } else if (last(0, Opcode.LOCAL_GET)
                || last(0, Opcode.GLOBAL_GET)
                || last(0, Opcode.I32_CONST)
                || last(0, Opcode.I64_CONST)
                || last(0, Opcode.REF_NULL)
                || last(0, Opcode.REF_FUNC)) {
            removeLast(1);
        } else {
            out.add(next);
        }
    }

    /** {@code i < 0} and {@code i >= length}, both leading to the same place, are one comparison without signs. */
    private void joinBounds() {
        boolean fits = last(0, Opcode.BR_IF)
                && last(1, Opcode.I32_GE_S)
                && last(2, Opcode.ARRAY_LEN)
                && last(3, Opcode.LOCAL_GET)
                && last(4, Opcode.LOCAL_GET)
                && last(5, Opcode.BR_IF)
                && last(6, Opcode.I32_LT_S)
                && last(7, Opcode.I32_CONST)
                && last(8, Opcode.LOCAL_GET)
                && last(0).equals(last(5))
                && last(4).equals(last(8))
                && last(7).operand(0) == 0;
        if (fits) {
            List<Instruction> joined = List.of(last(4), last(3), last(2), Instruction.of(Opcode.I32_GE_U), last(0));
            removeLast(9);
            out.addAll(joined);
        }
    }

    private boolean last(int back, int opcode) {
        return back < out.size() && last(back).opcode() == opcode;
    }

    private Instruction last(int back) {
        return out.get(out.size() - 1 - back);
    }

    private void removeLast(int count) {
        IntStream.range(0, count).forEach(i -> out.remove(out.size() - 1));
    }
}
