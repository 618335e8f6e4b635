package dev.penstock.testkit.wasm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a module of numbers, in the binary form of WebAssembly 1.0: each function has i32 parameters and yields an i32 or
 * nothing.
 */
final class HandMadeModule {
    private static final int I32 = 0x7F;
    private static final int I64 = 0x7E;

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> code = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();

    /** An imported function; its number is how many were imported before. */
    HandMadeModule importing(String module, String name, int parameters) {
        imports.add(joined(text(module), text(name), new byte[] {0}, unsigned(type(numbers(parameters), true))));
        return this;
    }

    /** {@code clock_time_get}, which takes an i64. */
    HandMadeModule importingTheClock() {
        imports.add(joined(
                text(WasiCalls.PREVIEW),
                text("clock_time_get"),
                new byte[] {0},
                unsigned(type(new byte[] {I32, I64, I32}, true))));
        return this;
    }

    /** A function with one local more than its parameters, exported under that name. */
    HandMadeModule function(String name, int parameters, boolean yields, int... instructions) {
        functions.add(unsigned(type(numbers(parameters), yields)));
        byte[] body = joined(new byte[] {1, 1, I32}, octets(instructions), new byte[] {0x0B});
        code.add(joined(unsigned(body.length), body));
        exports.add(joined(text(name), new byte[] {0}, unsigned(imports.size() + functions.size() - 1)));
        return this;
    }

    /** Bytes in memory from that address. */
    HandMadeModule data(int address, String text) {
        data.add(joined(new byte[] {0, 0x41}, signed(address), new byte[] {0x0B}, text(text)));
        return this;
    }

    byte[] bytes() {
        exports.add(joined(text("memory"), new byte[] {2, 0}));
        byte[] memory = joined(unsigned(1), new byte[] {0}, unsigned(2));
        byte[] global = joined(unsigned(1), new byte[] {I32, 1, 0x41}, signed(4096), new byte[] {0x0B});
        return joined(
                octets(0, 'a', 's', 'm', 1, 0, 0, 0),
                section(1, types),
                section(2, imports),
                section(3, functions),
                joined(new byte[] {5}, unsigned(memory.length), memory),
                joined(new byte[] {6}, unsigned(global.length), global),
                section(7, exports),
                section(10, code),
                section(11, data));
    }

    private int type(byte[] parameters, boolean yields) {
        types.add(joined(
                new byte[] {0x60},
                unsigned(parameters.length),
                parameters,
                yields ? new byte[] {1, I32} : new byte[] {0}));
        return types.size() - 1;
    }

    private static byte[] numbers(int count) {
        byte[] all = new byte[count];
        java.util.Arrays.fill(all, (byte) I32);
        return all;
    }

    private static byte[] section(int id, List<byte[]> items) {
        byte[] content = joined(unsigned(items.size()), joined(items.toArray(byte[][]::new)));
        return joined(new byte[] {(byte) id}, unsigned(content.length), content);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return joined(unsigned(bytes.length), bytes);
    }

    private static byte[] octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] unsigned(int value) {
        var out = new ByteArrayOutputStream();
        int left = value;
        while (left >= 0x80) {
            out.write(left | 0x80);
            left >>>= 7;
        }
        out.write(left);
        return out.toByteArray();
    }

    /** For numbers from 64: one more group, so that the sign is clear. */
    private static byte[] signed(int value) {
        return octets((value & 0x7F) | 0x80, ((value >> 7) & 0x7F) | 0x80, (value >> 14) & 0x3F);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
