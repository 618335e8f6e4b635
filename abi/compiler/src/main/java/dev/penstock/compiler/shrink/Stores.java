package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements that do nothing but store simple values in objects of globals, directly or in a function of their own. */
final class Stores {
    private final Functions functions;
    private final Map<Integer, List<Filling>> fillings = new HashMap<>();

    Stores(Functions functions) {
        this.functions = functions;
    }

    /** What the node there stores; none if it does anything else, or if any of its operands is not simple. */
    List<Store> at(int at, List<Node> nodes, Operands operands) {
        List<Filling> fillings = fillings(nodes.get(at).instruction());
        if (fillings.isEmpty() || operands.allSimple(at).isEmpty()) {
            return List.of();
        }
        List<Store> result = new ArrayList<>();
        for (Filling each : fillings) {
            Node target = nodes.get(operands.simple(at, each.target()));
            if (!target.is(Opcode.GLOBAL_GET)) {
                return List.of();
            }
            Instruction value = each.parameter() < 0
                    ? each.value()
                    : nodes.get(operands.simple(at, each.parameter())).instruction();
            result.add(new Store(target.instruction().operand(0), each.field(), value));
        }
        return result;
    }

    private List<Filling> fillings(Instruction instruction) {
        return switch (instruction.opcode()) {
            case Opcode.STRUCT_SET -> List.of(new Filling(0, 1, instruction, instruction.operand(1)));
            case Opcode.CALL -> in(instruction.operand(0));
            default -> List.of();
        };
    }

    /** What a function stores in objects it is passed; none if it does anything else. */
    List<Filling> in(int function) {
        return fillings.computeIfAbsent(function, this::read);
    }

    private List<Filling> read(int function) {
        if (!functions.isDefined(function)
                || !functions.function(function).results().isEmpty()) {
            return List.of();
        }
        List<Node> nodes = functions.tree(function).body();
        List<Filling> result = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at += 3) {
            boolean fits = at + 2 < nodes.size()
                    && nodes.get(at).is(Opcode.LOCAL_GET)
                    && isPassed(nodes.get(at), function)
                    && Operands.isSimple(nodes.get(at + 1))
                    && isPassed(nodes.get(at + 1), function)
                    && nodes.get(at + 2).is(Opcode.STRUCT_SET);
            if (!fits) {
                return List.of();
            }
            Instruction value = nodes.get(at + 1).instruction();
            int parameter = value.opcode() == Opcode.LOCAL_GET ? value.operand(0) : -1;
            int target = nodes.get(at).instruction().operand(0);
            int field = nodes.get(at + 2).instruction().operand(1);
            result.add(new Filling(target, parameter, value, field));
        }
        return result;
    }

    private boolean isPassed(Node node, int function) {
        return !node.is(Opcode.LOCAL_GET)
                || node.instruction().operand(0)
                        < functions.function(function).parameters().size();
    }

    /** A store in the object passed as {@code target}, of the operand {@code parameter} or, if that is negative, a value. */
    record Filling(int target, int parameter, Instruction value, int field) {}

    /** A store of a simple value in a field of the object of a global. */
    record Store(int target, int field, Instruction value) {
        /** The global that the object refers to then; -1 if it is none. */
        int referred() {
            return value.opcode() == Opcode.GLOBAL_GET ? value.operand(0) : -1;
        }
    }
}
