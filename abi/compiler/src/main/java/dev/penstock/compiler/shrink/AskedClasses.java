package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.ValueType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects of globals may have their first field read, where they are themselves the first fields of other objects: so the
 * description of a class is read from its virtual table, and that from an instance that is asked for its class. It is read
 * only of what instances of the type have that the code asks.
 */
final class AskedClasses {
    private final Functions functions;
    /** The types of objects through which a slot is read; a negative one stands for a read in any other way. */
    private final Map<Slot, Set<Integer>> askers = new HashMap<>();
    /** The types of objects that have a global as their first field; a negative one stands for any other use. */
    private final Map<Integer, Set<Integer>> holders = new HashMap<>();
    /** The types of objects that have as their first field what may be anything. */
    private final Set<Integer> open = new HashSet<>();

    private AskedClasses(Functions functions) {
        this.functions = functions;
    }

    static AskedClasses of(Functions functions) {
        AskedClasses asked = new AskedClasses(functions);
        int start = functions.start().getOrElse(-1);
        functions.forEachDefined(function -> Blocks.rewrite(functions.tree(function), nodes -> {
            asked.note(function, nodes, function == start);
            return nodes;
        }));
        functions.exposedGlobals().stream().forEach(each -> asked.use(each, -1));
        return asked;
    }

    /** Whether the field of the object of a global may be read. */
    boolean mayRead(int global, int field) {
        if (field != 0) {
            return true;
        }
        Set<Integer> types =
                askers.getOrDefault(Slot.of(functions.typeOfGlobal(global), 0, functions.types()), Set.of());
        return types.contains(-1)
                || types.stream()
                        .anyMatch(type -> isAny(type, open) || isAny(type, holders.getOrDefault(global, Set.of())));
    }

    private boolean isAny(int type, Set<Integer> found) {
        return found.stream().anyMatch(each -> each < 0 || functions.isSubtype(each, type));
    }

    private void note(int function, List<Node> nodes, boolean starting) {
        Operands operands = new Operands(nodes, functions);
        BitSet held = new BitSet();
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            if (nodes.get(at).is(Opcode.STRUCT_NEW)) {
                hold(instruction.operand(0), operands.simple(at, 0), nodes, held);
            } else if (nodes.get(at).is(Opcode.STRUCT_SET) && instruction.operand(1) == 0) {
                hold(instruction.operand(0), operands.simple(at, 1), nodes, held);
            } else if (nodes.get(at).is(Opcode.STRUCT_GET) && instruction.operand(1) == 0) {
                ask(instruction, at == 0 ? -1 : asker(function, nodes, at - 1));
            }
        }
        for (int at = 0; at < nodes.size(); at++) {
            if (!starting && !held.get(at) && nodes.get(at).is(Opcode.GLOBAL_GET)) {
                use(nodes.get(at).instruction().operand(0), -1);
            }
        }
    }

    private void hold(int type, int place, List<Node> nodes, BitSet held) {
        if (place >= 0 && nodes.get(place).is(Opcode.GLOBAL_GET)) {
            held.set(place);
            use(nodes.get(place).instruction().operand(0), type);
        } else {
            open.add(type);
        }
    }

    private void use(int global, int type) {
        holders.computeIfAbsent(global, key -> new HashSet<>()).add(type);
    }

    private void ask(Instruction read, int type) {
        askers.computeIfAbsent(Slot.of(read, functions.types()), key -> new HashSet<>())
                .add(type);
    }

    /** The type of the object from whose first field the value of the node comes; -1 if it comes from elsewhere. */
    private int asker(int function, List<Node> nodes, int at) {
        Instruction read = nodes.get(at).instruction();
        if (!nodes.get(at).is(Opcode.STRUCT_GET) || read.operand(1) != 0) {
            return -1;
        }
        ValueType local = localBehind(function, nodes, at - 1);
        return local.heap() >= 0 && functions.isSubtype(local.heap(), read.operand(0)) ? local.heap() : read.operand(0);
    }

    /** The type of the local whose value the node yields, checked or put in other locals on the way; else that of any object. */
    private ValueType localBehind(int function, List<Node> nodes, int last) {
        ValueType type = ValueType.nullable(-1);
        for (int at = last; at >= 0; at--) {
            Node node = nodes.get(at);
            if (node.is(Opcode.LOCAL_GET)) {
                int local = node.instruction().operand(0);
                type = functions.local(function, local);
                if (at == 0
                        || !nodes.get(at - 1).is(Opcode.LOCAL_SET)
                        || nodes.get(at - 1).instruction().operand(0) != local) {
                    return type;
                }
            } else if (!node.is(Opcode.LOCAL_TEE) && !node.is(Opcode.LOCAL_SET) && !node.is(Opcode.BR_ON_NULL)) {
                return type;
            }
        }
        return type;
    }
}
