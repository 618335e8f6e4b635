package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Datum.Constant;
import dev.penstock.compiler.shrink.Datum.Nothing;
import dev.penstock.compiler.shrink.Datum.Unknown;
import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a function while compiling. It fails with {@link Unknown} where it would depend on what only a running module knows, where
 * it would change what others may see but for globals, which it collects, and where it would throw.
 */
final class Evaluation {
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_CALLS = 60;

    private final Functions functions;
    private final Globals globals;
    private final Map<Integer, Datum> written = new LinkedHashMap<>();
    private final List<Datum> stack = new ArrayList<>();
    private final Operation operation;
    private int steps;
    private int depth;

    Evaluation(Functions functions, Globals globals) {
        this.functions = functions;
        this.globals = globals;
        this.operation = new Operation(functions, stack);
    }

    /** What an evaluation asks of the globals of its module. */
    interface Globals {
        /** The value of a global that nothing has written yet in this evaluation. */
        Datum value(int global);

        /** Whether a global is a function that initialises a class, and then one that does nothing. */
        boolean isInitializer(int global);

        /** Makes sure that the class of such a global is initialised. */
        void initialize(int global);
    }

    /** The globals that a function without parameters and results writes, with what they have in the end. */
    Map<Integer, Datum> run(int function) {
        call(function);
        return written;
    }

    private void call(int function) {
        if (!functions.isDefined(function) || ++depth > MOST_CALLS) {
            throw new Unknown();
        }
        FunctionType signature = functions.function(function);
        Frame frame = new Frame(function);
        for (int i = signature.parameters().size() - 1; i >= 0; i--) {
            frame.locals.put(i, operation.pop());
        }
        int height = stack.size();
        frame.run(frame.root.body());
        keep(signature.results().size(), height);
        depth--;
    }

    /** Leaves so many values on the stack above that height. */
    private void keep(int count, int height) {
        List<Datum> kept = new ArrayList<>(stack.subList(stack.size() - count, stack.size()));
        stack.subList(height, stack.size()).clear();
        stack.addAll(kept);
    }

    /** One call of a function. */
    private final class Frame {
        private final int function;
        private final Block root;
        private final Map<Integer, Datum> locals = new HashMap<>();

        Frame(int function) {
            this.function = function;
            this.root = functions.tree(function);
        }

        /** Runs nodes; yields the block that they leave, if they do not go on behind the last one. */
        private Block run(List<Node> nodes) {
            for (Node node : nodes) {
                if (++steps > MOST_STEPS) {
                    throw new Unknown();
                }
                Block target = node instanceof Block block ? enter(block) : step(node, node.instruction());
                if (target != null) {
                    return target;
                }
            }
            return null;
        }

        private Block enter(Block block) {
            StackEffect effect = StackEffect.of(block, functions);
            boolean chosen = block.is(Opcode.IF);
            if (block.is(Opcode.TRY_TABLE) || (block.is(Opcode.LOOP) && effect.taken() > 0)) {
                throw new Unknown();
            }
            List<Node> body = chosen && operation.pop().number() == 0 ? block.otherwise() : block.body();
            int height = stack.size() - effect.taken() + (chosen ? 1 : 0);
            Block target = run(body);
            while (target == block && block.is(Opcode.LOOP)) {
                keep(0, height);
                target = run(body);
            }
            if (target == block) {
                keep(effect.given(), height);
                return null;
            }
            return target;
        }

        private Block step(Node node, Instruction instruction) {
            switch (instruction.opcode()) {
                case Opcode.BR -> {
                    return node.targets().get(0);
                }
                case Opcode.BR_IF -> {
                    return operation.pop().number() != 0 ? node.targets().get(0) : null;
                }
                case Opcode.BR_ON_NULL, Opcode.BR_ON_NON_NULL -> {
                    return branchOnNull(node);
                }
                case Opcode.RETURN -> {
                    return root;
                }
                case Opcode.CALL -> call(instruction.operand(0));
                case Opcode.CALL_REF -> callThrough(operation.pop());
                case Opcode.LOCAL_GET -> stack.add(local(instruction.operand(0)));
                case Opcode.LOCAL_SET -> locals.put(instruction.operand(0), operation.pop());
                case Opcode.LOCAL_TEE -> locals.put(instruction.operand(0), stack.get(stack.size() - 1));
                case Opcode.GLOBAL_GET -> stack.add(global(instruction));
                case Opcode.GLOBAL_SET -> write(instruction.operand(0), operation.pop());
                default -> operation.apply(instruction);
            }
            return null;
        }

        private Block branchOnNull(Node node) {
            Datum value = operation.pop();
            boolean isNull = value == Nothing.NULL;
            if (!isNull) {
                stack.add(value);
            }
            return isNull == node.is(Opcode.BR_ON_NULL) ? node.targets().get(0) : null;
        }

        private Datum local(int local) {
            return locals.computeIfAbsent(local, key -> operation.zero(functions.local(function, key)));
        }
    }

    private void callThrough(Datum callee) {
        if (!(callee instanceof Constant constant)) {
            throw new Unknown();
        }
        int number = constant.instruction().operand(0);
        switch (constant.instruction().opcode()) {
            case Opcode.REF_FUNC -> call(number);
            case Opcode.GLOBAL_GET -> globals.initialize(number);
            default -> throw new Unknown();
        }
    }

    private Datum global(Instruction read) {
        int global = read.operand(0);
        if (globals.isInitializer(global)) {
            return new Constant(read);
        }
        return written.containsKey(global) ? written.get(global) : globals.value(global);
    }

    private void write(int global, Datum value) {
        if (!globals.isInitializer(global)) {
            written.put(global, value);
        }
    }
}
