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
    private static final int SOUND = -1;

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
        Fields fields = new Fields();
        int unsound = fields.firstUnsound(wire);
        return unsound == SOUND ? Either.right(fields.of(wire.owned())) : Either.left(malformed(wire, unsound));
    }

    /**
     * As {@link #decode}, of fields that are asked for only as long as the bytes are alive. What they say of a body is noted in the same
     * pass that tells whether the wire form is sound.
     *
     * @throws IllegalStateException when it is malformed
     */
    public static Headers decodeInPlace(Bytes wire) {
        if (wire.isEmpty()) {
            return Headers.empty();
        }
        Fields fields = new Lent();
        int unsound = fields.firstUnsound(wire);
        if (unsound != SOUND) {
            throw new IllegalStateException(malformed(wire, unsound));
        }
        return fields.of(wire);
    }

    private static int countOf(Bytes wire) {
        return (int) wire.wordAt(0);
    }

    private static String malformed(Bytes wire, int field) {
        return "header map of " + wire.size() + " bytes: expected " + countOf(wire)
                + " names and values, a NUL behind each, and field " + field + " is not so";
    }

    private static void putInt(byte[] wire, int at, int value) {
        wire[at] = (byte) value;
        wire[at + 1] = (byte) (value >> 8);
        wire[at + 2] = (byte) (value >> 16);
        wire[at + 3] = (byte) (value >> 24);
    }

    /** The fields of a wire form that was found sound. */
    private static class Fields implements Headers.Source {
        private Bytes wire = Bytes.empty();
        private int count;
        private int field;
        private int name;
        private int value;
        private int end;

        final Headers of(Bytes sound) {
            wire = sound;
            return Headers.later(count, this);
        }

        /** Looks at all lengths: the number of the first field that is not as it must be, 0 for the count, or {@link #SOUND}. */
        final int firstUnsound(Bytes lent) {
            Bytes placed = Placed.lent(lent);
            int first = Placed.first(placed);
            int size = placed.size();
            count = (int) Placed.wordAt(placed, first);
            return size >= 4 && count >= 0 && count <= (size - 4) / 10
                    ? firstUnsound(placed, first + 4, first + size)
                    : 0;
        }

        /** Lengths stand from {@code lengths} on, one for each name and each value, and behind them these. */
        private int firstUnsound(Bytes placed, int lengths, int past) {
            int from = lengths + Long.BYTES * count;
            for (int i = 0; i < count; i++) {
                long sizes = Placed.wordAt(placed, lengths + Long.BYTES * i);
                int middle = from + (int) sizes + 1;
                int next = middle + (int) (sizes >>> Integer.SIZE) + 1;
                if (middle <= from
                        || middle >= past
                        || next <= middle
                        || next > past
                        || !areEnded(placed, middle, next)) {
                    return i + 1;
                }
                if (BodyFields.mayBeNamed((int) sizes)) {
                    seen(placed, from, middle, next);
                }
                from = next;
            }
            return SOUND;
        }

        private static boolean areEnded(Bytes placed, int value, int next) {
            return (Placed.at(placed, value - 1) | Placed.at(placed, next - 1)) == 0;
        }

        /** Takes the places of a field that is sound and may say something of a body: of its name, its value, and what is behind it. */
        void seen(Bytes placed, int from, int middle, int next) {}

        private void restart() {
            field = 0;
            end = 4 + Long.BYTES * count - 1;
        }

        /** Goes to the next field, unless there is none. */
        private boolean next() {
            if (field == count) {
                return false;
            }
            long sizes = wire.wordAt(4 + Long.BYTES * field);
            field++;
            name = end + 1;
            value = name + (int) sizes + 1;
            end = value + (int) (sizes >>> Integer.SIZE);
            return true;
        }

        @Override
        public final List<Header> fields() {
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
        public final Option<Bytes> first(String wanted) {
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

    /** The fields of lent bytes, and what they say of a body. */
    private static final class Lent extends Fields {
        private final BodyFields noted = new BodyFields();

        @Override
        void seen(Bytes placed, int from, int middle, int next) {
            int first = Placed.first(placed);
            int size = middle - 1 - from;
            noted.note(
                    placed,
                    from - first,
                    size,
                    Placed.wordAt(placed, from),
                    Placed.wordAt(placed, from + size - Long.BYTES),
                    placed,
                    middle - first,
                    next - 1 - first);
        }

        @Override
        public BodyFields bodyFields() {
            return noted;
        }
    }
}
