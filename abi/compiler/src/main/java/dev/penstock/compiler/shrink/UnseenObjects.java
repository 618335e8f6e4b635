package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Drops what the start function stores in objects that nothing sees: the descriptions of interfaces, virtual tables of
 * classes that no code makes instances of, and the descriptions of classes whose instances are never asked for their class.
 * What only such an object refers to is then unused as well.
 */
final class UnseenObjects {
    private final Functions functions;
    private final BitSet seen;
    private final Stores stores;
    private final AskedClasses asked;
    private final List<Statement> statements = new ArrayList<>();

    private UnseenObjects(Functions functions) {
        this.functions = functions;
        this.stores = new Stores(functions);
        this.asked = AskedClasses.of(functions);
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
                .filter(each -> each.stores().stream().noneMatch(this::matters))
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
        List<Stores.Store> found = stores.at(at, nodes, operands);
        if (!found.isEmpty()) {
            statements.add(new Statement(at, found));
            operands.allSimple(at).forEach(known::set);
        }
    }

    /** What is stored in an object that is seen is seen. */
    private void spread() {
        int before = -1;
        while (before != seen.cardinality()) {
            before = seen.cardinality();
            statements.stream()
                    .flatMap(each -> each.stores().stream())
                    .filter(store -> matters(store) && store.referred() >= 0)
                    .forEach(store -> seen.set(store.referred()));
        }
    }

    private boolean matters(Stores.Store store) {
        return seen.get(store.target()) && asked.mayRead(store.target(), store.field());
    }

    private record Statement(int at, List<Stores.Store> stores) {}
}
