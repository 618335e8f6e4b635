package dev.penstock.guest.wasm;

import dev.penstock.classlib.LinearMemory;
import dev.penstock.core.data.Header;
import org.teavm.interop.Address;

/**
 * A header field in linear memory. The first few are kept below the {@link Arena}: what edits say in constants is one and the same
 * field each time, and so is written once. Any other one lives as long as the callback.
 */
final class WrittenField {
    /** The bytes below the arena. */
    static final int ROOM = 1024;

    private static final int EACH = 128;

    private static WrittenField latest;
    private static int kept;

    private final Header field;
    private int start;
    private final int nameSize;
    private final int offset;
    private final int valueSize;
    private WrittenField before;

    private WrittenField(Header field, LinearBytes name, LinearBytes value) {
        this.field = field;
        this.start = name.address().toInt();
        this.nameSize = name.size();
        this.offset = value.address().toInt() - start;
        this.valueSize = value.size();
    }

    @SuppressWarnings("ReferenceEquality") // an equal field is written anew
    static WrittenField of(Header field) {
        WrittenField known = latest;
        while (known != null && known.field != field) {
            known = known.before;
        }
        return known != null ? known : write(field);
    }

    /** A value that was in linear memory already stands before the name, and may change with the next callback: it is not kept. */
    private static WrittenField write(Header field) {
        WrittenField written =
                new WrittenField(field, LinearBytes.text(field.name()), LinearBytes.place(field.value()));
        int size = written.offset + written.valueSize;
        if (size > 0 && size <= EACH && kept < ROOM) {
            Address room = LinearMemory.base().add(kept);
            Address.moveMemoryBlock(written.name(), room, size);
            written.start = room.toInt();
            written.before = latest;
            latest = written;
            kept += EACH;
        }
        return written;
    }

    Address name() {
        return Address.fromInt(start);
    }

    int nameSize() {
        return nameSize;
    }

    Address value() {
        return Address.fromInt(start + offset);
    }

    int valueSize() {
        return valueSize;
    }
}
