package dev.penstock.compiler.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the primitives of the binary format; numbers take the fewest bytes. */
public final class WasmWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** One byte. */
    public WasmWriter octet(int value) {
        out.write(value);
        return this;
    }

    /** Bytes as they are. */
    public WasmWriter octets(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** An unsigned LEB128 number. */
    public WasmWriter unsigned(long value) {
        long rest = value;
        while (rest > 0x7F || rest < 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** A signed LEB128 number. */
    public WasmWriter signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3F) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>= 7;
        }
        return octet((int) (rest & 0x7F));
    }

    /** A name: its UTF-8 bytes behind their count. */
    public WasmWriter name(String name) {
        return counted(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes behind their count. */
    public WasmWriter counted(byte... bytes) {
        return unsigned(bytes.length).octets(bytes);
    }

    /** A vector: elements behind their count. */
    public <T> WasmWriter vector(List<T> elements, BiConsumer<WasmWriter, ? super T> element) {
        unsigned(elements.size());
        elements.forEach(each -> element.accept(this, each));
        return this;
    }

    /** All that was written. */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
