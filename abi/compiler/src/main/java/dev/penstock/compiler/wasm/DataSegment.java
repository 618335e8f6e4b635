package dev.penstock.compiler.wasm;

/**
 * One entry of the data section.
 *
 * @param start the address of its first byte, or -1 if it is placed by code at run time
 * @param length bytes
 */
public record DataSegment(int start, int length) {

    static DataSegment read(WasmReader in) {
        int flags = in.unsigned();
        if (flags == 1) {
            return new DataSegment(-1, skip(in));
        }
        if (flags != 0 || in.octet() != 0x41) {
            throw in.malformed("expected a data segment at a constant address");
        }
        int start = in.signed32();
        if (in.octet() != 0x0B) {
            throw in.malformed("expected the end of a data address");
        }
        return new DataSegment(start, skip(in));
    }

    /** The address behind its last byte; 0 if it has no place in memory. */
    public long end() {
        return start < 0 ? 0 : (long) start + length;
    }

    private static int skip(WasmReader in) {
        int length = in.unsigned();
        in.skip(length);
        return length;
    }
}
