package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of the objects that have globals as their first fields, where TeaVM puts the virtual tables of classes. */
final class Holders {
    private static final int OTHER_USE = -1;

    private final Map<Integer, Set<Integer>> types = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();

    /** Notes what a list of nodes makes of globals; what it does at the {@code exempt} places does not count as another use. */
    void note(List<Node> nodes, Operands operands, BitSet exempt) {
        BitSet held = (BitSet) exempt.clone();
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            if (nodes.get(at).is(Opcode.STRUCT_NEW)) {
                hold(instruction.operand(0), operands.simple(at, 0), nodes, held);
            } else if (nodes.get(at).is(Opcode.STRUCT_SET) && instruction.operand(1) == 0) {
                hold(instruction.operand(0), operands.simple(at, 1), nodes, held);
            }
        }
        for (int at = 0; at < nodes.size(); at++) {
            if (!held.get(at) && nodes.get(at).is(Opcode.GLOBAL_GET)) {
                use(nodes.get(at).instruction().operand(0));
            }
        }
    }

    private void hold(int type, int place, List<Node> nodes, BitSet held) {
        if (place >= 0 && nodes.get(place).is(Opcode.GLOBAL_GET)) {
            held.set(place);
            add(nodes.get(place).instruction().operand(0), type);
        } else {
            open.add(type);
        }
    }

    /** Notes that a global is used for anything else than a first field. */
    void use(int global) {
        add(global, OTHER_USE);
    }

    private void add(int global, int type) {
        types.computeIfAbsent(global, key -> new HashSet<>()).add(type);
    }

    /** The types of the objects that have a global as their first field; a negative one stands for any other use. */
    Set<Integer> of(int global) {
        return types.getOrDefault(global, Set.of());
    }

    /** The types of the objects whose first field may be anything. */
    Set<Integer> open() {
        return open;
    }
}
