package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Node.Block;
import dev.penstock.compiler.shrink.Node.Plain;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes objects with their values, where TeaVM makes empty ones and then sets field after field: the virtual table and
 * what an inlined constructor assigns.
 */
final class FreshObjects {
    private final List<DefinedType> types;

    FreshObjects(List<DefinedType> types) {
        this.types = types;
    }

    /** Changes a function in place. */
    void fill(Block block) {
        block.body(filled(block.body()));
        block.otherwise(filled(block.otherwise()));
    }

    private List<Node> filled(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        int at = 0;
        while (at < nodes.size()) {
            Node node = nodes.get(at);
            if (node.is(Opcode.STRUCT_NEW_DEFAULT)
                    && at + 1 < nodes.size()
                    && nodes.get(at + 1).is(Opcode.LOCAL_TEE)) {
                Birth birth = new Birth(nodes, at);
                birth.read();
                result.addAll(birth.smaller());
                at = birth.end;
            } else {
                if (node instanceof Block block) {
                    fill(block);
                }
                result.add(node);
                at++;
            }
        }
        return result;
    }

    /** One object and the run of instructions that fill it. */
    private final class Birth {
        private final List<Node> nodes;
        private final int start;
        private final int type;
        private final Set<Integer> names = new LinkedHashSet<>();
        private final Map<Integer, List<Node>> values = new TreeMap<>();
        private int end;

        Birth(List<Node> nodes, int start) {
            this.nodes = nodes;
            this.start = start;
            this.type = nodes.get(start).instruction().operand(0);
            this.end = start + 2;
            names.add(nodes.get(start + 1).instruction().operand(0));
        }

        void read() {
            boolean more = assignment(end);
            while (more) {
                more = names(end) && (assignment(end + 1) || naming(end + 1) || namingAndAssignment(end + 1));
            }
        }

        /** Whether a value and its assignment to a field without one stand there; takes them if so. */
        private boolean assignment(int at) {
            int behind = valueEnd(at);
            if (behind == at || behind >= nodes.size() || !nodes.get(behind).is(Opcode.STRUCT_SET)) {
                return false;
            }
            List<Node> value = nodes.subList(at, behind);
            if (values.putIfAbsent(nodes.get(behind).instruction().operand(1), value) != null) {
                return false;
            }
            end = behind + 1;
            return true;
        }

        /** Whether the object is put in a further local there; takes it if so. */
        private boolean naming(int at) {
            if (at >= nodes.size() || !nodes.get(at).is(Opcode.LOCAL_SET) || !names.add(local(at))) {
                return false;
            }
            end = at + 1;
            return true;
        }

        private boolean namingAndAssignment(int at) {
            if (at >= nodes.size() || !nodes.get(at).is(Opcode.LOCAL_TEE) || names.contains(local(at))) {
                return false;
            }
            names.add(local(at));
            if (assignment(at + 1)) {
                return true;
            }
            names.remove(local(at));
            return false;
        }

        private int local(int at) {
            return nodes.get(at).instruction().operand(0);
        }

        private boolean names(int at) {
            return at < nodes.size() && nodes.get(at).is(Opcode.LOCAL_GET) && names.contains(local(at));
        }

        /** Behind the value that begins there, if it is the same a few assignments earlier; else there. */
        private int valueEnd(int at) {
            if (at >= nodes.size() || !isSimple(at)) {
                return at;
            }
            int behind = at + 1;
            while (nodes.get(at).is(Opcode.LOCAL_GET)
                    && behind < nodes.size()
                    && nodes.get(behind).is(Opcode.STRUCT_GET)) {
                behind++;
            }
            return behind;
        }

        private boolean isSimple(int at) {
            return switch (nodes.get(at).instruction().opcode()) {
                case Opcode.LOCAL_GET -> !names.contains(local(at));
                case Opcode.GLOBAL_GET -> true;
                default -> Operands.isConstant(nodes.get(at));
            };
        }

        List<Node> smaller() {
            List<Node> before = nodes.subList(start, end);
            if (values.isEmpty()) {
                return before;
            }
            List<Node> after = made();
            return Peephole.size(after) <= Peephole.size(before) ? after : before;
        }

        private List<Node> made() {
            List<Node> made = new ArrayList<>();
            List<DefinedType.FieldType> fields = types.get(type).fields();
            for (int i = 0; i < fields.size(); i++) {
                made.addAll(values.getOrDefault(
                        i, List.of(Plain.of(zero(fields.get(i).type())))));
            }
            made.add(Plain.of(Instruction.of(Opcode.STRUCT_NEW, Operand.Kind.TYPE, type)));
            List<Integer> locals = new ArrayList<>(names);
            for (int i = 0; i < locals.size(); i++) {
                int opcode = i < locals.size() - 1 ? Opcode.LOCAL_TEE : Opcode.LOCAL_SET;
                made.add(Plain.of(Instruction.of(opcode, Operand.Kind.LOCAL, locals.get(i))));
            }
            return made;
        }
    }

    /** The instruction for the value that a field of this type has by default. */
    static Instruction zero(ValueType type) {
        if (type.equals(ValueType.I64)) {
            return Instruction.of(Opcode.I64_CONST, Operand.Kind.CONSTANT, 0);
        }
        if (type.equals(ValueType.F32)) {
            return Instruction.of(Opcode.F32_CONST, Operand.Kind.BITS32, 0);
        }
        if (type.equals(ValueType.F64)) {
            return Instruction.of(Opcode.F64_CONST, Operand.Kind.BITS64, 0);
        }
        return type.isReference()
                ? Instruction.of(Opcode.REF_NULL, Operand.Kind.HEAP, type.heap())
                : Instruction.of(Opcode.I32_CONST, Operand.Kind.CONSTANT, 0);
    }
}
