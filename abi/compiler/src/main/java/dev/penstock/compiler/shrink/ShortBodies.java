package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the bodies of functions that take little more room than a call of them in the places where they are called: those that read a field,
 * yield a constant, or cast an object and call its method. What makes an exception that is thrown stays a call, which seldom runs.
 */
final class ShortBodies {
    private static final int MOST_BYTES = 10;

    private final Functions functions;
    private final Map<Integer, Optional<Parts>> bodies = new HashMap<>();

    private ShortBodies(Functions functions) {
        this.functions = functions;
    }

    static void inline(Functions functions) {
        functions.forEach(tree -> Blocks.rewrite(tree, ShortBodies::withoutDropped));
        ShortBodies pass = new ShortBodies(functions);
        functions.forEachDefined(pass::body);
        functions.forEach(tree -> Blocks.rewrite(tree, pass::inlined));
        functions.forEach(tree -> Blocks.rewrite(tree, ShortBodies::withoutChoices));
    }

    /** Casts that the methods in tables make of their objects never fail; one whose result is dropped does nothing. */
    private static List<Node> withoutDropped(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes) {
            if (!node.is(Opcode.DROP)) {
                result.add(node);
                continue;
            }
            while (!result.isEmpty() && Operands.isCast(last(result))) {
                result.remove(result.size() - 1);
            }
            if (!result.isEmpty() && Operands.isSimple(last(result))) {
                result.remove(result.size() - 1);
            } else {
                result.add(node);
            }
        }
        return result;
    }

    private static Node last(List<Node> nodes) {
        return nodes.get(nodes.size() - 1);
    }

    /** Where both ways yield but a truth, the condition does, if it is one. */
    private static List<Node> withoutChoices(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes) {
            int then = node instanceof Block block ? truth(block.body()) : -1;
            int otherwise = node instanceof Block block ? truth(block.otherwise()) : -1;
            if (!node.is(Opcode.IF) || then < 0 || otherwise < 0 || then == otherwise) {
                result.add(node);
            } else if (otherwise == 1) {
                result.add(Plain.of(Instruction.of(Opcode.I32_EQZ)));
            } else if (!isTruth(result.get(result.size() - 1).instruction().opcode())) {
                result.add(node);
            }
        }
        return result;
    }

    /** Whether it yields 0 or 1: a comparison or a test. */
    private static boolean isTruth(int opcode) {
        return (opcode >= Opcode.I32_EQZ && opcode <= Opcode.F64_GE)
                || opcode == Opcode.REF_IS_NULL
                || opcode == Opcode.REF_EQ
                || opcode == Opcode.REF_TEST
                || opcode == Opcode.REF_TEST_NULL;
    }

    private static int truth(List<Node> nodes) {
        boolean constant = nodes.size() == 1 && nodes.get(0).is(Opcode.I32_CONST);
        int value = constant ? nodes.get(0).instruction().operand(0) : -1;
        return value == 0 || value == 1 ? value : -1;
    }

    private Optional<Parts> body(int function) {
        return bodies.computeIfAbsent(
                function,
                key -> functions.isDefined(key) && !functions.hasLocals(key)
                        ? Parts.of(
                                key,
                                functions.tree(key).body(),
                                functions.function(key).parameters().size())
                        : Optional.empty());
    }

    private List<Node> inlined(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            boolean thrown = at + 1 < nodes.size() && nodes.get(at + 1).is(Opcode.THROW);
            if (nodes.get(at).is(Opcode.CALL) && operands.isKnown(at) && !thrown) {
                int call = at;
                body(nodes.get(at).instruction().operand(0)).ifPresent(parts -> parts.put(call, operands, rewriting));
            }
        }
        return rewriting.result();
    }

    /**
     * A body that reads its parameters in their order, each once at most, before it does anything but cast them.
     *
     * @param casts those of each parameter; none at all for one that is not read
     * @param rest what it does then
     */
    private record Parts(List<Optional<List<Node>>> casts, List<Node> rest) {
        static Optional<Parts> of(int function, List<Node> nodes, int parameters) {
            List<Optional<List<Node>>> casts = new ArrayList<>();
            int at = 0;
            for (int parameter = 0; parameter < parameters; parameter++) {
                boolean read = at < nodes.size()
                        && nodes.get(at).is(Opcode.LOCAL_GET)
                        && nodes.get(at).instruction().operand(0) == parameter;
                int end = read ? at + 1 : at;
                while (read && end < nodes.size() && Operands.isCast(nodes.get(end))) {
                    end++;
                }
                casts.add(read ? Optional.of(nodes.subList(at + 1, end)) : Optional.empty());
                at = end;
            }
            List<Node> rest = nodes.subList(at, nodes.size());
            int size = nodes.stream()
                    .filter(node -> !node.is(Opcode.LOCAL_GET))
                    .mapToInt(node -> node.instruction().size())
                    .sum();
            return size <= MOST_BYTES && rest.stream().allMatch(node -> isPlain(node, function))
                    ? Optional.of(new Parts(casts, rest))
                    : Optional.empty();
        }

        private static boolean isPlain(Node node, int function) {
            boolean itself = node.is(Opcode.CALL) && node.instruction().operand(0) == function;
            return node instanceof Plain
                    && node.targets().isEmpty()
                    && !node.isLast()
                    && !itself
                    && node.instruction().operands().stream().noneMatch(each -> each.kind() == Operand.Kind.LOCAL);
        }

        /** Puts it in the place of a call. */
        void put(int call, Operands operands, Rewriting rewriting) {
            for (int i = 0; i < casts.size(); i++) {
                int simple = operands.simple(call, i);
                if (casts.get(i).isPresent()) {
                    rewriting.append(operands.last(call, i), casts.get(i).get());
                } else if (simple >= 0) {
                    rewriting.delete(simple);
                } else {
                    rewriting.append(operands.last(call, i), List.of(Plain.of(Instruction.of(Opcode.DROP))));
                }
            }
            rewriting.replace(call, rest.toArray(new Node[0]));
        }
    }
}
