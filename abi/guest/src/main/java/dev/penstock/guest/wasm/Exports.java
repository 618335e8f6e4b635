package dev.penstock.guest.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.guest.Dispatcher;
import dev.penstock.guest.wire.AbiCodes;
import org.teavm.interop.Export;

/**
 * The callbacks of ABI 0.2.1 that every module has, each straight to the {@link Dispatcher}, which guards them all. Those that only
 * some plugins need are in classes of their own, for each call of a module costs a request some 2 µs in Envoy. There is no {@code
 * proxy_on_done}: a host takes that for done, and {@code proxy_on_delete} comes at once.
 */
public final class Exports {
    private static Dispatcher guest;

    private Exports() {}

    /** Made in the first callback: an initialiser of this class would be asked for before each. */
    static Dispatcher guest() {
        return guest != null ? guest : begin();
    }

    private static Dispatcher begin() {
        guest = new Dispatcher(() -> Entry.plugin().pipeline(), new WasmHost());
        return guest;
    }

    /** The entry point that the compiler needs; the proxy does not call it. */
    public static void main(String[] args) {}

    @Export(name = "proxy_abi_version_0_2_100")
    public static void higressAbi() {}

    @Export(name = "proxy_abi_version_0_2_1")
    public static void stockAbi() {}

    /** Called by the host within a host call. 0 makes that call answer InvalidMemoryAccess. */
    @Export(name = "proxy_on_memory_allocate")
    public static int memoryAllocate(int size) {
        return Arena.lend(size);
    }

    @Export(name = "proxy_on_context_create")
    public static void contextCreate(int id, int parent) {
        guest().contextCreated(id, parent);
    }

    @Export(name = "proxy_on_vm_start")
    public static int vmStart(int root, int size) {
        Arena.restart();
        return asInt(guest().vmStarted(root));
    }

    @Export(name = "proxy_on_configure")
    public static int configure(int root, int size) {
        Arena.restart();
        return asInt(guest().configured(root, size));
    }

    @Export(name = "proxy_on_request_headers")
    public static int requestHeaders(int id, int count, int end) {
        return headers(id, Direction.REQUEST, end);
    }

    @Export(name = "proxy_on_delete")
    public static void delete(int id) {
        guest().deleted(id);
    }

    static int headers(int id, Direction direction, int end) {
        Arena.restart();
        return AbiCodes.of(guest().headersArrived(id, direction, end != 0));
    }

    private static int asInt(boolean yes) {
        return yes ? 1 : 0;
    }
}
