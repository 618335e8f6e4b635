package dev.penstock.compiler.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the primitives of the binary format from a byte array, front to back. Every method throws
 * {@link MalformedModule} when the bytes end early or do not encode what was asked for.
 */
final class WasmReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    WasmReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WasmReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == end;
    }

    int octet() {
        if (position >= end) {
            throw malformed("unexpected end");
        }
        return bytes[position++] & 0xFF;
    }

    int peek() {
        int octet = octet();
        position--;
        return octet;
    }

    /** An unsigned 32-bit LEB128 that fits an int: counts, indices and sizes. */
    int unsigned() {
        long value = leb(32, false);
        if (value > Integer.MAX_VALUE) {
            throw malformed("number " + value + " is too large");
        }
        return (int) value;
    }

    /** An unsigned 64-bit LEB128, as in the limits of a 64-bit memory. */
    long unsigned64() {
        return leb(64, false);
    }

    int signed32() {
        return (int) leb(32, true);
    }

    /** A heap type: a type index, or a negative number for an abstract type. */
    int signed33() {
        long value = leb(33, true);
        if (value > Integer.MAX_VALUE) {
            throw malformed("type index " + value + " is too large");
        }
        return (int) value;
    }

    long signed64() {
        return leb(64, true);
    }

    String name() {
        int start = position;
        byte[] utf8 = octets(unsigned());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedModule("name is not UTF-8", start);
        }
    }

    byte[] octets(int length) {
        requireRemaining(length);
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** The bytes between an earlier position and this one. */
    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, position);
    }

    void skip(int length) {
        requireRemaining(length);
        position += length;
    }

    /** A counted vector; the count is checked against the bytes left, so garbage cannot ask for gigabytes. */
    <T> List<T> vector(Function<WasmReader, T> element) {
        int count = unsigned();
        requireRemaining(count);
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.apply(this));
        }
        return List.copyOf(elements);
    }

    void requireEnd() {
        if (!atEnd()) {
            throw malformed((end - position) + " bytes too many");
        }
    }

    MalformedModule malformed(String problem) {
        return new MalformedModule(problem, position);
    }

    private void requireRemaining(int length) {
        if (length > end - position) {
            throw malformed("expected " + length + " bytes, found " + (end - position));
        }
    }

    private long leb(int width, boolean signed) {
        long value = 0;
        int shift = 0;
        while (true) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            shift += 7;
            if ((octet & 0x80) == 0) {
                return signed && shift < 64 && (octet & 0x40) != 0 ? value | (-1L << shift) : value;
            }
            if (shift >= width) {
                throw malformed("LEB128 longer than " + width + " bits");
            }
        }
    }
}
