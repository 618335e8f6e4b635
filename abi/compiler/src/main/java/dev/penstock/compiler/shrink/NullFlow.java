package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Join.Value;
import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Follows one function, or the expression of a global, and finds which values cannot be null ("sound"): what it passes,
 * yields and stores goes into {@link Nullness}. A loop is followed again until what its rounds bring to its begin is known.
 */
final class NullFlow {
    /** Of a cast that branches: whether null, too, is of the type. */
    private static final int TARGET_HAS_NULL = 2;

    private final Functions functions;
    private final Nullness facts;
    private final int function;
    private final IdentityHashMap<Block, Join> joins = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Boolean> needless = new IdentityHashMap<>();
    private final List<Value> stack = new ArrayList<>();
    /** The locals that are sound here; null where control does not get. */
    private BitSet sound = new BitSet();

    private NullFlow(Functions functions, Nullness facts, int function) {
        this.functions = functions;
        this.facts = facts;
        this.function = function;
    }

    /** The checks for null in a function that find none, by what is known of the module. */
    static IdentityHashMap<Node, Boolean> through(int function, Functions functions, Nullness facts) {
        NullFlow flow = new NullFlow(functions, facts, function);
        FunctionType signature = functions.function(function);
        for (int i = 0; i < signature.parameters().size(); i++) {
            flow.sound.set(i, facts.isParameterSound(function, i));
        }
        Block root = functions.tree(function);
        flow.joins.put(root, new Join(signature.results().size()));
        flow.follow(root.body());
        if (flow.sound != null) {
            flow.answer();
        }
        return flow.needless;
    }

    /** Notes what the first value of a global stores. */
    static void through(List<Instruction> expression, Functions functions, Nullness facts) {
        new NullFlow(functions, facts, -1).follow(Tree.of(expression).body());
    }

    private void follow(List<Node> nodes) {
        for (Node node : nodes) {
            if (sound == null) {
                return;
            }
            if (node instanceof Block block) {
                enter(block);
            } else if (node.isLast()) {
                leave(node);
            } else {
                step(node, node.instruction());
            }
        }
    }

    private void enter(Block block) {
        StackEffect effect = StackEffect.of(block, functions);
        int height = stack.size() - effect.taken();
        Join join = new Join(block.is(Opcode.LOOP) ? effect.taken() : effect.given());
        joins.put(block, join);
        switch (block.instruction().opcode()) {
            case Opcode.LOOP -> repeat(block, join, height);
            case Opcode.IF -> choose(block, join, height);
            default -> {
                if (block.is(Opcode.TRY_TABLE)) {
                    mayThrow(block);
                }
                follow(block.body());
                meet(join, height);
            }
        }
    }

    /** Goes on behind a block, where its end and the branches out of it meet. */
    private void meet(Join join, int height) {
        join.take(sound, stack);
        sound = join.sound();
        join.put(stack, height);
    }

    private void repeat(Block block, Join join, int height) {
        join.take(sound, stack);
        do {
            sound = join.sound();
            join.put(stack, height);
            follow(block.body());
        } while (join.hasChanged());
    }

    private void choose(Block block, Join join, int height) {
        pop();
        BitSet atStart = (BitSet) sound.clone();
        List<Value> operands = new ArrayList<>(stack);
        follow(block.body());
        join.take(sound, stack);
        sound = atStart;
        stack.clear();
        stack.addAll(operands);
        follow(block.otherwise());
        meet(join, height);
    }

    /** What is thrown in the block may come from any place in it. */
    private void mayThrow(Block block) {
        BitSet untouched = (BitSet) sound.clone();
        Blocks.nodes(block, node -> {
            if (node.is(Opcode.LOCAL_SET) || node.is(Opcode.LOCAL_TEE)) {
                untouched.clear(node.instruction().operand(0));
            }
        });
        for (Block target : block.targets()) {
            joins.get(target).takeUnknown(untouched);
            if (target == functions.tree(function)) {
                facts.yields(function, false);
            }
        }
    }

    /** Control does not get behind this node. */
    private void leave(Node node) {
        if (node.is(Opcode.BR_TABLE)) {
            pop();
        }
        node.targets().forEach(target -> branch(target, stack));
        if (node.is(Opcode.RETURN)) {
            answer();
        } else if (node.is(Opcode.RETURN_CALL)) {
            call(node.instruction().operand(0));
            answer();
        }
        sound = null;
    }

    private void branch(Block target, List<Value> values) {
        if (target == functions.tree(function)) {
            answer();
        } else {
            joins.get(target).take(sound, values);
        }
    }

    private void answer() {
        if (functions.function(function).results().size() == 1) {
            facts.yields(function, stack.get(stack.size() - 1).sound());
        }
    }

    private void step(Node node, Instruction instruction) {
        switch (instruction.opcode()) {
            case Opcode.LOCAL_GET -> push(sound.get(instruction.operand(0)), instruction.operand(0));
            case Opcode.LOCAL_SET -> assign(instruction.operand(0), pop().sound());
            case Opcode.LOCAL_TEE -> {
                boolean value = pop().sound();
                assign(instruction.operand(0), value);
                push(value, instruction.operand(0));
            }
            case Opcode.BR_IF -> {
                pop();
                branch(node.targets().get(0), stack);
            }
            case Opcode.BR_ON_NULL -> checked(node);
            case Opcode.BR_ON_NON_NULL -> {
                Value value = pop();
                stack.add(new Value(true, value.local()));
                branch(node.targets().get(0), stack);
                pop();
            }
            case Opcode.BR_ON_CAST, Opcode.BR_ON_CAST_FAIL -> cast(node, instruction);
            default -> {
                Value result = result(instruction);
                for (int i = StackEffect.of(node, functions).given(); i > 0; i--) {
                    stack.add(result);
                }
            }
        }
    }

    private void checked(Node node) {
        Value value = pop();
        branch(node.targets().get(0), stack);
        needless.put(node, value.sound());
        if (value.local() >= 0) {
            sound.set(value.local());
        }
        push(true, value.local());
    }

    private void cast(Node node, Instruction instruction) {
        Value value = pop();
        boolean nullIsOfType = (instruction.operand(0) & TARGET_HAS_NULL) != 0;
        Value ofType = new Value(value.sound() || !nullIsOfType, value.local());
        Value other = new Value(value.sound() || nullIsOfType, value.local());
        boolean branches = instruction.opcode() == Opcode.BR_ON_CAST;
        stack.add(branches ? ofType : other);
        branch(node.targets().get(0), stack);
        pop();
        stack.add(branches ? other : ofType);
    }

    /** Takes the operands of an instruction, notes what it does with them, and yields its result. */
    private Value result(Instruction instruction) {
        return switch (instruction.opcode()) {
            case Opcode.CALL -> call(instruction.operand(0));
            case Opcode.CALL_REF -> callThroughReference(functions.signature(instruction.operand(0)));
            case Opcode.GLOBAL_GET -> Value.of(facts.isGlobalSound(instruction.operand(0)));
            case Opcode.GLOBAL_SET -> {
                facts.stores(instruction.operand(0), pop().sound());
                yield Value.SOUND;
            }
            case Opcode.STRUCT_NEW -> made(instruction.operand(0));
            case Opcode.STRUCT_NEW_DEFAULT -> {
                facts.clears(instruction.operand(0));
                yield Value.SOUND;
            }
            case Opcode.STRUCT_GET -> {
                pop();
                yield Value.of(facts.isSound(instruction));
            }
            case Opcode.STRUCT_SET -> {
                facts.stores(Slot.of(instruction, functions.types()), pop().sound());
                pop();
                yield Value.SOUND;
            }
            case Opcode.REF_CAST_NULL -> pop();
            case Opcode.REF_AS_NON_NULL -> new Value(true, pop().local());
            case Opcode.REF_NULL,
                    Opcode.ARRAY_GET,
                    Opcode.TABLE_GET,
                    Opcode.SELECT,
                    Opcode.SELECT_TYPED,
                    Opcode.CALL_INDIRECT,
                    Opcode.ANY_CONVERT_EXTERN -> {
                popAll(instruction);
                yield Value.UNKNOWN;
            }
            default -> {
                popAll(instruction);
                yield Value.SOUND;
            }
        };
    }

    private void popAll(Instruction instruction) {
        for (int i = StackEffect.of(Node.Plain.of(instruction), functions).taken(); i > 0; i--) {
            pop();
        }
    }

    private Value call(int callee) {
        for (int i = functions.function(callee).parameters().size() - 1; i >= 0; i--) {
            facts.passes(callee, i, pop().sound());
        }
        return Value.of(facts.isResultSound(callee));
    }

    private Value callThroughReference(FunctionType signature) {
        pop();
        for (int i = signature.parameters().size() - 1; i >= 0; i--) {
            facts.passes(signature, i, pop().sound());
        }
        return Value.of(facts.isResultSound(signature));
    }

    private Value made(int type) {
        for (int field = functions.type(type).fields().size() - 1; field >= 0; field--) {
            facts.stores(Slot.of(type, field, functions.types()), pop().sound());
        }
        return Value.SOUND;
    }

    private Value pop() {
        return stack.remove(stack.size() - 1);
    }

    private void push(boolean isSound, int local) {
        stack.add(new Value(isSound, local));
    }

    /** Values that were read from the local before are not what it is now. */
    private void assign(int local, boolean isSound) {
        sound.set(local, isSound);
        stack.replaceAll(value -> value.local() == local ? Value.of(value.sound()) : value);
    }
}
