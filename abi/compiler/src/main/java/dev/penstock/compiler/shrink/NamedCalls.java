package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls a method by name where the objects that may be there have no more than three: looks at the object's type then say which. A call
 * through a table of methods waits for four loads, and V8 does not see what it calls. TeaVM checks for null before each such call.
 */
final class NamedCalls {
    private static final int MOST_METHODS = 3;

    private final Functions functions;
    private final MethodTables tables;

    private NamedCalls(Functions functions) {
        this.functions = functions;
        this.tables = MethodTables.of(functions);
    }

    static void name(Functions functions) {
        NamedCalls pass = new NamedCalls(functions);
        functions.forEachDefined(
                function -> Blocks.rewrite(functions.tree(function), nodes -> pass.named(function, nodes)));
    }

    private List<Node> named(int function, List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.CALL_REF) && operands.isKnown(at)) {
                int call = at;
                Lookup.of(nodes, at)
                        .ifPresent(lookup -> choices(function, lookup).ifPresent(choices -> {
                            for (int i = 1; i <= lookup.nodes(); i++) {
                                rewriting.delete(call - i);
                            }
                            Passed passed = new Passed(functions, function, nodes, call, operands, rewriting);
                            List<Node> code = new ArrayList<>(passed.before());
                            List<Operand> type = InlinedBody.type(functions
                                    .signature(nodes.get(call).instruction().operand(0))
                                    .results());
                            code.addAll(code(lookup.local(), type, choices, passed));
                            rewriting.replace(call, code.toArray(new Node[0]));
                        }));
            }
        }
        return rewriting.result();
    }

    /** The methods that may be meant, each but the last with the type of the objects that have it. */
    private Optional<List<Choice>> choices(int function, Lookup lookup) {
        int receiver = Math.max(functions.local(function, lookup.local()).heap(), -1);
        return tables.answering(receiver, lookup.table(), lookup.field())
                .filter(methods -> !methods.isEmpty() && methods.size() <= MOST_METHODS)
                .flatMap(this::choices);
    }

    private Optional<List<Choice>> choices(Map<Integer, Set<Integer>> methods) {
        Map<Integer, Set<Integer>> left = new TreeMap<>(methods);
        List<Choice> choices = new ArrayList<>();
        while (left.size() > 1) {
            Optional<Choice> next = left.entrySet().stream()
                    .filter(each -> isOne(each.getValue(), left))
                    .map(each ->
                            new Choice(each.getKey(), each.getValue().iterator().next()))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            left.remove(next.get().method());
            choices.add(next.get());
        }
        choices.add(new Choice(left.keySet().iterator().next(), -1));
        return Optional.of(choices);
    }

    /** Whether these are one type, which no other one extends. */
    private boolean isOne(Set<Integer> types, Map<Integer, Set<Integer>> methods) {
        return types.size() == 1
                && methods.values().stream()
                        .filter(others -> others != types)
                        .flatMap(Set::stream)
                        .noneMatch(each ->
                                functions.isSubtype(each, types.iterator().next()));
    }

    private static List<Node> code(int receiver, List<Operand> type, List<Choice> choices, Passed passed) {
        Choice choice = choices.get(0);
        if (choices.size() == 1) {
            return call(choice.method(), passed);
        }
        Block block = new Block(new Instruction(Opcode.IF, type), List.of());
        block.body(call(choice.method(), passed));
        block.otherwise(code(receiver, type, choices.subList(1, choices.size()), passed));
        return List.of(
                Plain.of(Instruction.of(Opcode.LOCAL_GET, Operand.Kind.LOCAL, receiver)),
                Plain.of(Instruction.of(Opcode.REF_TEST, Operand.Kind.HEAP, choice.type())),
                block);
    }

    private static List<Node> call(int method, Passed passed) {
        List<Node> nodes = new ArrayList<>(passed.again());
        nodes.add(Plain.of(Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, method)));
        return nodes;
    }

    private record Choice(int method, int type) {}

    /**
     * The way from an object in a local to a method in its table, the nodes before a call.
     *
     * @param table the type of the table
     * @param nodes how many nodes it takes
     */
    private record Lookup(int local, int table, int field, int nodes) {
        static Optional<Lookup> of(List<Node> nodes, int call) {
            if (call < 3 || !nodes.get(call - 1).is(Opcode.STRUCT_GET)) {
                return Optional.empty();
            }
            Instruction method = nodes.get(call - 1).instruction();
            int from = nodes.get(call - 2).is(Opcode.REF_CAST) ? call - 3 : call - 2;
            boolean fits = from >= 1
                    && nodes.get(from).is(Opcode.STRUCT_GET)
                    && nodes.get(from).instruction().operand(1) == 0
                    && nodes.get(from - 1).is(Opcode.LOCAL_GET);
            return fits
                    ? Optional.of(new Lookup(
                            nodes.get(from - 1).instruction().operand(0),
                            method.operand(0),
                            method.operand(1),
                            call - from + 1))
                    : Optional.empty();
        }
    }
}
