package dev.penstock.testkit.wasm;

import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.testkit.trace.CallListener;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;

/** What a module imports: functions of the proxy, and of WASI. */
final class ModuleImports {
    /** Functions of Envoy or Higress that the model has no answer to. */
    private static final Set<String> UNANSWERED = HashSet.of(
            "proxy_done",
            "proxy_get_buffer_status",
            "proxy_grpc_call",
            "proxy_grpc_cancel",
            "proxy_grpc_close",
            "proxy_grpc_send",
            "proxy_grpc_stream",
            "proxy_inject_encoded_data_to_filter_chain",
            "proxy_redis_call",
            "proxy_redis_init",
            "proxy_set_header_map_pairs",
            "proxy_continue_request",
            "proxy_continue_response",
            "proxy_clear_route_cache",
            "proxy_get_configuration");

    private final WasmModule module;
    private final String allocator;
    private final Host host;
    private final CallListener calls;
    private boolean open;

    /** @param allocator the export of the module that allocates */
    ModuleImports(WasmModule module, String allocator, Host host, CallListener calls) {
        this.module = module;
        this.allocator = allocator;
        this.host = host;
        this.calls = calls;
    }

    /** From now on all functions may be called; before that, while the module initializes, WASI's and the log alone. */
    void open() {
        open = true;
    }

    /** @throws ModuleRefused when one of them is no function of a proxy */
    Vector<ImportFunction> functions() {
        return Vector.range(0, module.importSection().importCount())
                .map(i -> module.importSection().getImport(i))
                .filter(FunctionImport.class::isInstance)
                .map(wanted -> function((FunctionImport) wanted));
    }

    private ImportFunction function(FunctionImport wanted) {
        FunctionType type = module.typeSection().getType(wanted.typeIndex());
        boolean wasi = WasiCalls.are(wanted.module());
        boolean known = wasi ? WasiCalls.has(wanted.name()) : isOfTheProxy(wanted.name());
        if (!known) {
            throw new ModuleRefused(
                    "Failed to load Wasm module due to a missing import: " + wanted.module() + "." + wanted.name());
        }
        return new HostFunction(wanted.module(), wanted.name(), type, (instance, args) -> {
            int answer = wasi ? wasi(wanted.name(), instance, args) : proxy(wanted.name(), instance, args);
            return type.returns().isEmpty() ? null : new long[] {answer};
        });
    }

    private static boolean isOfTheProxy(String name) {
        return HostCalls.ALL.containsKey(name) || UNANSWERED.contains(name);
    }

    private int wasi(String name, Instance instance, long... args) {
        return WasiCalls.call(name, host, new GuestMemory(instance, allocator, calls), args);
    }

    private int proxy(String name, Instance instance, long... args) {
        if (!open && !name.equals("proxy_log")) {
            throw new IllegalStateException(name + " was called while the module initializes");
        }
        GuestMemory memory = new GuestMemory(instance, allocator, calls);
        calls.hostCall(name, (address, size) -> Option.some(memory.text(address, size)), args);
        int status = status(name, memory, args);
        calls.returned(name, status);
        return status;
    }

    private int status(String name, GuestMemory memory, long... args) {
        try {
            HostCalls.ALL
                    .get(name)
                    .getOrElseThrow(() -> new HostRefusal(name, HostStatus.UNIMPLEMENTED.code()))
                    .call(host, memory, args);
            return HostStatus.OK.code();
        } catch (HostRefusal refusal) {
            return refusal.status();
        }
    }
}
