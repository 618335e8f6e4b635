package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.DefinedType.FieldType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which methods objects have by the tables of their classes. TeaVM keeps a table in a global, makes the objects of a class with that
 * one, and fills it in the start function.
 */
final class MethodTables {
    private final Functions functions;
    private final Stores stores;
    private final int start;

    /** The methods in a global's object by field. */
    private final Map<Integer, Map<Integer, Integer>> methods = new TreeMap<>();

    /** A table that is used for anything else than objects and to be filled has a further holder. */
    private final Holders holders = new Holders();

    /** Slots that are filled in ways that are not known. */
    private final Set<Slot> unknown = new HashSet<>();

    private MethodTables(Functions functions) {
        this.functions = functions;
        this.stores = new Stores(functions);
        this.start = functions.start().getOrElse(-1);
    }

    static MethodTables of(Functions functions) {
        MethodTables tables = new MethodTables(functions);
        for (int global = 0; global < functions.globals().size(); global++) {
            tables.noteFirst(global, functions.global(global));
        }
        functions.forEachDefined(function -> {
            Block root = functions.tree(function);
            Blocks.rewrite(root, nodes -> {
                tables.note(function, nodes, nodes == root.body());
                return nodes;
            });
        });
        return tables;
    }

    private void noteFirst(int global, Global first) {
        List<Node> nodes = Tree.of(first.initializer()).body();
        Operands operands = new Operands(nodes, functions);
        int last = nodes.size() - 1;
        holders.note(nodes, operands, new BitSet());
        if (nodes.get(last).is(Opcode.STRUCT_NEW)) {
            int type = nodes.get(last).instruction().operand(0);
            for (int field = 0; field < functions.type(type).fields().size(); field++) {
                int place = operands.simple(last, field);
                fill(global, type, field, place < 0 ? nodes.get(last) : nodes.get(place));
            }
        }
    }

    private void note(int function, List<Node> nodes, boolean outermost) {
        Operands operands = new Operands(nodes, functions);
        BitSet filling = new BitSet();
        for (int at = 0; at < nodes.size(); at++) {
            List<Stores.Store> known = function == start && outermost ? stores.at(at, nodes, operands) : List.of();
            if (known.isEmpty()) {
                noteUnknown(function, nodes.get(at));
            } else {
                operands.allSimple(at).forEach(filling::set);
                known.forEach(each -> fill(
                        each.target(),
                        functions.typeOfGlobal(each.target()),
                        each.field(),
                        Node.Plain.of(each.value())));
            }
        }
        holders.note(nodes, operands, filling);
    }

    private void noteUnknown(int function, Node node) {
        Instruction instruction = node.instruction();
        if (node.is(Opcode.STRUCT_SET) && stores.in(function).isEmpty()) {
            unknown.add(Slot.of(instruction, functions.types()));
        } else if (node.is(Opcode.CALL) || node.is(Opcode.RETURN_CALL) || node.is(Opcode.REF_FUNC)) {
            forget(instruction.operand(0));
        } else if (node.is(Opcode.STRUCT_NEW)) {
            forgetMade(instruction.operand(0));
        }
    }

    /** What a function stores that is called elsewhere than in the start function is not known. */
    private void forget(int filling) {
        if (!stores.in(filling).isEmpty()) {
            Blocks.nodes(functions.tree(filling), node -> {
                if (node.is(Opcode.STRUCT_SET)) {
                    unknown.add(Slot.of(node.instruction(), functions.types()));
                }
            });
        }
    }

    /** Methods of objects that are made when the module runs are not known. */
    private void forgetMade(int type) {
        List<FieldType> fields = functions.type(type).fields();
        for (int field = 0; field < fields.size(); field++) {
            if (isMethod(fields.get(field))) {
                unknown.add(Slot.of(type, field, functions.types()));
            }
        }
    }

    private boolean isMethod(FieldType field) {
        int heap = field.type().isReference() ? field.type().heap() : -1;
        return heap >= 0 && functions.type(heap).function().isDefined();
    }

    private void fill(int global, int type, int field, Node value) {
        if (value.is(Opcode.REF_FUNC)) {
            methods.computeIfAbsent(global, key -> new HashMap<>())
                    .put(field, value.instruction().operand(0));
        } else if (!value.is(Opcode.REF_NULL)
                && isMethod(functions.type(type).fields().get(field))) {
            unknown.add(Slot.of(type, field, functions.types()));
        }
    }

    /**
     * The methods that objects of a type have in a slot, each with the types of the objects that have it; none if that is not known.
     *
     * @param receiver the type of the objects; negative if they may be any
     * @param table the type of their tables
     */
    Optional<Map<Integer, Set<Integer>>> answering(int receiver, int table, int field) {
        if (unknown.contains(Slot.of(table, field, functions.types()))) {
            return Optional.empty();
        }
        Map<Integer, Set<Integer>> result = new TreeMap<>();
        for (Map.Entry<Integer, Map<Integer, Integer>> each : methods.entrySet()) {
            Integer method = each.getValue().get(field);
            if (method != null && functions.isSubtype(functions.typeOfGlobal(each.getKey()), table)) {
                Set<Integer> types = holders.of(each.getKey());
                int type = types.size() == 1 ? types.iterator().next() : -1;
                if (type < 0 || functions.isMutable(each.getKey())) {
                    return Optional.empty();
                }
                if (receiver < 0 || functions.isSubtype(type, receiver)) {
                    result.computeIfAbsent(method, key -> new HashSet<>()).add(type);
                }
            }
        }
        return Optional.of(result);
    }
}
