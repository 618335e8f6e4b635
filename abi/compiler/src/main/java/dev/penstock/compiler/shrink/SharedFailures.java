package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets one function make and throw what many make by the same call to throw it at once: of an instruction that throws V8 makes two
 * calls and a store. Where many do, it is padded, so that V8 rather spends on other calls what a function may inline.
 */
final class SharedFailures {
    private static final int FEWEST = 2;
    private static final int MANY = 20;
    private static final int PADDING = 40;

    private final Functions functions;
    private final Map<Failure, Integer> counts = new LinkedHashMap<>();
    private final Map<Failure, Integer> shared = new HashMap<>();

    private SharedFailures(Functions functions) {
        this.functions = functions;
    }

    /** Where one is not shared by others, the code stays as it is. */
    static void share(Functions functions) {
        SharedFailures pass = new SharedFailures(functions);
        functions.forEach(tree -> Blocks.rewrite(tree, pass::counted));
        int before = functions.count();
        pass.counts.forEach((failure, count) -> {
            if (count >= FEWEST) {
                pass.shared.put(failure, pass.added(failure, count));
            }
        });
        functions.forEachDefined(function -> {
            if (function < before) {
                Blocks.rewrite(functions.tree(function), pass::replaced);
            }
        });
    }

    private List<Node> counted(List<Node> nodes) {
        for (int at = 1; at < nodes.size(); at++) {
            if (isFailure(nodes, at)) {
                counts.merge(failure(nodes, at), 1, Integer::sum);
            }
        }
        return nodes;
    }

    private List<Node> replaced(List<Node> nodes) {
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 1; at < nodes.size(); at++) {
            Integer function = isFailure(nodes, at) ? shared.get(failure(nodes, at)) : null;
            if (function != null) {
                rewriting.replace(at - 1, Node.Plain.of(Instruction.of(Opcode.CALL, Operand.Kind.FUNCTION, function)));
                rewriting.replace(at, Node.Plain.of(Instruction.of(Opcode.UNREACHABLE)));
            }
        }
        return rewriting.result();
    }

    /** Whether the one result of a call is thrown. */
    private boolean isFailure(List<Node> nodes, int at) {
        return nodes.get(at).is(Opcode.THROW) && nodes.get(at - 1).is(Opcode.CALL) && results(nodes.get(at - 1)) == 1;
    }

    private int results(Node call) {
        return functions.function(call.instruction().operand(0)).results().size();
    }

    private static Failure failure(List<Node> nodes, int at) {
        return new Failure(nodes.get(at - 1).instruction(), nodes.get(at).instruction());
    }

    private int added(Failure failure, int count) {
        FunctionType signature = functions.function(failure.call().operand(0));
        List<Instruction> body = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            body.add(Instruction.of(Opcode.LOCAL_GET, Operand.Kind.LOCAL, i));
        }
        body.add(failure.call());
        body.addAll(Collections.nCopies(count < MANY ? 0 : PADDING, Instruction.of(Opcode.NOP)));
        body.add(failure.thrown());
        body.add(Instruction.of(Opcode.END));
        return functions.add(FunctionType.of(signature.parameters()), new Code(List.of(), body));
    }

    /** A call, and the instruction that throws its result. */
    private record Failure(Instruction call, Instruction thrown) {}
}
