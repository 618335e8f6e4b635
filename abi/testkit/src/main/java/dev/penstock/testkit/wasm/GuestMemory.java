package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.trace.CallListener;
import java.nio.charset.StandardCharsets;
import run.endive.runtime.Instance;

/** The linear memory of a module as the proxy uses it: it reads what it is shown and has the module allocate what it lends. */
final class GuestMemory {
    private static final String ALLOCATE = "proxy_on_memory_allocate";

    private final Instance instance;
    private final CallListener calls;

    GuestMemory(Instance instance, CallListener calls) {
        this.instance = instance;
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

    private int allocate(int size) {
        calls.callback(ALLOCATE, size);
        long[] results = instance.export(ALLOCATE).apply(size);
        calls.returned(ALLOCATE, results);
        return (int) results[0];
    }
}
