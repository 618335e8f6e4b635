package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The globals that have the initialisers of classes: each begins with a function that nothing else refers to, is only called, and is
 * only set, in that function, to one that does nothing.
 */
final class InitializerGlobals {
    private final Functions functions;
    private final BitSet otherwise = new BitSet();
    private final BitSet referred = new BitSet();

    private InitializerGlobals(Functions functions) {
        this.functions = functions;
    }

    /** The globals with their functions. */
    static Map<Integer, Integer> of(Functions functions) {
        InitializerGlobals finder = new InitializerGlobals(functions);
        functions.forEachDefined(function -> Blocks.rewrite(functions.tree(function), nodes -> {
            finder.note(function, nodes);
            return nodes;
        }));
        finder.otherwise.or(functions.exposedGlobals());
        finder.referred.or(functions.seenByHost());
        return finder.found();
    }

    private void note(int function, List<Node> nodes) {
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            switch (instruction.opcode()) {
                case Opcode.GLOBAL_GET -> {
                    if (at + 1 == nodes.size() || !nodes.get(at + 1).is(Opcode.CALL_REF)) {
                        otherwise.set(instruction.operand(0));
                    }
                }
                case Opcode.GLOBAL_SET -> {
                    if (at == 0 || !endsIn(function, instruction.operand(0), nodes.get(at - 1))) {
                        otherwise.set(instruction.operand(0));
                    }
                }
                case Opcode.REF_FUNC, Opcode.CALL, Opcode.RETURN_CALL -> referred.set(instruction.operand(0));
                default -> {}
            }
        }
    }

    /** Whether the function that the global begins with puts there a function that does nothing. */
    private boolean endsIn(int function, int global, Node value) {
        return first(global) == function
                && value.is(Opcode.REF_FUNC)
                && functions.isDefined(value.instruction().operand(0))
                && functions.tree(value.instruction().operand(0)).body().isEmpty();
    }

    private int first(int global) {
        Instruction first = functions.global(global).initializer().get(0);
        return first.opcode() == Opcode.REF_FUNC ? first.operand(0) : -1;
    }

    private Map<Integer, Integer> found() {
        Map<Integer, Integer> found = new TreeMap<>();
        BitSet taken = new BitSet();
        for (int global = 0; global < functions.globals().size(); global++) {
            int function = first(global);
            if (function >= 0
                    && functions.isMutable(global)
                    && functions.isDefined(function)
                    && !otherwise.get(global)
                    && !referred.get(function)
                    && !taken.get(function)
                    && functions.function(function).parameters().isEmpty()
                    && functions.function(function).results().isEmpty()) {
                found.put(global, function);
                taken.set(function);
            }
        }
        return found;
    }
}
