package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of one function in the place where another calls it. Its parameters become locals, but for those that what is
 * passed can stand for: a local of the caller, or a constant that is read once.
 */
final class InlinedBody {
    private final Functions functions;
    private final int caller;
    private final int callee;
    private final FunctionType signature;
    private final Map<Integer, Instruction> forwarded = new HashMap<>();

    InlinedBody(Functions functions, int caller, int callee) {
        this.functions = functions;
        this.caller = caller;
        this.callee = callee;
        this.signature = functions.function(callee);
    }

    /** The places of the operands that need not be passed. */
    List<Integer> forward(int at, List<Node> nodes, Operands operands) {
        int[] writes = new int[signature.parameters().size()];
        int[] reads = new int[signature.parameters().size()];
        Blocks.nodes(functions.tree(callee), node -> {
            count(node, node.is(Opcode.LOCAL_SET) || node.is(Opcode.LOCAL_TEE), writes);
            count(node, node.is(Opcode.LOCAL_GET), reads);
        });
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < reads.length; i++) {
            int place = operands.simple(at, i);
            if (place >= 0 && writes[i] == 0 && stands(nodes.get(place), nodes.subList(place, at), reads[i])) {
                forwarded.put(i, nodes.get(place).instruction());
                places.add(place);
            }
        }
        return places;
    }

    private static void count(Node node, boolean counted, int[] counts) {
        if (counted && node.instruction().operand(0) < counts.length) {
            counts[node.instruction().operand(0)]++;
        }
    }

    /** Whether what is passed is the same whenever it is evaluated in the body, and no longer there than it is here. */
    private boolean stands(Node passed, List<Node> untilCall, int reads) {
        int opcode = passed.instruction().opcode();
        if (opcode == Opcode.LOCAL_GET) {
            int local = passed.instruction().operand(0);
            return untilCall.stream().noneMatch(node -> writes(local, node));
        }
        boolean constant = opcode == Opcode.GLOBAL_GET
                ? !functions.variables().get(passed.instruction().operand(0))
                : opcode == Opcode.I32_CONST || opcode == Opcode.REF_NULL;
        return constant && reads <= 1;
    }

    /** Whether a node may write a local. */
    static boolean writes(int local, Node node) {
        if (node instanceof Block) {
            return true;
        }
        return (node.is(Opcode.LOCAL_SET) || node.is(Opcode.LOCAL_TEE))
                && node.instruction().operand(0) == local;
    }

    /** What stands in the place of the call; the callee is left without a body. */
    List<Node> nodes() {
        int first = functions.adoptLocals(caller, callee);
        List<Node> nodes = new ArrayList<>();
        for (int i = signature.parameters().size() - 1; i >= 0; i--) {
            if (!forwarded.containsKey(i)) {
                nodes.add(Plain.of(Instruction.of(Opcode.LOCAL_SET, Operand.Kind.LOCAL, first + i)));
            }
        }
        Block body = functions.takeTree(callee);
        List<Node> all = body.body();
        if (!all.isEmpty() && all.get(all.size() - 1).is(Opcode.RETURN)) {
            body.body(all.subList(0, all.size() - 1));
        }
        Blocks.rewrite(
                body,
                each -> each.stream().map(node -> moved(node, first, body)).collect(Collectors.toList()));
        if (Branches.leave(body, body.body()) || body.body().stream().anyMatch(Node::isLast)) {
            body.begunBy(new Instruction(Opcode.BLOCK, type(signature.results())));
            nodes.add(body);
        } else {
            nodes.addAll(body.body());
        }
        return nodes;
    }

    private Node moved(Node node, int first, Block body) {
        if (node instanceof Block) {
            return node;
        }
        if (node.is(Opcode.RETURN)) {
            return Plain.of(Instruction.of(Opcode.BR, Operand.Kind.LABEL, 0), body);
        }
        Instruction instruction = node.instruction();
        if (instruction.opcode() == Opcode.LOCAL_GET && forwarded.containsKey(instruction.operand(0))) {
            return Plain.of(forwarded.get(instruction.operand(0)));
        }
        return new Plain(instruction.mapped(Operand.Kind.LOCAL, local -> first + local), node.targets());
    }

    /** The type of a block that leaves these values, of which there is at most one. */
    static List<Operand> type(List<ValueType> results) {
        if (results.isEmpty()) {
            return List.of(new Operand(Operand.Kind.OCTET, 0x40));
        }
        ValueType result = results.get(0);
        Operand code = new Operand(Operand.Kind.OCTET, result.code());
        return result.isReference() ? List.of(code, new Operand(Operand.Kind.HEAP, result.heap())) : List.of(code);
    }
}
