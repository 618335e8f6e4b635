package dev.penstock.guest.wasm;

import dev.penstock.core.data.Bytes;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import org.teavm.interop.Address;

/** What host calls have in common: a status, and bytes that the host lends. */
final class Calls {
    private Calls() {}

    /** The bytes whose address and size the host has written at {@code lent}; a null address stands for none. */
    static Bytes lent(Address lent) {
        int start = lent.getInt();
        return start == 0
                ? Bytes.empty()
                : LinearBytes.at(Address.fromInt(start), lent.add(4).getInt());
    }

    /** The first {@code size} bytes of the buffer with that number, as a view. */
    static Bytes buffer(String name, int buffer, int size) {
        Address lent = Arena.allocate(8);
        int status = Imports.getBufferBytes(buffer, 0, size, lent, lent.add(4));
        require("proxy_get_buffer_bytes", name, status);
        return lent(lent);
    }

    static void require(String call, int status) {
        if (status != HostStatus.OK.code()) {
            throw new HostRefusal(call, status);
        }
    }

    /** As {@link #require(String, int)}, of a call that asked for something with a name. */
    static void require(String call, String asked, int status) {
        if (status != HostStatus.OK.code()) {
            throw new HostRefusal(call + "(" + asked + ")", status);
        }
    }
}
