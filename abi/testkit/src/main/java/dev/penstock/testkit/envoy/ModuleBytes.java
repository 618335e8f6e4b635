package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;

/** WebAssembly's binary format, as far as hand-written modules need it. */
final class ModuleBytes {

    private static final int I32 = 0x7f;
    private static final int END = 0x0b;

    private ModuleBytes() {}

    /** Magic number and version. */
    static byte[] header() {
        return join(bytes(0), "asm".getBytes(US_ASCII), bytes(1, 0, 0, 0));
    }

    /** A function type whose parameters and results are all i32. */
    static byte[] type(int parameters, int results) {
        return join(
                bytes(0x60),
                vector(Vector.fill(parameters, () -> bytes(I32))),
                vector(Vector.fill(results, () -> bytes(I32))));
    }

    /** An export; kind 0 is a function, 2 a memory. */
    static byte[] export(String name, int kind, int index) {
        return join(text(name), bytes(kind, index));
    }

    /** A function without locals. */
    static byte[] function(Seq<Integer> code) {
        return sized(bytes(code.prepend(0).append(END)));
    }

    static byte[] section(int id, Seq<byte[]> items) {
        return join(bytes(id), sized(vector(items)));
    }

    static byte[] text(String ascii) {
        return sized(ascii.getBytes(US_ASCII));
    }

    static byte[] bytes(Integer... values) {
        return bytes(Vector.of(values));
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Seq<Integer> values) {
        return values.foldLeft(new byte[0], (before, value) -> join(before, new byte[] {value.byteValue()}));
    }

    private static byte[] vector(Seq<byte[]> items) {
        return items.foldLeft(leb128(items.size()), ModuleBytes::join);
    }

    private static byte[] sized(byte[] content) {
        return join(leb128(content.length), content);
    }

    private static byte[] leb128(int number) {
        return number < 0x80 ? bytes(number) : join(bytes((number & 0x7f) | 0x80), leb128(number >>> 7));
    }
}
