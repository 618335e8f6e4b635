package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Datum.Constant;
import dev.penstock.compiler.shrink.Datum.Nothing;
import dev.penstock.compiler.shrink.Datum.Unknown;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the initialisers of classes while compiling, where that makes no difference: static fields then begin with what the
 * initialiser would have put there, and nothing asks any more whether the class is initialised. TeaVM has for each class that has an
 * initialiser a global with a function, which is called before the class is used; the first call replaces it by one that does nothing.
 *
 * <p>What an initialiser sets nothing else sets, or it runs with the module; nothing reads it before, for that initialises the class first.
 * The exception is a field that is not final and that only the initialiser of another class sets: it has its value from the beginning.
 */
final class Initializers implements Evaluation.Globals {
    private final Functions functions;
    private final Map<Integer, Integer> found;
    private final Map<Integer, BitSet> writers = new HashMap<>();
    private final BitSet begun = new BitSet();
    private BitSet exposed;
    private final BitSet settled = new BitSet();

    private Initializers(Functions functions) {
        this.functions = functions;
        this.found = InitializerGlobals.of(functions);
        this.exposed = functions.exposedGlobals();
        functions.forEachDefined(function -> Blocks.nodes(functions.tree(function), node -> {
            if (node.is(Opcode.GLOBAL_SET)) {
                writers.computeIfAbsent(node.instruction().operand(0), key -> new BitSet())
                        .set(function);
            }
        }));
    }

    static void settle(Functions functions) {
        Initializers pass = new Initializers(functions);
        pass.found.keySet().forEach(pass::settle);
        functions.forEach(tree -> Blocks.rewrite(tree, pass::withoutCalls));
    }

    private void settle(int global) {
        if (begun.get(global)) {
            return;
        }
        begun.set(global);
        int function = found.get(global);
        try {
            Map<Integer, Datum> written = new Evaluation(functions, this).run(function);
            if (written.keySet().stream().allMatch(each -> isOwn(each, function))) {
                keep(written);
                settled.set(global);
            }
        } catch (Unknown e) {
            // It runs when the module does.
        }
    }

    /** Whether only that function writes a global, which others can therefore not have written before. */
    private boolean isOwn(int global, int function) {
        BitSet all = writers.get(global);
        return all.cardinality() == 1 && all.get(function) && !exposed.get(global);
    }

    private void keep(Map<Integer, Datum> written) {
        Expressions expressions = new Expressions(functions);
        expressions.place(written);
        Map<Integer, Global> changed = new HashMap<>();
        written.forEach((global, value) -> {
            ValueType type = functions.global(global).type().type();
            ValueType kept = value == Nothing.NULL || !type.isReference() ? type : ValueType.reference(type.heap());
            changed.put(global, Global.constant(kept, expressions.of(global, value, type)));
        });
        expressions.added().forEach(each -> functions
                .globals()
                .add(Global.constant(ValueType.reference(each.type()), each.value())));
        changed.forEach(functions.globals()::set);
        exposed = functions.exposedGlobals();
    }

    @Override
    public Datum value(int global) {
        if (functions.isMutable(global)) {
            throw new Unknown();
        }
        List<Instruction> first = functions.global(global).initializer();
        Instruction only = first.get(0);
        return first.size() > 2
                ? object(global)
                : switch (only.opcode()) {
                    case Opcode.REF_NULL -> Nothing.NULL;
                    case Opcode.I32_CONST, Opcode.I64_CONST, Opcode.REF_FUNC -> new Constant(only);
                    case Opcode.GLOBAL_GET -> value(only.operand(0));
                    default -> object(global);
                };
    }

    private static Datum object(int global) {
        return new Constant(Instruction.of(Opcode.GLOBAL_GET, Operand.Kind.GLOBAL, global));
    }

    @Override
    public boolean isInitializer(int global) {
        return found.containsKey(global);
    }

    @Override
    public void initialize(int global) {
        settle(global);
    }

    private List<Node> withoutCalls(List<Node> nodes) {
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at).is(Opcode.GLOBAL_GET)
                    && settled.get(nodes.get(at).instruction().operand(0))) {
                rewriting.delete(at);
                rewriting.delete(at + 1);
            }
        }
        return rewriting.result();
    }
}
