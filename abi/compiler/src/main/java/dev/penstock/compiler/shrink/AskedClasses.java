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

    private final Holders holders = new Holders();

    /** The parameters through whose objects a slot is read. */
    private final Map<Slot, Set<Parameter>> asking = new HashMap<>();
    /** The types that callers pass. */
    private final Map<Parameter, Set<Integer>> passed = new HashMap<>();
    /** The locals that a function sets. */
    private final Map<Integer, BitSet> written = new HashMap<>();

    private final BitSet referenced;
    private final StaticTypes types;

    private AskedClasses(Functions functions) {
        this.functions = functions;
        this.referenced = functions.referenced();
        this.types = new StaticTypes(functions);
    }

    static AskedClasses of(Functions functions) {
        AskedClasses asked = new AskedClasses(functions);
        int start = functions.start().getOrElse(-1);
        functions.forEachDefined(function -> Blocks.rewrite(functions.tree(function), nodes -> {
            asked.note(function, nodes, function == start);
            return nodes;
        }));
        functions
                .globals()
                .forEach(each -> asked.note(-1, Tree.of(each.initializer()).body(), false));
        functions.exportedGlobals().stream().forEach(each -> asked.holders.use(each));
        asked.asking.forEach((slot, parameters) -> parameters.forEach(each -> asked.ask(slot, each)));
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
                || types.stream().anyMatch(type -> isAny(type, holders.open()) || isAny(type, holders.of(global)));
    }

    private boolean isAny(int type, Set<Integer> found) {
        return found.stream().anyMatch(each -> each < 0 || functions.isSubtype(each, type));
    }

    private void note(int function, List<Node> nodes, boolean starting) {
        Operands operands = new Operands(nodes, functions);
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            if (nodes.get(at).is(Opcode.STRUCT_GET) && instruction.operand(1) == 0) {
                ask(function, Slot.of(instruction, functions.types()), nodes, at - 1);
            } else if (nodes.get(at).is(Opcode.CALL)) {
                pass(function, at, nodes, operands);
            }
        }
        BitSet exempt = new BitSet();
        exempt.set(0, starting ? nodes.size() : 0);
        holders.note(nodes, operands, exempt);
    }

    private void pass(int function, int call, List<Node> nodes, Operands operands) {
        int callee = nodes.get(call).instruction().operand(0);
        List<ValueType> parameters = functions.function(callee).parameters();
        for (int i = 0; i < parameters.size(); i++) {
            int declared = parameters.get(i).heap();
            int type = types.of(function, nodes, operands.last(call, i)).heap();
            passed.computeIfAbsent(new Parameter(callee, i), key -> new HashSet<>())
                    .add(
                            type >= 0 && declared >= 0 && functions.isSubtype(type, declared)
                                    ? type
                                    : Math.max(declared, -1));
        }
    }

    /** Notes that a slot is read of what the node yields, which comes from the first field of an object or from elsewhere. */
    private void ask(int function, Slot slot, List<Node> nodes, int at) {
        if (at < 0
                || !nodes.get(at).is(Opcode.STRUCT_GET)
                || nodes.get(at).instruction().operand(1) != 0) {
            ask(slot, -1);
            return;
        }
        boolean local = at > 0 && nodes.get(at - 1).is(Opcode.LOCAL_GET);
        int parameter = local ? nodes.get(at - 1).instruction().operand(0) : -1;
        if (parameter >= 0 && isOnlyPassed(function, parameter)) {
            asking.computeIfAbsent(slot, key -> new HashSet<>()).add(new Parameter(function, parameter));
        } else {
            ask(slot, asker(function, nodes, at));
        }
    }

    /** Whether it is a parameter that has nothing but what callers by name pass. */
    private boolean isOnlyPassed(int function, int local) {
        return local < functions.function(function).parameters().size()
                && !referenced.get(function)
                && !written.computeIfAbsent(function, this::writtenLocals).get(local);
    }

    private BitSet writtenLocals(int function) {
        BitSet found = new BitSet();
        Blocks.nodes(functions.tree(function), node -> {
            if (node.is(Opcode.LOCAL_SET) || node.is(Opcode.LOCAL_TEE)) {
                found.set(node.instruction().operand(0));
            }
        });
        return found;
    }

    private void ask(Slot slot, Parameter parameter) {
        passed.getOrDefault(parameter, Set.of()).forEach(type -> ask(slot, type));
    }

    private void ask(Slot slot, int type) {
        askers.computeIfAbsent(slot, key -> new HashSet<>()).add(type);
    }

    /** The type of the object whose first field the node yields. */
    private int asker(int function, List<Node> nodes, int at) {
        int read = nodes.get(at).instruction().operand(0);
        ValueType local = localBehind(function, nodes, at - 1);
        return local.heap() >= 0 && functions.isSubtype(local.heap(), read) ? local.heap() : read;
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

    private record Parameter(int function, int index) {}
}
