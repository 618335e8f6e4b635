package dev.penstock.guest.wire;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.data.Placed;
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
     *
     * @param wire in a module, bytes that the host has lent in this callback
     */
    public static Either<String, Headers> decode(Bytes wire) {
        if (wire.isEmpty()) {
            return Either.right(Headers.empty());
        }
        Decoder decoder = new Decoder();
        return decoder.isSound(Placed.lent(wire))
                ? Either.right(decoder.fieldsOf(wire.owned()))
                : Either.left(decoder.malformed(wire.size()));
    }

    /**
     * As {@link #decode}, of fields that are asked for only as long as the bytes are alive; what they say of a body is noted at once.
     *
     * @throws IllegalStateException when it is malformed
     */
    public static Headers decodeInPlace(Bytes wire) {
        if (wire.isEmpty()) {
            return Headers.empty();
        }
        Decoder decoder = new Noting();
        if (!decoder.isSound(Placed.lent(wire))) {
            throw new IllegalStateException(decoder.malformed(wire.size()));
        }
        return decoder.fieldsOf(wire);
    }

    private static void putInt(byte[] wire, int at, int value) {
        wire[at] = (byte) value;
        wire[at + 1] = (byte) (value >> 8);
        wire[at + 2] = (byte) (value >> 16);
        wire[at + 3] = (byte) (value >> 24);
    }

    private static class Decoder implements Headers.Source {
        private Bytes wire = Bytes.empty();
        private int count;
        private int field;
        private int name;
        private int value;
        private int end;

        final Headers fieldsOf(Bytes bytes) {
            wire = bytes;
            return Headers.later(count, this);
        }

        /** Looks at all lengths. */
        final boolean isSound(Bytes placed) {
            int first = Placed.first(placed);
            int size = placed.size();
            count = (int) Placed.wordAt(placed, first);
            return size >= 4 && count >= 0 && count <= (size - 4) / 10 && areSound(placed, first + 4, first + size);
        }

        /** Lengths stand from {@code lengths} on, one for each name and each value, and behind them these. */
        private boolean areSound(Bytes placed, int lengths, int past) {
            int parts = 2 * count;
            int from = lengths + 4 * parts;
            for (int part = 0; part < parts; part++) {
                end = from + (int) Placed.wordAt(placed, lengths + 4 * part);
                if (end < from || end >= past || Placed.at(placed, end) != 0) {
                    field = part / 2 + 1;
                    return false;
                }
                if ((part & 1) == 0) {
                    name = from;
                    value = end + 1;
                } else {
                    seen(placed, name, value, end);
                }
                from = end + 1;
            }
            return true;
        }

        /** Takes the places of a field that is sound. */
        void seen(Bytes placed, int from, int middle, int past) {}

        final String malformed(int size) {
            return "header map of " + size + " bytes: expected " + count
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
            BodyFields fields = new BodyFields();
            restart();
            while (next()) {
                fields.note(wire.slice(name, value - 1), wire, value, end);
            }
            return fields;
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

    private static final class Noting extends Decoder {
        private final BodyFields noted = new BodyFields();

        @Override
        void seen(Bytes placed, int from, int middle, int past) {
            int first = Placed.first(placed);
            noted.note(
                    placed,
                    from - first,
                    middle - 1 - from,
                    Placed.wordAt(placed, from),
                    Placed.wordAt(placed, middle - 1 - Long.BYTES),
                    placed,
                    middle - first,
                    past - first);
        }

        @Override
        public BodyFields bodyFields() {
            return noted;
        }
    }
}
