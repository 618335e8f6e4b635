package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.DefinedType.FieldType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets objects of globals begin with what the start function stores in them before anything else happens, where that takes
 * fewer bytes: virtual tables with their methods.
 */
final class FilledGlobals {
    private final Functions functions;
    private final List<Node> nodes;
    private final Operands operands;
    private final Stores stores;
    private final BitSet variables;
    private final Map<Integer, List<Statement>> statements = new TreeMap<>();
    private final Map<Integer, BitSet> needs = new HashMap<>();

    private FilledGlobals(Functions functions, List<Node> nodes) {
        this.functions = functions;
        this.nodes = nodes;
        this.operands = new Operands(nodes, functions);
        this.stores = new Stores(functions);
        this.variables = functions.variables();
    }

    static void fill(Functions functions) {
        functions.start().filter(functions::isDefined).forEach(start -> {
            FilledGlobals pass =
                    new FilledGlobals(functions, functions.tree(start).body());
            pass.collect();
            functions.tree(start).body(pass.filled());
        });
    }

    /** Once a store in the object of a global stays where it is, so do those after it, for it would overwrite what they stored. */
    private void collect() {
        BitSet staying = new BitSet();
        for (int at = 0; at < nodes.size() && isQuiet(nodes.get(at)); at++) {
            List<Stores.Store> all = stores.at(at, nodes, operands);
            if (all.isEmpty()) {
                if (storesSomewhere(nodes.get(at))) {
                    return;
                }
            } else if (all.stream().allMatch(each -> fits(each, all.get(0)))
                    && !staying.get(all.get(0).target())) {
                statements
                        .computeIfAbsent(all.get(0).target(), key -> new ArrayList<>())
                        .add(new Statement(at, all));
            } else {
                all.forEach(each -> staying.set(each.target()));
            }
        }
    }

    private static boolean storesSomewhere(Node node) {
        return node.is(Opcode.STRUCT_SET) || node.is(Opcode.CALL);
    }

    /** Whether it neither reads objects nor runs code that may. */
    private boolean isQuiet(Node node) {
        return Operands.isSimple(node)
                || node.is(Opcode.STRUCT_NEW)
                || node.is(Opcode.STRUCT_SET)
                || (node.is(Opcode.CALL)
                        && !stores.in(node.instruction().operand(0)).isEmpty());
    }

    private boolean fits(Stores.Store store, Stores.Store first) {
        Instruction value = store.value();
        return store.target() == first.target()
                && !variables.get(store.target())
                && (value.opcode() != Opcode.GLOBAL_GET || !functions.isMutable(value.operand(0)));
    }

    private List<Node> filled() {
        Rewriting rewriting = new Rewriting(nodes);
        statements.forEach((global, all) -> {
            List<Instruction> value = value(global, all);
            int before = all.stream().mapToInt(each -> size(each.at())).sum();
            int more = value.stream().mapToInt(Instruction::size).sum() - 4;
            if (more < before && !makesCircle(global, value)) {
                functions.beginWith(global, value);
                all.forEach(each -> operands.discard(each.at(), rewriting));
            }
        });
        return rewriting.result();
    }

    private List<Instruction> value(int global, List<Statement> all) {
        int type = functions.typeOfGlobal(global);
        Map<Integer, Instruction> values = new HashMap<>();
        all.forEach(each -> each.stores().forEach(store -> values.put(store.field(), store.value())));
        List<Instruction> result = new ArrayList<>();
        List<FieldType> fields = functions.type(type).fields();
        for (int field = 0; field < fields.size(); field++) {
            result.add(values.getOrDefault(
                    field, FreshObjects.zero(fields.get(field).type())));
        }
        result.add(Instruction.of(Opcode.STRUCT_NEW, Operand.Kind.TYPE, type));
        result.add(Instruction.of(Opcode.END));
        return result;
    }

    private int size(int at) {
        int passed = operands.allSimple(at).stream()
                .mapToInt(each -> nodes.get(each).instruction().size())
                .sum();
        return nodes.get(at).instruction().size() + passed;
    }

    /** Notes what the value of a global needs, unless that needs the global itself. */
    private boolean makesCircle(int global, List<Instruction> value) {
        BitSet needed = new BitSet();
        value.stream().filter(each -> each.opcode() == Opcode.GLOBAL_GET).forEach(each -> needed.set(each.operand(0)));
        if (reaches(needed, global)) {
            return true;
        }
        needs.put(global, needed);
        return false;
    }

    private boolean reaches(BitSet from, int global) {
        return from.get(global)
                || from.stream().anyMatch(each -> reaches(needs.getOrDefault(each, new BitSet()), global));
    }

    private record Statement(int at, List<Stores.Store> stores) {}
}
