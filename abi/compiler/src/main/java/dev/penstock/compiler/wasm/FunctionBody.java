package dev.penstock.compiler.wasm;

import java.util.Arrays;
import java.util.BitSet;

/** Locals and code of one function. Immutable. */
public final class FunctionBody {
    private static final FunctionBody TRAP = new FunctionBody(new byte[] {0, 0, 0x0B});

    private final byte[] bytes;

    private FunctionBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Instructions, with their final {@code end}, behind no locals. */
    public static FunctionBody of(int... instructions) {
        WasmWriter out = new WasmWriter().unsigned(0);
        Arrays.stream(instructions).forEach(out::octet);
        return new FunctionBody(out.toBytes());
    }

    /** A body that traps. */
    public static FunctionBody trap() {
        return TRAP;
    }

    static FunctionBody read(WasmReader in) {
        return new FunctionBody(in.octets(in.unsigned()));
    }

    /** Writes the body behind its size. */
    public void write(WasmWriter out) {
        out.counted(bytes);
    }

    /** The functions it calls by index. */
    public BitSet calls() {
        BitSet called = new BitSet();
        visit((opcode, function) -> {
            if (opcode != Instructions.REF_FUNC) {
                called.set(function);
            }
        });
        return called;
    }

    /** The functions it calls by index or takes a reference to. */
    public BitSet mentions() {
        BitSet mentioned = new BitSet();
        visit((opcode, function) -> mentioned.set(function));
        return mentioned;
    }

    private void visit(Instructions.FunctionUse uses) {
        WasmReader in = new WasmReader(bytes);
        skipLocals(in);
        Instructions.readExpression(in, uses);
        in.requireEnd();
    }

    private static void skipLocals(WasmReader in) {
        int groups = in.unsigned();
        for (int i = 0; i < groups; i++) {
            in.unsigned();
            ValueType.read(in);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionBody that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
