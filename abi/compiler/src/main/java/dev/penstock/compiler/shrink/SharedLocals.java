package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets locals of one type that are never needed at the same time be one local, first of all those of which one is copied to the other,
 * and drops values that are put in locals in vain. A local of its own costs up to five bytes, one with a number over 127 a byte for each use.
 */
final class SharedLocals {
    private final Functions functions;
    private final int function;
    private final int parameters;
    private final int count;
    private final BitSet[] conflicts;
    private final BitSet[] copies;
    private final int[] uses;
    private final IdentityHashMap<Node, Boolean> vain = new IdentityHashMap<>();

    private SharedLocals(Functions functions, int function) {
        this.functions = functions;
        this.function = function;
        this.parameters = functions.function(function).parameters().size();
        int[] last = {parameters - 1};
        Blocks.nodes(functions.tree(function), node -> node.instruction().operands().stream()
                .filter(operand -> operand.kind() == Operand.Kind.LOCAL)
                .forEach(operand -> last[0] = Math.max(last[0], (int) operand.value())));
        this.count = last[0] + 1;
        this.conflicts = sets();
        this.copies = sets();
        this.uses = new int[count];
    }

    private BitSet[] sets() {
        return IntStream.range(0, count).mapToObj(i -> new BitSet()).toArray(BitSet[]::new);
    }

    /** Changes all functions in place. */
    static void share(Functions functions) {
        functions.forEachDefined(function -> new SharedLocals(functions, function).share());
    }

    private void share() {
        Block tree = functions.tree(function);
        BitSet first = Liveness.of(tree, this::note);
        first.stream().filter(local -> local >= parameters).forEach(local -> IntStream.range(0, parameters)
                .forEach(parameter -> conflict(local, parameter)));
        Blocks.nodes(tree, node -> node.instruction().operands().stream()
                .filter(operand -> operand.kind() == Operand.Kind.LOCAL)
                .forEach(operand -> uses[(int) operand.value()]++));
        int[] places = places();
        Blocks.rewrite(
                tree, nodes -> nodes.stream().map(node -> placed(node, places)).collect(Collectors.toList()));
    }

    private void note(Node node, BitSet needed, int source) {
        int local = node.instruction().operand(0);
        vain.put(node, !needed.get(local) && hasDefault(local));
        needed.stream().filter(other -> other != local && other != source).forEach(other -> conflict(local, other));
        if (source >= 0) {
            copies[local].set(source);
            copies[source].set(local);
        }
    }

    /** Others must be set before they are read, in the same block or around it. */
    private boolean hasDefault(int local) {
        ValueType type = functions.local(function, local);
        return !type.isReference() || type.isNullable();
    }

    private void conflict(int one, int other) {
        conflicts[one].set(other);
        conflicts[other].set(one);
    }

    /** The local that each one becomes. */
    private int[] places() {
        int[] places = IntStream.range(0, count).toArray();
        List<Integer> kept = new ArrayList<>();
        IntStream.range(0, parameters).forEach(kept::add);
        IntStream.range(parameters, count)
                .boxed()
                .sorted(Comparator.comparingInt(local -> -uses[local]))
                .forEach(local -> {
                    List<Integer> copied = kept.stream()
                            .filter(place -> copies[local].get(place))
                            .collect(Collectors.toList());
                    copied.addAll(kept);
                    int place = copied.stream()
                            .filter(each -> fits(local, each))
                            .findFirst()
                            .orElse(local);
                    places[local] = place;
                    if (place == local) {
                        kept.add(local);
                    } else {
                        join(place, local);
                    }
                });
        return places;
    }

    private boolean fits(int local, int place) {
        return !conflicts[local].get(place)
                && functions.local(function, local).equals(functions.local(function, place));
    }

    /** Gives one local the conflicts and copies of another, too. */
    private void join(int place, int local) {
        conflicts[local].stream().forEach(other -> conflict(place, other));
        copies[place].or(copies[local]);
        copies[local].stream().forEach(other -> copies[other].set(place));
    }

    private Node placed(Node node, int[] places) {
        if (node instanceof Block) {
            return node;
        }
        if (vain.getOrDefault(node, false) && node.is(Opcode.LOCAL_SET)) {
            return Node.Plain.of(Instruction.of(Opcode.DROP));
        }
        return new Node.Plain(node.instruction().mapped(Operand.Kind.LOCAL, local -> places[local]), node.targets());
    }
}
