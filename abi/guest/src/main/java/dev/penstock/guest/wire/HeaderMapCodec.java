package dev.penstock.guest.wire;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of header maps in ABI 0.2.1: a count, the length of each name and value, then each name and value followed
 * by NUL. Numbers are 32 bits, little endian. No fields are four NULs from the guest, and nothing or four NULs from the host.
 */
public final class HeaderMapCodec {
    private HeaderMapCodec() {}

    /** The wire form of {@code headers}. */
    public static Bytes encode(Headers headers) {
        List<byte[]> parts = new ArrayList<>();
        int size = 4;
        for (Header field : headers) {
            parts.add(Bytes.utf8(field.name()).toArray());
            parts.add(field.value().toArray());
        }
        for (byte[] part : parts) {
            size += 4 + part.length + 1;
        }
        byte[] wire = new byte[size];
        putInt(wire, 0, headers.size());
        int at = 4 + 4 * parts.size();
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            putInt(wire, 4 + 4 * i, part.length);
            System.arraycopy(part, 0, wire, at, part.length);
            at += part.length + 1;
        }
        return Bytes.adopt(wire);
    }

    /** The fields in {@code wire}, or where it is malformed. Total: nothing makes it throw. */
    public static Either<String, Headers> decode(Bytes wire) {
        return wire.isEmpty() ? Either.right(Headers.empty()) : new Decoder(wire.owned()).decode();
    }

    private static void putInt(byte[] wire, int at, int value) {
        wire[at] = (byte) value;
        wire[at + 1] = (byte) (value >> 8);
        wire[at + 2] = (byte) (value >> 16);
        wire[at + 3] = (byte) (value >> 24);
    }

    private static final class Decoder {
        private final Bytes wire;
        private int at;

        Decoder(Bytes wire) {
            this.wire = wire;
        }

        Either<String, Headers> decode() {
            if (wire.size() < 4) {
                return malformed("a count", 0);
            }
            int count = intAt(0);
            if (count < 0 || count > (wire.size() - 4) / 10) {
                return malformed("the lengths and bytes of " + count + " fields", 4);
            }
            at = 4 + 8 * count;
            List<Header> fields = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int name = intAt(4 + 8 * i);
                int value = intAt(8 + 8 * i);
                if (!fits(name, at) || !fits(value, at + name + 1)) {
                    return malformed("field " + i + " of " + name + " and " + value + " bytes", at);
                }
                fields.add(field(name, value));
            }
            return Either.right(Headers.of(fields));
        }

        private Header field(int name, int value) {
            int from = at;
            at += name + value + 2;
            return new Header(wire.slice(from, from + name).utf8(), wire.slice(from + name + 1, at - 1));
        }

        /** Whether {@code length} bytes and a NUL stand at {@code from}. */
        private boolean fits(int length, int from) {
            return length >= 0 && length < wire.size() - from && wire.at(from + length) == 0;
        }

        private int intAt(int index) {
            return (wire.at(index) & 0xff)
                    | (wire.at(index + 1) & 0xff) << 8
                    | (wire.at(index + 2) & 0xff) << 16
                    | (wire.at(index + 3) & 0xff) << 24;
        }

        private Either<String, Headers> malformed(String expected, int from) {
            return Either.left("header map of " + wire.size() + " bytes: expected " + expected + " at byte " + from);
        }
    }
}
