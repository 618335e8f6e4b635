package dev.penstock.guest.wire;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import io.vavr.control.Either;

/**
 * The wire form of header maps in ABI 0.2.1: a count, the length of each name and value, then each name and value followed
 * by NUL. Numbers are 32 bits, little endian. No fields are four NULs from the guest, and nothing or four NULs from the host.
 */
public final class HeaderMapCodec {
    private HeaderMapCodec() {}

    /** The wire form of {@code headers}. */
    public static Bytes encode(Headers headers) {
        int at = 4 + 8 * headers.size();
        int size = at;
        for (Header field : headers) {
            size += Bytes.utf8(field.name()).size() + 1 + field.value().size() + 1;
        }
        byte[] wire = new byte[size];
        putInt(wire, 0, headers.size());
        int lengths = 4;
        for (Header field : headers) {
            at = put(wire, lengths, at, Bytes.utf8(field.name()));
            at = put(wire, lengths + 4, at, field.value());
            lengths += 8;
        }
        return Bytes.adopt(wire);
    }

    /** Puts a part and its length; yields where the next part goes, behind a NUL. */
    private static int put(byte[] wire, int length, int at, Bytes part) {
        putInt(wire, length, part.size());
        part.copyTo(0, part.size(), wire, at);
        return at + part.size() + 1;
    }

    /**
     * The fields in {@code wire}, or where it is malformed. Total: nothing makes it throw. A field is made when one is first
     * asked for: many maps are kept for handlers that ask for none.
     */
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
            int from = 4 + 8 * count;
            for (int i = 0; i < count; i++) {
                int name = intAt(4 + 8 * i);
                int value = intAt(8 + 8 * i);
                if (!fits(name, from) || !fits(value, from + name + 1)) {
                    return malformed("field " + i + " of " + name + " and " + value + " bytes", from);
                }
                from += name + value + 2;
            }
            return Either.right(Headers.later(count, () -> fields(count)));
        }

        private List<Header> fields(int count) {
            Header[] fields = new Header[count];
            int from = 4 + 8 * count;
            for (int i = 0; i < count; i++) {
                int value = from + intAt(4 + 8 * i) + 1;
                int next = value + intAt(8 + 8 * i) + 1;
                fields[i] = new Header(wire.slice(from, value - 1).utf8(), wire.slice(value, next - 1));
                from = next;
            }
            return List.of(fields);
        }

        /** Whether {@code length} bytes and a NUL stand at {@code from}. */
        private boolean fits(int length, int from) {
            return length >= 0 && length < wire.size() - from && wire.at(from + length) == 0;
        }

        private int intAt(int index) {
            return (int) wire.wordAt(index);
        }

        private Either<String, Headers> malformed(String expected, int from) {
            return Either.left("header map of " + wire.size() + " bytes: expected " + expected + " at byte " + from);
        }
    }
}
