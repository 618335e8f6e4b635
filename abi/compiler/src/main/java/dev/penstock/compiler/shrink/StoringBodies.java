package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts the stores of a function that does nothing but store in the object passed first, as most constructors, in the place where it is
 * called, so that an object can be made with its values. Those that take more than a read are kept in locals until then.
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
        functions.forEachDefined(
                caller -> Blocks.rewrite(functions.tree(caller), nodes -> pass.inlined(caller, nodes)));
    }

    private List<Node> inlined(int caller, List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.CALL) && operands.isKnown(at)) {
                inline(caller, nodes, at, operands, rewriting);
            }
        }
        return rewriting.result();
    }

    private void inline(int caller, List<Node> nodes, int call, Operands operands, Rewriting rewriting) {
        int constructor = nodes.get(call).instruction().operand(0);
        List<Stores.Filling> fillings = stores.in(constructor);
        if (fillings.isEmpty() || !fillings.stream().allMatch(each -> each.target() == 0)) {
            return;
        }
        List<ValueType> parameters = functions.function(constructor).parameters();
        List<List<Node>> passed = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            passed.add(nodes.subList(operands.first(call, i), operands.last(call, i) + 1));
        }
        if (!isLocal(passed.get(0)) || writes(passed.subList(1, passed.size()), last(passed.get(0)))) {
            return;
        }
        BitSet kept = kept(constructor, fillings, passed);
        for (int i = 1; i < parameters.size(); i++) {
            if (kept.get(i)) {
                int local = functions.addLocal(caller, parameters.get(i));
                rewriting.append(operands.last(call, i), List.of(local(Opcode.LOCAL_SET, local)));
                passed.set(i, List.of(local(Opcode.LOCAL_GET, local)));
            } else {
                operands.read(call, i).forEach(rewriting::delete);
            }
        }
        int object = last(passed.get(0));
        if (passed.get(0).size() == 1) {
            rewriting.delete(operands.last(call, 0));
        } else {
            rewriting.replace(operands.last(call, 0), local(Opcode.LOCAL_SET, object));
        }
        passed.set(0, List.of(local(Opcode.LOCAL_GET, object)));
        rewriting.replace(call, stored(constructor, passed).toArray(new Node[0]));
    }

    /** The parameters whose values must be made where they are passed: all but constants, as soon as one is more than a read. */
    private BitSet kept(int constructor, List<Stores.Filling> fillings, List<List<Node>> passed) {
        Set<Slot> written = written(constructor);
        BitSet kept = new BitSet();
        boolean allMovable =
                IntStream.range(1, passed.size()).allMatch(i -> isMovable(passed.get(i), uses(i, fillings), written));
        if (!allMovable) {
            IntStream.range(1, passed.size())
                    .filter(i -> !isConstant(passed.get(i)))
                    .forEach(kept::set);
        }
        return kept;
    }

    private static boolean writes(List<List<Node>> passed, int local) {
        boolean[] found = {false};
        passed.forEach(made -> made.forEach(node -> Blocks.visit(
                node,
                each -> found[0] |= (each.is(Opcode.LOCAL_SET) || each.is(Opcode.LOCAL_TEE))
                        && each.instruction().operand(0) == local)));
        return found[0];
    }

    private static int last(List<Node> made) {
        return made.get(made.size() - 1).instruction().operand(0);
    }

    private static Node local(int opcode, int local) {
        return Plain.of(Instruction.of(opcode, Operand.Kind.LOCAL, local));
    }

    private static long uses(int parameter, List<Stores.Filling> fillings) {
        return fillings.stream().filter(each -> each.parameter() == parameter).count();
    }

    /** Whether it is a local, and perhaps copied to another one. */
    private static boolean isLocal(List<Node> made) {
        return made.get(0).is(Opcode.LOCAL_GET)
                && (made.size() == 1 || (made.size() == 2 && made.get(1).is(Opcode.LOCAL_TEE)));
    }

    private static boolean isConstant(List<Node> made) {
        return made.size() == 1 && Operands.isConstant(made.get(0));
    }

    /** Whether a value may be made where it is stored: what it is read from must not be written before. */
    private boolean isMovable(List<Node> made, long uses, Set<Slot> written) {
        boolean again = made.size() == 1 && !made.get(0).is(Opcode.STRUCT_NEW_DEFAULT);
        return Operands.isSimple(made.get(0))
                && made.stream().skip(1).allMatch(node -> node.is(Opcode.STRUCT_GET))
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
