package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.DefinedType.FieldType;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes fields that nothing reads and nothing but the making of an object writes out of their types. The field for the
 * monitor, which every object has and no module uses, is one.
 */
final class DeadFields {
    private final Functions functions;
    private final List<DefinedType> types;
    private final Set<Slot> live = new HashSet<>();

    private DeadFields(Functions functions) {
        this.functions = functions;
        this.types = List.copyOf(functions.types());
    }

    static void remove(Functions functions) {
        DeadFields pass = new DeadFields(functions);
        functions.globals().forEach(each -> pass.checked(nodes(each)));
        functions.forEach(tree -> Blocks.rewrite(tree, pass::checked));
        functions.forEach(tree -> Blocks.rewrite(tree, pass::without));
        functions.globals().replaceAll(pass::without);
        for (int type = 0; type < pass.types.size(); type++) {
            functions.retype(type, pass.smaller(type));
        }
    }

    private static List<Node> nodes(Global global) {
        return Tree.of(global.initializer()).body();
    }

    private Global without(Global global) {
        Block block = Tree.of(global.initializer());
        block.body(without(block.body()));
        return global.beginningWith(Tree.instructions(block));
    }

    private List<Node> checked(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            switch (instruction.opcode()) {
                case Opcode.STRUCT_GET, Opcode.STRUCT_GET_S, Opcode.STRUCT_GET_U, Opcode.STRUCT_SET ->
                    live.add(Slot.of(instruction, types));
                case Opcode.STRUCT_NEW -> {
                    int type = instruction.operand(0);
                    for (int field = 0; field < types.get(type).fields().size(); field++) {
                        if (operands.simple(at, field) < 0) {
                            live.add(Slot.of(type, field, types));
                        }
                    }
                }
                default -> {}
            }
        }
        return nodes;
    }

    private List<Node> without(List<Node> nodes) {
        Operands operands = new Operands(nodes, functions);
        Rewriting rewriting = new Rewriting(nodes);
        for (int at = 0; at < nodes.size(); at++) {
            Instruction instruction = nodes.get(at).instruction();
            switch (instruction.opcode()) {
                case Opcode.STRUCT_GET, Opcode.STRUCT_GET_S, Opcode.STRUCT_GET_U, Opcode.STRUCT_SET ->
                    rewriting.replace(
                            at,
                            Node.Plain.of(instruction.mapped(
                                    Operand.Kind.FIELD, field -> place(instruction.operand(0), field))));
                case Opcode.STRUCT_NEW -> {
                    int type = instruction.operand(0);
                    for (int field = 0; field < types.get(type).fields().size(); field++) {
                        if (!isLive(type, field)) {
                            rewriting.delete(operands.simple(at, field));
                        }
                    }
                }
                default -> {}
            }
        }
        return rewriting.result();
    }

    private int place(int type, int field) {
        int place = 0;
        for (int i = 0; i < field; i++) {
            place += isLive(type, i) ? 1 : 0;
        }
        return place;
    }

    private boolean isLive(int type, int field) {
        return live.contains(Slot.of(type, field, types));
    }

    private DefinedType smaller(int type) {
        DefinedType before = types.get(type);
        if (!before.isStruct()) {
            return before;
        }
        List<FieldType> fields = new ArrayList<>();
        for (int field = 0; field < before.fields().size(); field++) {
            if (isLive(type, field)) {
                fields.add(before.fields().get(field));
            }
        }
        return before.withFields(fields);
    }
}
