package dev.penstock.compiler.wasm;

import java.util.Arrays;
import java.util.BitSet;

/** Locals and code of one function. Immutable. */
public final class FunctionBody {
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

    /** The body of this code. */
    public static FunctionBody of(Code code) {
        WasmWriter out = new WasmWriter();
        code.write(out);
        return new FunctionBody(out.toBytes());
    }

    static FunctionBody read(WasmReader in) {
        return new FunctionBody(in.octets(in.unsigned()));
    }

    /** Writes the body behind its size. */
    public void write(WasmWriter out) {
        out.counted(bytes);
    }

    /** Its locals and instructions. */
    public Code code() {
        WasmReader in = new WasmReader(bytes);
        Code code = Code.read(in);
        in.requireEnd();
        return code;
    }

    /** The functions it calls by index. */
    public BitSet calls() {
        BitSet called = new BitSet();
        code().instructions().stream()
                .filter(each -> each.opcode() == Opcode.CALL || each.opcode() == Opcode.RETURN_CALL)
                .forEach(each -> called.set(each.operand(0)));
        return called;
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
