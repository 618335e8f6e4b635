package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds the functions that may run again and again: those with which it begins, what they call by name, and what they call through
 * virtual tables. Code that ends in a throw, or that only a caught exception leads to, is not looked at. Nothing is wrong with
 * a module if this is; it is only slower.
 */
final class OftenRun {
    private final Functions functions;
    private final IntPredicate onlyByName;
    private final List<Method> methods = new ArrayList<>();
    private final Set<Slot> called = new HashSet<>();
    private final BitSet found = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private OftenRun(Functions functions, IntPredicate onlyByName) {
        this.functions = functions;
        this.onlyByName = onlyByName;
        functions.globals().forEach(this::readTable);
        functions.start().filter(functions::isDefined).forEach(this::readStores);
    }

    /**
     * Those functions and all that they lead to.
     *
     * @param onlyByName whether calls through tables do not lead to a function, though a table has it
     */
    static BitSet from(BitSet first, Functions functions, IntPredicate onlyByName) {
        OftenRun finder = new OftenRun(functions, onlyByName);
        first.stream().forEach(finder::find);
        while (!finder.open.isEmpty()) {
            finder.visit(functions.tree(finder.open.pop()));
        }
        return finder.found;
    }

    private void readTable(Global global) {
        List<Node> nodes = Tree.of(global.initializer()).body();
        Operands operands = new Operands(nodes, functions);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.STRUCT_NEW)) {
                int type = nodes.get(at).instruction().operand(0);
                for (int field = 0; field < functions.type(type).fields().size(); field++) {
                    int place = operands.simple(at, field);
                    if (place >= 0) {
                        note(type, field, nodes.get(place).instruction());
                    }
                }
            }
        }
    }

    private void readStores(int start) {
        List<Node> nodes = functions.tree(start).body();
        Operands operands = new Operands(nodes, functions);
        Stores stores = new Stores(functions);
        for (int at = 0; at < nodes.size(); at++) {
            stores.at(at, nodes, operands)
                    .forEach(each -> note(functions.typeOfGlobal(each.target()), each.field(), each.value()));
        }
    }

    private void note(int type, int field, Instruction value) {
        if (value.opcode() == Opcode.REF_FUNC) {
            methods.add(new Method(new Slot(type, field), value.operand(0)));
        }
    }

    private void find(int function) {
        if (functions.isDefined(function) && !found.get(function)) {
            found.set(function);
            open.push(function);
        }
    }

    private void visit(Block block) {
        visit(block.body());
        visit(block.otherwise());
    }

    private void visit(List<Node> nodes) {
        int end = beforeFailure(nodes);
        for (int at = 0; at < end; at++) {
            Instruction instruction = nodes.get(at).instruction();
            switch (instruction.opcode()) {
                case Opcode.CALL, Opcode.RETURN_CALL, Opcode.REF_FUNC -> find(instruction.operand(0));
                case Opcode.STRUCT_GET -> call(new Slot(instruction.operand(0), instruction.operand(1)));
                default -> {}
            }
            if (nodes.get(at) instanceof Block block) {
                visit(block);
                if (isLeftByCatchOnly(block)) {
                    return;
                }
            }
        }
    }

    /** Where what does nothing but lead to a throw begins. */
    private static int beforeFailure(List<Node> nodes) {
        int end = nodes.size();
        if (end == 0
                || !(nodes.get(end - 1).is(Opcode.THROW) || nodes.get(end - 1).is(Opcode.UNREACHABLE))) {
            return end;
        }
        do {
            end--;
        } while (end > 0 && !nodes.get(end - 1).isLast() && !(nodes.get(end - 1) instanceof Block));
        return end;
    }

    private static boolean isLeftByCatchOnly(Block block) {
        List<Node> body = block.body();
        if (!block.is(Opcode.BLOCK)
                || body.isEmpty()
                || !body.get(body.size() - 1).isLast()) {
            return false;
        }
        BitSet leaving = new BitSet();
        Blocks.nodes(block, node -> {
            if (node.targets().contains(block)) {
                leaving.set(node.instruction().opcode());
            }
        });
        return leaving.cardinality() == 1 && leaving.get(Opcode.TRY_TABLE);
    }

    /** Finds the methods that all tables have there which may be of that type. */
    private void call(Slot slot) {
        if (called.add(slot)) {
            methods.stream()
                    .filter(each -> each.slot().field() == slot.field()
                            && functions.isSubtype(each.slot().type(), slot.type())
                            && !onlyByName.test(each.function()))
                    .forEach(each -> find(each.function()));
        }
    }

    private record Method(Slot slot, int function) {}
}
