package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;

/** The smallest module a proxy accepts as a plugin of ABI 0.2.1: it starts, takes any configuration and lets everything pass. */
final class EmptyPlugin {

    private static final int END = 0x0b;
    private static final int I32_CONST = 0x41;
    private static final int I32 = 0x7f;

    private record Function(String name, int type, Seq<Integer> code) {}

    private static final Seq<Function> FUNCTIONS = Vector.of(
            new Function("proxy_abi_version_0_2_1", 0, Vector.empty()),
            new Function("proxy_on_memory_allocate", 1, Vector.of(I32_CONST, 0x80, 0x08)),
            new Function("proxy_on_vm_start", 2, Vector.of(I32_CONST, 1)),
            new Function("proxy_on_configure", 2, Vector.of(I32_CONST, 1)));

    private EmptyPlugin() {}

    /** The module's bytes. */
    static byte[] module() {
        return join(
                bytes(0, 'a', 's', 'm', 1, 0, 0, 0),
                section(1, Vector.of(type(0, 0), type(1, 1), type(2, 1))),
                section(3, FUNCTIONS.map(function -> bytes(function.type()))),
                section(5, Vector.of(bytes(0, 2))),
                section(
                        7,
                        FUNCTIONS
                                .zipWithIndex((function, index) -> export(function.name(), 0, index))
                                .append(export("memory", 2, 0))),
                section(10, FUNCTIONS.map(function -> sized(body(function)))));
    }

    private static byte[] body(Function function) {
        return bytes(function.code()
                .prepend(0)
                .append(END)
                .toJavaStream()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private static byte[] type(int parameters, int results) {
        return join(
                bytes(0x60),
                vector(Vector.fill(parameters, () -> bytes(I32))),
                vector(Vector.fill(results, () -> bytes(I32))));
    }

    private static byte[] export(String name, int kind, int index) {
        return join(sized(name.getBytes(US_ASCII)), bytes(kind, index));
    }

    private static byte[] section(int id, Seq<byte[]> items) {
        return join(bytes(id), sized(vector(items)));
    }

    private static byte[] vector(Seq<byte[]> items) {
        return items.foldLeft(leb128(items.size()), EmptyPlugin::join);
    }

    private static byte[] sized(byte[] content) {
        return join(leb128(content.length), content);
    }

    private static byte[] leb128(int number) {
        return number < 0x80 ? bytes(number) : join(bytes((number & 0x7f) | 0x80), leb128(number >>> 7));
    }

    private static byte[] bytes(int... values) {
        var out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
