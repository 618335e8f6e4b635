package dev.penstock.compiler.wasm;

import java.util.Arrays;

/** A global of the module: its type and the constant expression that gives its first value. Immutable. */
public final class Global {
    private final ExternType.OfGlobal type;
    private final byte[] initializer;

    private Global(ExternType.OfGlobal type, byte[] initializer) {
        this.type = type;
        this.initializer = initializer;
    }

    /** A constant 32-bit number. */
    public static Global constant(int value) {
        byte[] code = new WasmWriter().octet(0x41).signed(value).octet(0x0B).toBytes();
        return new Global(new ExternType.OfGlobal(ValueType.I32, false), code);
    }

    static Global read(WasmReader in) {
        ExternType.OfGlobal type = ExternType.global(in);
        int start = in.position();
        Instructions.readExpression(in, (opcode, function) -> {});
        return new Global(type, in.since(start));
    }

    /** Its type. */
    public ExternType.OfGlobal type() {
        return type;
    }

    WasmReader initializer() {
        return new WasmReader(initializer);
    }

    /** Writes the entry. */
    public void write(WasmWriter out) {
        type.write(out);
        out.octets(initializer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Global that && type.equals(that.type) && Arrays.equals(initializer, that.initializer);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(initializer);
    }
}
