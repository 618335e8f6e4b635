package dev.penstock.compiler.wasm;

import io.vavr.control.Option;

/**
 * Size of a memory in pages of 64 KiB, or of a table in elements.
 *
 * @param flags bit 1 marks a shared memory, bit 2 a 64-bit address space
 */
public record Limits(int flags, long minimum, Option<Long> maximum) {

    /** A growable 32-bit memory. */
    public static Limits growable(long minimum, long maximum) {
        return new Limits(0, minimum, Option.some(maximum));
    }

    static Limits read(WasmReader in) {
        int flags = in.octet();
        if (flags > 7) {
            throw in.malformed("unknown limits 0x" + Integer.toHexString(flags));
        }
        long minimum = in.unsigned64();
        return new Limits(flags & 6, minimum, (flags & 1) == 0 ? Option.none() : Option.some(in.unsigned64()));
    }

    /** Writes flags and bounds. */
    public void write(WasmWriter out) {
        out.octet(flags | (maximum.isDefined() ? 1 : 0)).unsigned(minimum);
        maximum.forEach(out::unsigned);
    }

    /** Whether addresses have 64 bits. */
    public boolean is64Bit() {
        return (flags & 4) != 0;
    }
}
