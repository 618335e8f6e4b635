package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import java.util.List;

/** A value that is known while compiling. */
sealed interface Datum {
    /** A 32-bit number. */
    static Datum number(int value) {
        return new Constant(Instruction.of(Opcode.I32_CONST, Operand.Kind.CONSTANT, value));
    }

    /** The number that it must be. */
    default int number() {
        throw new Unknown();
    }

    /** Null, of whatever type. */
    enum Nothing implements Datum {
        /** The only one. */
        NULL
    }

    /** What one instruction yields wherever it stands: a number, a function, or the object of a global that never changes. */
    record Constant(Instruction instruction) implements Datum {
        @Override
        public int number() {
            if (instruction.opcode() != Opcode.I32_CONST) {
                throw new Unknown();
            }
            return instruction.operand(0);
        }
    }

    /** An object that was made: a struct with its fields, or an array with its elements. Each is another one. */
    final class Made implements Datum {
        private final int type;
        private final List<Datum> parts;

        Made(int type, List<Datum> parts) {
            this.type = type;
            this.parts = parts;
        }

        int type() {
            return type;
        }

        /** The fields or elements, which may be set. */
        List<Datum> parts() {
            return parts;
        }
    }

    /** Something cannot be known while compiling, or is not worth it. */
    final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("not known while compiling", null, false, false);
        }
    }
}
