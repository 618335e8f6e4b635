package dev.penstock.guest.wire;

import dev.penstock.core.data.BodyFields;
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
        return wire.isEmpty() ? Either.right(Headers.empty()) : new Decoder(wire.owned()).read();
    }

    /**
     * As {@link #decode}, of fields that are asked for only as long as the bytes are alive; what they say of a body is noted at once.
     *
     * @throws IllegalStateException when it is malformed
     */
    public static Headers decodeInPlace(Bytes wire) {
        return wire.isEmpty() ? Headers.empty() : new Decoder(wire).readInPlace();
    }

    private static void putInt(byte[] wire, int at, int value) {
        wire[at] = (byte) value;
        wire[at + 1] = (byte) (value >> 8);
        wire[at + 2] = (byte) (value >> 16);
        wire[at + 3] = (byte) (value >> 24);
    }

    private static final class Decoder implements Headers.Source {
        private final Bytes wire;
        private int count;
        private int field;
        private int name;
        private int value;
        private int end;
        /** Null where nothing was noted yet. */
        private BodyFields noted;

        Decoder(Bytes wire) {
            this.wire = wire;
        }

        Either<String, Headers> read() {
            return isSound() ? Either.right(Headers.later(count, this)) : Either.left(malformed());
        }

        Headers readInPlace() {
            noted = new BodyFields();
            if (!isSound()) {
                throw new IllegalStateException(malformed());
            }
            return Headers.later(count, this);
        }

        /** Looks at all lengths, and notes on the way what is to be noted. */
        private boolean isSound() {
            int size = wire.size();
            count = (int) wire.wordAt(0);
            if (size < 4 || count < 0 || count > (size - 4) / 10) {
                return false;
            }
            restart();
            while (next()) {
                if (!fits(name, value, size) || !fits(value, end + 1, size)) {
                    return false;
                }
                if (noted != null) {
                    noted.note(wire, name, value - 1 - name, wire, value, end);
                }
            }
            return true;
        }

        /** Whether a part begins at {@code from} and a NUL ends it before {@code next}. */
        private boolean fits(int from, int next, int size) {
            return from < next && next <= size && wire.at(next - 1) == 0;
        }

        private String malformed() {
            return "header map of " + wire.size() + " bytes: expected " + count
                    + " names and values, a NUL behind each, and field " + field + " is not so";
        }

        private void restart() {
            field = 0;
            end = 4 + 8 * count - 1;
        }

        /** Goes to the next field, unless there is none. */
        private boolean next() {
            if (field == count) {
                return false;
            }
            long lengths = wire.wordAt(4 + 8 * field);
            field++;
            name = end + 1;
            value = name + (int) lengths + 1;
            end = value + (int) (lengths >>> Integer.SIZE);
            return true;
        }

        @Override
        public List<Header> fields() {
            Header[] fields = new Header[count];
            restart();
            while (next()) {
                fields[field - 1] = new Header(
                        wire.slice(name, value - 1).utf8(),
                        wire.slice(value, end).owned());
            }
            return List.of(fields);
        }

        @Override
        public BodyFields bodyFields() {
            return noted != null ? noted : readInPlace().bodyFields();
        }

        /** The first value of that name, which is looked at where it stands. */
        @Override
        public Option<Bytes> first(String wanted) {
            restart();
            while (next()) {
                if (value - 1 - name == wanted.length() && stands(wanted)) {
                    return Option.some(wire.slice(value, end));
                }
            }
            return Option.none();
        }

        private boolean stands(String wanted) {
            for (int i = 0; i < wanted.length(); i++) {
                if (wire.at(name + i) != wanted.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
