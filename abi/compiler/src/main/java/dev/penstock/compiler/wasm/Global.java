package dev.penstock.compiler.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /** A global that never changes, with the value of these instructions, the last of which is {@code end}. */
    public static Global constant(ValueType type, List<Instruction> instructions) {
        return new Global(new ExternType.OfGlobal(type, false), new byte[0]).beginningWith(instructions);
    }

    static Global read(WasmReader in) {
        ExternType.OfGlobal type = ExternType.global(in);
        int start = in.position();
        Instructions.readExpression(in);
        return new Global(type, in.since(start));
    }

    /** Its type. */
    public ExternType.OfGlobal type() {
        return type;
    }

    /** The instructions that make its first value, with their {@code end}. */
    public List<Instruction> initializer() {
        return Instructions.readExpression(new WasmReader(initializer));
    }

    /** The same global with another first value: that of these instructions, the last of which is {@code end}. */
    public Global beginningWith(List<Instruction> instructions) {
        WasmWriter out = new WasmWriter();
        instructions.forEach(each -> each.write(out));
        return new Global(type, out.toBytes());
    }

    /** The same global with its type and the instructions of its first value changed. */
    public Global mapped(UnaryOperator<ValueType> types, UnaryOperator<Instruction> instructions) {
        WasmWriter out = new WasmWriter();
        initializer().forEach(each -> instructions.apply(each).write(out));
        return new Global(new ExternType.OfGlobal(types.apply(type.type()), type.mutable()), out.toBytes());
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
