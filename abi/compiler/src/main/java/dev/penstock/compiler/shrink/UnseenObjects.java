package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops what the start function stores in objects that nothing sees: the descriptions of interfaces, and virtual tables of
 * classes that no code makes instances of. What only such a table refers to is then unused as well.
 */
final class UnseenObjects {
    private final Functions functions;
    private final BitSet seen;
    private final Map<Integer, List<Store>> fillers = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private UnseenObjects(Functions functions) {
        this.functions = functions;
        this.seen = functions.exposedGlobals();
        this.seen.or(functions.variables());
    }

    static void remove(Functions functions) {
        functions.start().filter(functions::isDefined).forEach(start -> new UnseenObjects(functions).remove(start));
    }

    private void remove(int start) {
        Block root = functions.tree(start);
        functions.forEach(tree -> {
            if (tree != root) {
                Blocks.nodes(tree, this::see);
            }
        });
        List<Node> nodes = root.body();
        Operands operands = new Operands(nodes, functions);
        BitSet known = new BitSet();
        for (int at = 0; at < nodes.size(); at++) {
            note(at, nodes, operands, known);
        }
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) instanceof Block block) {
                Blocks.nodes(block, this::see);
            } else if (!known.get(at)) {
                see(nodes.get(at));
            }
        }
        spread();
        Rewriting rewriting = new Rewriting(nodes);
        statements.stream()
                .filter(each -> each.stores().stream().noneMatch(store -> seen.get(store.target())))
                .forEach(each -> operands.discard(each.at(), rewriting));
        root.body(rewriting.result());
    }

    private void see(Node node) {
        if (node.is(Opcode.GLOBAL_GET)) {
            seen.set(node.instruction().operand(0));
        }
    }

    /** Notes a statement that does nothing but store in objects of globals, and which nodes belong to it. */
    private void note(int at, List<Node> nodes, Operands operands, BitSet known) {
        List<Store> stores = storesOf(nodes.get(at).instruction());
        List<Store> inGlobals = new ArrayList<>();
        int count = nodes.get(at).is(Opcode.CALL)
                ? functions
                        .function(nodes.get(at).instruction().operand(0))
                        .parameters()
                        .size()
                : 2;
        for (int i = 0; i < count && !stores.isEmpty(); i++) {
            if (operands.simple(at, i) < 0) {
                return;
            }
        }
        for (Store store : stores) {
            int target = global(nodes.get(operands.simple(at, store.target())));
            int value = store.value() < 0 ? store.value() : global(nodes.get(operands.simple(at, store.value())));
            if (target < 0) {
                return;
            }
            inGlobals.add(new Store(target, value));
        }
        if (!stores.isEmpty()) {
            statements.add(new Statement(at, inGlobals));
            for (int i = 0; i < count; i++) {
                known.set(operands.simple(at, i));
            }
        }
    }

    private static int global(Node node) {
        return node.is(Opcode.GLOBAL_GET) ? node.instruction().operand(0) : Store.NONE;
    }

    /** The stores by the places of operands; none if it does anything else. */
    private List<Store> storesOf(Instruction instruction) {
        return switch (instruction.opcode()) {
            case Opcode.STRUCT_SET -> List.of(new Store(0, 1));
            case Opcode.CALL -> fillers.computeIfAbsent(instruction.operand(0), this::storesIn);
            default -> List.of();
        };
    }

    private List<Store> storesIn(int function) {
        if (!functions.isDefined(function)
                || !functions.function(function).results().isEmpty()) {
            return List.of();
        }
        List<Node> nodes = functions.tree(function).body();
        List<Store> stores = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at += 3) {
            boolean fits = at + 2 < nodes.size()
                    && nodes.get(at).is(Opcode.LOCAL_GET)
                    && Operands.isSimple(nodes.get(at + 1))
                    && nodes.get(at + 2).is(Opcode.STRUCT_SET);
            if (!fits) {
                return List.of();
            }
            Node value = nodes.get(at + 1);
            stores.add(new Store(
                    nodes.get(at).instruction().operand(0),
                    value.is(Opcode.LOCAL_GET) ? value.instruction().operand(0) : Store.NONE));
        }
        return stores;
    }

    /** What is stored in an object that is seen is seen. */
    private void spread() {
        int before = -1;
        while (before != seen.cardinality()) {
            before = seen.cardinality();
            statements.stream()
                    .flatMap(each -> each.stores().stream())
                    .filter(store -> seen.get(store.target()) && store.value() >= 0)
                    .forEach(store -> seen.set(store.value()));
        }
    }

    private record Statement(int at, List<Store> stores) {}

    /** Globals, or places of operands: the object that is changed, and what it then refers to if that is another. */
    private record Store(int target, int value) {
        static final int NONE = -1;
    }
}
