package dev.penstock.guest.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Dispatcher;
import dev.penstock.guest.wire.AbiCodes;
import org.teavm.interop.Export;

/** The callbacks of ABI 0.2.1, each straight to the {@link Dispatcher}, which guards them all. */
public final class Exports {
    private static final Callbacks GUEST = new Dispatcher(() -> Entry.plugin().pipeline(), new WasmHost());

    private Exports() {}

    static Callbacks guest() {
        return GUEST;
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
        return Arena.offer(size);
    }

    @Export(name = "proxy_on_context_create")
    public static void contextCreate(int id, int parent) {
        Arena.restart();
        GUEST.contextCreated(id, parent);
    }

    @Export(name = "proxy_on_vm_start")
    public static int vmStart(int root, int size) {
        Arena.restart();
        return asInt(GUEST.vmStarted(root));
    }

    @Export(name = "proxy_on_configure")
    public static int configure(int root, int size) {
        Arena.restart();
        return asInt(GUEST.configured(root, size));
    }

    @Export(name = "proxy_on_request_headers")
    public static int requestHeaders(int id, int count, int end) {
        return headers(id, Direction.REQUEST, end);
    }

    @Export(name = "proxy_on_request_body")
    public static int requestBody(int id, int size, int end) {
        return body(id, Direction.REQUEST, size, end);
    }

    @Export(name = "proxy_on_request_trailers")
    public static int requestTrailers(int id, int count) {
        return trailers(id, Direction.REQUEST);
    }

    @Export(name = "proxy_on_response_headers")
    public static int responseHeaders(int id, int count, int end) {
        return headers(id, Direction.RESPONSE, end);
    }

    @Export(name = "proxy_on_response_body")
    public static int responseBody(int id, int size, int end) {
        return body(id, Direction.RESPONSE, size, end);
    }

    @Export(name = "proxy_on_response_trailers")
    public static int responseTrailers(int id, int count) {
        return trailers(id, Direction.RESPONSE);
    }

    @Export(name = "proxy_on_log")
    public static void log(int id) {
        Arena.restart();
        GUEST.logged(id);
    }

    @Export(name = "proxy_on_tick")
    public static void tick(int root) {
        Arena.restart();
        GUEST.ticked(root);
    }

    @Export(name = "proxy_on_queue_ready")
    public static void queueReady(int root, int queue) {
        Arena.restart();
        GUEST.queueReady(root, queue);
    }

    @Export(name = "proxy_on_done")
    public static int done(int id) {
        return asInt(GUEST.done(id));
    }

    @Export(name = "proxy_on_delete")
    public static void delete(int id) {
        GUEST.deleted(id);
    }

    private static int headers(int id, Direction direction, int end) {
        Arena.restart();
        return AbiCodes.of(GUEST.headersArrived(id, direction, end != 0));
    }

    private static int body(int id, Direction direction, int size, int end) {
        Arena.restart();
        return AbiCodes.of(GUEST.bodyArrived(id, direction, size, end != 0));
    }

    private static int trailers(int id, Direction direction) {
        Arena.restart();
        return AbiCodes.of(GUEST.trailersArrived(id, direction));
    }

    private static int asInt(boolean yes) {
        return yes ? 1 : 0;
    }
}
