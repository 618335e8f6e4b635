package dev.penstock.compiler.shrink;

import dev.penstock.compiler.input.RequestPath;
import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Lets V8 inline less, so that it starts in half the time. Envoy has V8 compile each function at load, without knowing what
 * is hot: it then inlines every call it meets, depth first, as long as the bodies together stay below five times the
 * caller's size, and at most sixty of them ({@code should_inline} and {@code InliningTree::NoLiftoffBudget} in V8 14.6). So
 * it compiles most code several times, recursive calls down to the last byte of the budget.
 *
 * <p>What is inlined first spends the budget. So a function begins with a call of one that does nothing and whose calls, in
 * a branch that is never taken, have just the right size: V8 inlines them and drops them, and has little left for the rest.
 * A function keeps a budget of about its own size, one that requests usually run of three times that, and another
 * that calls in a loop of four times. What they pass by in the same classes keeps none, nor does what no request needs: it runs at the start, while a
 * configuration is read, from time to time, or when something has failed. Elsewhere the call costs what an empty call costs.
 */
public final class InliningBudget {
    /** What no request calls. */
    private static final Set<String> APART = Set.of(
            "_initialize", "proxy_on_vm_start", "proxy_on_configure", "proxy_on_tick", "proxy_abi_version_0_2_1");

    /** V8 lets a function inline so many times its own size. */
    private static final int GROWTH = 5;

    private static final int NOTHING = 0;
    private static final int KEPT = 1;
    private static final int KEPT_BY_LOOPS = 4;
    private static final int KEPT_ON_PATH = 3;
    /** How long the body is that the others consist of. */
    private static final int UNIT = 40;
    /** How often that is doubled, with steps of one and a half between: 64 bodies are more than V8 inlines. */
    private static final int DOUBLINGS = 5;

    private static final int NO_RESULT = 0x40;

    private final WasmModule module;
    private final Functions functions;
    private final List<Idle> idle = new ArrayList<>();

    private InliningBudget(WasmModule module) {
        this.module = module;
        this.functions = new Functions(module);
    }

    /**
     * A module that does the same, in which V8 inlines less.
     *
     * @param onlyByName whether a function with this name counts as needed by requests only where they lead to a call of it by name;
     *     functions without names are not asked about
     * @param path what requests usually run
     */
    public static WasmModule limited(WasmModule module, Predicate<String> onlyByName, RequestPath path) {
        InliningBudget pass = new InliningBudget(module);
        Map<Integer, String> names = NameSection.functions(module);
        BitSet often = pass.often(each -> names.containsKey(each) && onlyByName.test(names.get(each)));
        int count = pass.functions.count();
        pass.addIdle();
        for (int function = 0; function < count; function++) {
            if (pass.functions.isDefined(function)) {
                String name = names.getOrDefault(function, "");
                boolean needed = often.get(function) && !path.passesBy(name);
                pass.limit(function, needed ? pass.kept(function, path.has(name)) : NOTHING);
            }
        }
        return Compaction.compacted(pass.functions.module());
    }

    /** What requests need, but for what only code apart from them calls by name. */
    private BitSet often(IntPredicate onlyByName) {
        BitSet apart = new BitSet();
        BitSet requests = new BitSet();
        module.start().forEach(apart::set);
        module.exports().stream()
                .filter(each -> each.kind() == ExternKind.FUNCTION)
                .forEach(each -> (APART.contains(each.name()) ? apart : requests).set(each.index()));
        BitSet named = reached(apart);
        named.andNot(reached(requests));
        BitSet often = OftenRun.from(requests, functions, onlyByName);
        often.andNot(named);
        return often;
    }

    private BitSet reached(BitSet from) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        from.stream().forEach(open::push);
        while (!open.isEmpty()) {
            int function = open.pop();
            if (functions.isDefined(function) && !reached.get(function)) {
                reached.set(function);
                calls(function).stream().forEach(open::push);
            }
        }
        return reached;
    }

    /** The functions with bodies that one calls by name. */
    private BitSet calls(int function) {
        return calls(functions.tree(function));
    }

    private BitSet calls(Block block) {
        BitSet calls = new BitSet();
        Blocks.nodes(block, node -> {
            if ((node.is(Opcode.CALL) || node.is(Opcode.RETURN_CALL))
                    && functions.isDefined(node.instruction().operand(0))) {
                calls.set(node.instruction().operand(0));
            }
        });
        return calls;
    }

    private boolean callsInLoop(int function) {
        boolean[] found = {false};
        Blocks.inside(functions.tree(function), block -> {
            if (block.instruction() != null && block.is(Opcode.LOOP)) {
                found[0] |= !calls(block).isEmpty();
            }
        });
        return found[0];
    }

    private void addIdle() {
        addIdle(Collections.nCopies(UNIT - 2, Instruction.of(Opcode.NOP)), 0);
        Idle last = idle.get(0);
        for (int i = 0; i < DOUBLINGS; i++) {
            Idle twice = addNever(last, last);
            if (i < DOUBLINGS - 1) {
                addNever(twice, last);
            }
            last = twice;
        }
    }

    /** Adds one that calls two others, in a branch that is never taken. */
    private Idle addNever(Idle first, Idle second) {
        return addIdle(
                List.of(
                        Instruction.of(Opcode.I32_CONST, Operand.Kind.CONSTANT, 0),
                        Instruction.of(Opcode.IF, Operand.Kind.OCTET, NO_RESULT),
                        Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, first.function()),
                        Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, second.function()),
                        Instruction.of(Opcode.END)),
                first.spent() + second.spent());
    }

    private Idle addIdle(List<Instruction> instructions, int inside) {
        List<Instruction> body = new ArrayList<>(instructions);
        body.add(Instruction.of(Opcode.END));
        Code code = new Code(List.of(), body);
        Idle added = new Idle(functions.add(FunctionType.of(List.of()), code), code.size() + inside);
        idle.add(added);
        return added;
    }

    /** How many times its own size a function that requests need may take in. */
    private int kept(int function, boolean onPath) {
        if (onPath) {
            return KEPT_ON_PATH;
        }
        return callsInLoop(function) ? KEPT_BY_LOOPS : KEPT;
    }

    private void limit(int function, int kept) {
        int most = kept == NOTHING
                ? Integer.MAX_VALUE
                : (GROWTH - kept) * functions.code(function).size();
        if (!calls(function).isEmpty() && !onlyThrows(functions.tree(function))) {
            idle.stream()
                    .filter(each -> each.spent() <= most)
                    .max(Comparator.comparingInt(Idle::spent))
                    .ifPresent(each -> begin(functions.tree(function), each));
        }
    }

    private static void begin(Block tree, Idle idle) {
        List<Node> body = new ArrayList<>(tree.body());
        body.add(0, Plain.of(Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, idle.function())));
        tree.body(body);
    }

    /** Whether it does nothing but make an exception and throw it: wherever it is inlined it would spend the budget again. */
    private static boolean onlyThrows(Block tree) {
        List<Node> body = tree.body();
        return body.get(body.size() - 1).is(Opcode.THROW) && body.stream().noneMatch(Block.class::isInstance);
    }

    /** A function that does nothing, and the bytes that V8 counts when it inlines it with all it calls. */
    private record Idle(int function, int spent) {}
}
