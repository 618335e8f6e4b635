package dev.penstock.compiler.sample;

import dev.penstock.classlib.LinearMemory;
import java.nio.charset.StandardCharsets;
import org.teavm.interop.Address;
import org.teavm.interop.Export;
import org.teavm.interop.Import;

/** A guest small enough to test the compiler with. */
public final class Exports {
    private static int next;
    private static Plugin plugin;

    private Exports() {}

    public static void main(String[] arguments) {}

    @Import(module = "env", name = "proxy_log")
    private static native int log(int level, int message, int size);

    @Import(module = "env", name = "proxy_add_header_map_value")
    private static native int addHeader(int map, int key, int keySize, int value, int valueSize);

    @Export(name = "proxy_abi_version_0_2_1")
    public static void abiOfEnvoy() {}

    @Export(name = "proxy_abi_version_0_2_100")
    public static void abiOfHigress() {}

    @Export(name = "proxy_on_memory_allocate")
    public static int allocate(int size) {
        if (next == 0) {
            next = LinearMemory.base().toInt();
        }
        int address = next;
        next += (size + 7) & ~7;
        while (next > LinearMemory.pages() << 16) {
            LinearMemory.grow(1);
        }
        return address;
    }

    @Export(name = "proxy_on_context_create")
    public static void create(int context, int parent) {}

    @Export(name = "proxy_on_vm_start")
    public static int start(int context, int configurationSize) {
        plugin = Entry.plugin();
        log("started " + plugin.name() + " at " + System.currentTimeMillis());
        return 1;
    }

    @Export(name = "proxy_on_configure")
    public static int configure(int context, int configurationSize) {
        return 1;
    }

    @Export(name = "proxy_on_request_headers")
    public static int requestHeaders(int context, int count, int endOfStream) {
        return 0;
    }

    @Export(name = "proxy_on_response_headers")
    public static int responseHeaders(int context, int count, int endOfStream) {
        next = LinearMemory.base().toInt();
        try {
            header("x-java", plugin.header().apply(context));
        } catch (RuntimeException e) {
            header("x-failed", e.toString());
        }
        return 0;
    }

    @Export(name = "proxy_on_done")
    public static int done(int context) {
        return 1;
    }

    @Export(name = "proxy_on_delete")
    public static void delete(int context) {}

    private static void header(String name, String value) {
        int key = copy(name);
        int text = copy(value);
        addHeader(2, key, name.length(), text, value.getBytes(StandardCharsets.UTF_8).length);
    }

    private static void log(String message) {
        log(2, copy(message), message.length());
    }

    private static int copy(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int address = allocate(bytes.length);
        LinearMemory.write(bytes, 0, Address.fromInt(address), bytes.length);
        return address;
    }
}
