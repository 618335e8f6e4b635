package dev.penstock.guest.wire;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

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
        return decodeInPlace(wire.owned());
    }

    /** As {@link #decode}, of fields that are asked for only as long as the bytes are alive. */
    public static Either<String, Headers> decodeInPlace(Bytes wire) {
        return wire.isEmpty() ? Either.right(Headers.empty()) : new Decoder(wire).decode();
    }

    private static void putInt(byte[] wire, int at, int value) {
        wire[at] = (byte) value;
        wire[at + 1] = (byte) (value >> 8);
        wire[at + 2] = (byte) (value >> 16);
        wire[at + 3] = (byte) (value >> 24);
    }

    private static final class Decoder implements Headers.Source {
        private final Bytes wire;
        /** Where the name and the value of each field begin, one after another, and where a further name would. */
        private int[] starts = {};

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
            starts = new int[2 * count + 1];
            int from = 4 + 8 * count;
            for (int part = 0; part < 2 * count; part++) {
                int length = intAt(4 + 4 * part);
                if (!fits(length, from)) {
                    return malformed("part " + part + " of " + length + " bytes", from);
                }
                starts[part] = from;
                from += length + 1;
            }
            starts[2 * count] = from;
            return Either.right(Headers.later(count, this));
        }

        @Override
        public List<Header> fields() {
            Header[] fields = new Header[starts.length / 2];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = new Header(part(2 * i).utf8(), part(2 * i + 1).owned());
            }
            return List.of(fields);
        }

        private Bytes part(int part) {
            return wire.slice(starts[part], starts[part + 1] - 1);
        }

        @Override
        public Option<Bytes> first(String name) {
            int place = placeOf(name);
            return place < 0 ? Option.none() : Option.some(part(place + 1));
        }

        @Override
        public boolean has(String name) {
            return placeOf(name) >= 0;
        }

        /** Where the first field of that name is; negative where there is none. Names are looked at where they stand. */
        private int placeOf(String name) {
            int size = name.length() + 1;
            for (int part = 0; part < starts.length - 1; part += 2) {
                if (starts[part + 1] - starts[part] == size && stands(name, starts[part])) {
                    return part;
                }
            }
            return -1;
        }

        private boolean stands(String name, int from) {
            for (int i = 0; i < name.length(); i++) {
                if (wire.at(from + i) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
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
