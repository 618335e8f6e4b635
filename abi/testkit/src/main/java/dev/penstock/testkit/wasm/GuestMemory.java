package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.trace.CallListener;
import java.nio.charset.StandardCharsets;
import run.endive.runtime.Instance;

/** The linear memory of a module as the proxy uses it: it reads what it is shown and has the module allocate what it lends. */
final class GuestMemory {
    private final Instance instance;
    private final String allocator;
    private final CallListener calls;

    /** @param allocator the export that allocates */
    GuestMemory(Instance instance, String allocator, CallListener calls) {
        this.instance = instance;
        this.allocator = allocator;
        this.calls = calls;
    }

    Bytes bytes(long address, long size) {
        return Bytes.adopt(instance.memory().readBytes((int) address, (int) size));
    }

    String text(long address, long size) {
        return new String(instance.memory().readBytes((int) address, (int) size), StandardCharsets.UTF_8);
    }

    /** Lends {@code bytes}: their address and size are stored where the module asked for them; nothing is a null address. */
    void lend(Bytes bytes, long addressAt, long sizeAt) {
        int address = 0;
        if (!bytes.isEmpty()) {
            address = allocate(bytes.size());
            instance.memory().write(address, bytes.toArray());
        }
        instance.memory().writeI32((int) addressAt, address);
        instance.memory().writeI32((int) sizeAt, bytes.size());
    }

    void store(long address, int number) {
        instance.memory().writeI32((int) address, number);
    }

    void store(long address, long number) {
        instance.memory().writeLong((int) address, number);
    }

    /** The number at that address. */
    int number(long address) {
        return instance.memory().readInt((int) address);
    }

    void storeOctet(long address, int octet) {
        instance.memory().writeByte((int) address, (byte) octet);
    }

    private int allocate(int size) {
        calls.callback(allocator, size);
        long[] results = instance.export(allocator).apply(size);
        calls.returned(allocator, results);
        return (int) results[0];
    }
}
