package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds in a list of nodes which of them make the values that another one takes. */
final class Operands {
    private static final int UNKNOWN = -1;

    private final List<Node> nodes;
    private final List<int[]> starts = new ArrayList<>();

    /** Follows the stack through the nodes of one block. */
    Operands(List<Node> nodes, Functions functions) {
        this.nodes = nodes;
        List<Integer> stack = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).isLast()) {
                starts.add(new int[0]);
                stack.clear();
                continue;
            }
            StackEffect effect = StackEffect.of(nodes.get(at), functions);
            int[] taken = new int[effect.taken()];
            for (int i = taken.length - 1; i >= 0; i--) {
                taken[i] = stack.isEmpty() ? UNKNOWN : stack.remove(stack.size() - 1);
            }
            starts.add(taken);
            int start = taken.length == 0 ? at : taken[0];
            for (int i = 0; i < effect.given(); i++) {
                stack.add(start);
            }
        }
    }

    /** The place of the one node that makes an operand, if it is made by one simple node; else -1. */
    int simple(int at, int operand) {
        int[] taken = starts.get(at);
        if (operand >= taken.length || taken[operand] == UNKNOWN) {
            return UNKNOWN;
        }
        int end = operand + 1 < taken.length ? taken[operand + 1] : at;
        int start = taken[operand];
        return end == start + 1 && isSimple(nodes.get(start)) ? start : UNKNOWN;
    }

    /** The places of the nodes that make an operand, if they are one simple node and casts of what it yields; else none. */
    List<Integer> cast(int at, int operand) {
        return simpleAnd(Operands::isCast, at, operand);
    }

    /** The places of the nodes that make an operand, if they are one simple node and reads of fields of what it yields; else none. */
    List<Integer> read(int at, int operand) {
        return simpleAnd(node -> node.is(Opcode.STRUCT_GET), at, operand);
    }

    private List<Integer> simpleAnd(Predicate<Node> more, int at, int operand) {
        int last = last(at, operand);
        int first = last < 0 ? last : starts.get(at)[operand];
        if (first < 0 || !isSimple(nodes.get(first))) {
            return List.of();
        }
        List<Integer> places = IntStream.rangeClosed(first, last).boxed().toList();
        return places.stream().skip(1).map(nodes::get).allMatch(more) ? places : List.of();
    }

    /** Whether it checks the type of a reference. */
    static boolean isCast(Node node) {
        return node.is(Opcode.REF_CAST) || node.is(Opcode.REF_CAST_NULL);
    }

    /** Whether it is known what makes each operand. */
    boolean isKnown(int at) {
        return Arrays.stream(starts.get(at)).noneMatch(each -> each == UNKNOWN);
    }

    /** The place of the first node that makes an operand, which is known. */
    int first(int at, int operand) {
        return starts.get(at)[operand];
    }

    /** The place of the node that yields an operand; -1 if it is not known. */
    int last(int at, int operand) {
        int[] taken = starts.get(at);
        if (operand >= taken.length || taken[operand] == UNKNOWN) {
            return UNKNOWN;
        }
        return (operand + 1 < taken.length ? taken[operand + 1] : at) - 1;
    }

    /** The places of the nodes that make all operands, if each is made by one simple node; else none. */
    List<Integer> allSimple(int at) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < starts.get(at).length; i++) {
            if (simple(at, i) == UNKNOWN) {
                return List.of();
            }
            places.add(simple(at, i));
        }
        return places;
    }

    /** Deletes a node without result: simple operands with it, others are dropped. */
    void discard(int at, Rewriting rewriting) {
        int count = starts.get(at).length;
        int kept = count;
        while (kept > 0 && simple(at, kept - 1) != UNKNOWN) {
            kept--;
            rewriting.delete(simple(at, kept));
        }
        rewriting.replace(
                at,
                Collections.nCopies(kept, Node.Plain.of(Instruction.of(Opcode.DROP)))
                        .toArray(new Node[0]));
    }

    /** Whether it does nothing but put a value on the stack that is the same wherever it stands. */
    static boolean isConstant(Node node) {
        return switch (node.instruction().opcode()) {
            case Opcode.I32_CONST,
                    Opcode.I64_CONST,
                    Opcode.F32_CONST,
                    Opcode.F64_CONST,
                    Opcode.REF_NULL,
                    Opcode.REF_FUNC -> true;
            default -> false;
        };
    }

    /** Whether it does nothing but put a value on the stack. */
    static boolean isSimple(Node node) {
        return switch (node.instruction().opcode()) {
            case 0x20, 0x23, 0x41, 0x42, 0x43, 0x44, 0xD0, 0xD2, 0xFB01 -> true;
            default -> false;
        };
    }
}
