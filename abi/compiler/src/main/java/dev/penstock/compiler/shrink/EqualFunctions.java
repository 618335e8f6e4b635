package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.FunctionType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Operand;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets one function stand for all that do the same in the same way: nothing can tell references to functions apart. */
final class EqualFunctions {
    private final Functions functions;
    private final Map<Integer, Integer> equals = new HashMap<>();

    private EqualFunctions(Functions functions) {
        this.functions = functions;
    }

    /** Those that others no longer refer to are left for later to drop. */
    static void merge(Functions functions) {
        boolean more = true;
        while (more) {
            EqualFunctions pass = new EqualFunctions(functions);
            more = pass.find();
            functions.forEach(tree -> Blocks.rewrite(
                    tree, nodes -> nodes.stream().map(pass::merged).collect(Collectors.toList())));
            functions.globals().replaceAll(pass::merged);
        }
    }

    /** Whether there are some that something refers to. */
    private boolean find() {
        Map<Body, Integer> first = new HashMap<>();
        functions.forEachDefined(function -> {
            Body body = new Body(functions.function(function), functions.code(function));
            Integer before = first.putIfAbsent(body, function);
            if (before != null) {
                equals.put(function, before);
            }
        });
        boolean[] found = {false};
        functions.forEach(tree -> Blocks.nodes(tree, node -> found[0] |= refers(node.instruction())));
        functions.globals().forEach(global -> global.initializer().forEach(each -> found[0] |= refers(each)));
        return found[0];
    }

    private boolean refers(Instruction instruction) {
        return instruction.operands().stream()
                .anyMatch(each -> each.kind() == Operand.Kind.FUNCTION && equals.containsKey((int) each.value()));
    }

    private Node merged(Node node) {
        return node instanceof Block ? node : new Node.Plain(merged(node.instruction()), node.targets());
    }

    private Global merged(Global global) {
        return global.mapped(type -> type, this::merged);
    }

    private Instruction merged(Instruction instruction) {
        return instruction.mapped(Operand.Kind.FUNCTION, function -> equals.getOrDefault(function, function));
    }

    private record Body(FunctionType signature, Code code) {}
}
