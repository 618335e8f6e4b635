package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the stores of a function that does nothing but store in the object passed first, as most constructors, in the place where it is
 * called, so that an object can be made with its values.
 */
final class StoringBodies {
    private final Functions functions;
    private final Stores stores;

    private StoringBodies(Functions functions) {
        this.functions = functions;
        this.stores = new Stores(functions);
    }

    static void inline(Functions functions) {
        StoringBodies pass = new StoringBodies(functions);
        functions.forEach(tree -> Blocks.rewrite(tree, pass::inlined));
    }

    private List<Node> inlined(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.CALL)) {
                inline(nodes, at, operands, rewriting);
            }
        }
        return rewriting.result();
    }

    private void inline(List<Node> nodes, int call, Operands operands, Rewriting rewriting) {
        int constructor = nodes.get(call).instruction().operand(0);
        List<Stores.Filling> fillings = stores.in(constructor);
        if (fillings.isEmpty() || !fillings.stream().allMatch(each -> each.target() == 0)) {
            return;
        }
        int count = functions.function(constructor).parameters().size();
        Set<Slot> written = written(constructor);
        List<List<Node>> passed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Node> made = operands.read(call, i).stream().map(nodes::get).toList();
            if (!(i == 0 ? isLocal(made) : isMovable(made, uses(i, fillings), written))) {
                return;
            }
            passed.add(made);
        }
        for (int i = 0; i < count; i++) {
            operands.read(call, i).forEach(rewriting::delete);
        }
        rewriting.replace(call, stored(constructor, passed).toArray(new Node[0]));
    }

    private static long uses(int parameter, List<Stores.Filling> fillings) {
        return fillings.stream().filter(each -> each.parameter() == parameter).count();
    }

    private static boolean isLocal(List<Node> made) {
        return made.size() == 1 && made.get(0).is(Opcode.LOCAL_GET);
    }

    /** Whether a value may be made where it is stored: what it is read from must not be written before. */
    private boolean isMovable(List<Node> made, long uses, Set<Slot> written) {
        boolean again = made.size() == 1 && !made.get(0).is(Opcode.STRUCT_NEW_DEFAULT);
        return !made.isEmpty()
                && (again || uses == 1)
                && made.stream()
                        .filter(node -> node.is(Opcode.STRUCT_GET))
                        .noneMatch(node -> written.contains(Slot.of(node.instruction(), functions.types())));
    }

    private Set<Slot> written(int constructor) {
        return functions.tree(constructor).body().stream()
                .filter(node -> node.is(Opcode.STRUCT_SET))
                .map(node -> Slot.of(node.instruction(), functions.types()))
                .collect(Collectors.toSet());
    }

    private List<Node> stored(int constructor, List<List<Node>> passed) {
        List<Node> result = new ArrayList<>();
        for (Node node : functions.tree(constructor).body()) {
            if (node.is(Opcode.LOCAL_GET)) {
                result.addAll(passed.get(node.instruction().operand(0)));
            } else {
                result.add(node);
            }
        }
        return result;
    }
}
