package dev.penstock.compiler.shrink;

import dev.penstock.compiler.shrink.Datum.Constant;
import dev.penstock.compiler.shrink.Datum.Made;
import dev.penstock.compiler.shrink.Datum.Unknown;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes known values as the first values of globals. An object that several refer to has a global of its own, so that it stays
 * one object.
 */
final class Expressions {
    private final Functions functions;
    private final Map<Made, Integer> homes = new HashMap<>();
    private final Set<Made> seen = new HashSet<>();
    private final Set<Made> shared = new HashSet<>();
    private final Set<Made> open = new HashSet<>();
    private final List<Home> added = new ArrayList<>();
    private int next;

    Expressions(Functions functions) {
        this.functions = functions;
        this.next = functions.globals().size();
    }

    /** A further global with an object. */
    record Home(int type, List<Instruction> value) {}

    /** The globals that values need, in the order of their numbers, the first of which is behind all there are. */
    List<Home> added() {
        return added;
    }

    /** Looks at all values first. An object that is the whole of a global stays there. */
    void place(Map<Integer, Datum> values) {
        values.forEach((global, value) -> {
            if (value instanceof Made made) {
                homes.putIfAbsent(made, global);
            }
        });
        count(values.values());
    }

    private void count(Collection<Datum> values) {
        for (Datum value : values) {
            if (value instanceof Made made) {
                if (seen.add(made)) {
                    count(made.parts());
                } else {
                    shared.add(made);
                }
            }
        }
    }

    /** The instructions for the value of a global, with their {@code end}. */
    List<Instruction> of(int global, Datum value, ValueType type) {
        List<Instruction> out = new ArrayList<>();
        if (value instanceof Made made && homes.get(made) == global) {
            make(made, out);
        } else {
            write(value, type, out);
        }
        out.add(Instruction.of(Opcode.END));
        return out;
    }

    private void write(Datum value, ValueType type, List<Instruction> out) {
        if (value instanceof Constant constant) {
            out.add(constant.instruction());
        } else if (!(value instanceof Made made)) {
            out.add(Instruction.of(Opcode.REF_NULL, Operand.Kind.HEAP, type.heap()));
        } else if (homes.containsKey(made) || shared.contains(made)) {
            int home = homes.containsKey(made) ? homes.get(made) : settle(made);
            out.add(Instruction.of(Opcode.GLOBAL_GET, Operand.Kind.GLOBAL, home));
        } else {
            make(made, out);
        }
    }

    private int settle(Made made) {
        List<Instruction> value = new ArrayList<>();
        make(made, value);
        value.add(Instruction.of(Opcode.END));
        added.add(new Home(made.type(), value));
        homes.put(made, next);
        return next++;
    }

    /** Fails for an object that is part of itself. */
    private void make(Made made, List<Instruction> out) {
        if (!open.add(made)) {
            throw new Unknown();
        }
        DefinedType type = functions.type(made.type());
        for (int i = 0; i < made.parts().size(); i++) {
            write(made.parts().get(i), type.fields().get(type.array() ? 0 : i).type(), out);
        }
        Operand number = new Operand(Operand.Kind.TYPE, made.type());
        out.add(
                type.array()
                        ? Instruction.of(
                                Opcode.ARRAY_NEW_FIXED,
                                number,
                                new Operand(Operand.Kind.NUMBER, made.parts().size()))
                        : Instruction.of(Opcode.STRUCT_NEW, number));
        open.remove(made);
    }
}
