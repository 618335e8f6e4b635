package dev.penstock.guest.wasm;

import dev.penstock.core.data.Bytes;

/** In place of the methods of {@code core.data.Placed}: places are addresses of linear memory. The compiler makes instructions of calls. */
final class Places {
    private Places() {}

    static Bytes of(Bytes bytes) {
        return LinearBytes.ended(bytes);
    }

    static Bytes unended(Bytes bytes) {
        return bytes instanceof LinearBytes ? LinearBytes.place(bytes) : LinearBytes.ended(bytes);
    }

    static Bytes lent(Bytes bytes) {
        return bytes;
    }

    static int first(Bytes placed) {
        return ((LinearBytes) placed).address().toInt();
    }

    /** Loads a byte. Who has placed it does not matter. */
    static native int at(Bytes placed, int place);

    /** Loads eight bytes. */
    static native long wordAt(Bytes placed, int place);
}
