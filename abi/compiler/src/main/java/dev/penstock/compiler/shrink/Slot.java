package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Instruction;
import java.util.List;

/** A field of a struct type and of all that extend it, by the outermost type that has it. */
record Slot(int type, int field) {
    /** The slot that an instruction reads or writes. */
    static Slot of(Instruction access, List<DefinedType> types) {
        return of(access.operand(0), access.operand(1), types);
    }

    /** The slot of a field. */
    static Slot of(int type, int field, List<DefinedType> types) {
        int owner = type;
        while (!types.get(owner).superTypes().isEmpty()) {
            int parent = types.get(owner).superTypes().get(0);
            if (types.get(parent).fields().size() <= field) {
                break;
            }
            owner = parent;
        }
        return new Slot(owner, field);
    }
}
