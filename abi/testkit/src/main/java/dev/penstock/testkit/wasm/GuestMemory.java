package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Bytes;
import java.nio.charset.StandardCharsets;
import run.endive.runtime.Instance;

/** The linear memory of a module as the proxy uses it: it reads what it is shown and has the module allocate what it lends. */
final class GuestMemory {
    private final Instance instance;

    GuestMemory(Instance instance) {
        this.instance = instance;
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
            address = (int) instance.export("proxy_on_memory_allocate").apply(bytes.size())[0];
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
}
