package dev.penstock.compiler.wasm;

/**
 * A number behind an opcode.
 *
 * @param kind what it stands for, which also says how it is encoded
 * @param value the number; floating point constants as their bits
 */
public record Operand(Kind kind, long value) {
    /** What a number stands for. */
    public enum Kind {
        /** One byte that stays as it is: a flag, a number's type, the mark of a reference type. */
        OCTET,
        /** A count, offset or index that no pass changes. */
        NUMBER,
        /** A signed constant. */
        CONSTANT,
        /** A 32-bit floating point constant. */
        BITS32,
        /** A 64-bit floating point constant. */
        BITS64,
        /** How many blocks out a branch goes. */
        LABEL,
        /** A parameter or local of the function. */
        LOCAL,
        /** A field of the struct type before it. */
        FIELD,
        /** A function. */
        FUNCTION,
        /** A type. */
        TYPE,
        /** A heap type or the type of a block: a type, or a negative abstract one. */
        HEAP,
        /** A global. */
        GLOBAL,
        /** An exception tag. */
        TAG
    }

    static Operand read(Kind kind, WasmReader in) {
        return new Operand(
                kind,
                switch (kind) {
                    case OCTET -> in.octet();
                    case CONSTANT -> in.signed64();
                    case BITS32 -> bits(in, 4);
                    case BITS64 -> bits(in, 8);
                    case HEAP -> ValueType.heapType(in);
                    case NUMBER -> in.unsigned64();
                    default -> in.unsigned();
                });
    }

    void write(WasmWriter out) {
        switch (kind) {
            case OCTET -> out.octet((int) value);
            case CONSTANT, HEAP -> out.signed(value);
            case BITS32 -> bits(out, 4);
            case BITS64 -> bits(out, 8);
            default -> out.unsigned(value);
        }
    }

    private static long bits(WasmReader in, int octets) {
        long bits = 0;
        for (int i = 0; i < octets; i++) {
            bits |= (long) in.octet() << (8 * i);
        }
        return bits;
    }

    private void bits(WasmWriter out, int octets) {
        for (int i = 0; i < octets; i++) {
            out.octet((int) (value >>> (8 * i)) & 0xFF);
        }
    }
}
