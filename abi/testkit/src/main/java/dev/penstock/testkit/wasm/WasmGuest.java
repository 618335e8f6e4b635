package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.testkit.trace.CallListener;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/** A compiled module in a WebAssembly interpreter, with a {@link Host} behind its imports. */
public final class WasmGuest implements Callbacks {
    private static final long[] NO_RESULT = {};

    private final Instance instance;
    private final Host host;
    private final CallListener calls;

    private WasmGuest(Instance instance, Host host, CallListener calls) {
        this.instance = instance;
        this.host = host;
        this.calls = calls;
    }

    /**
     * Instantiates {@code module}. Imports that the host does not have answer Unimplemented.
     *
     * @throws run.endive.wasm.WasmEngineException when it is not a valid module
     */
    public static WasmGuest load(byte[] module, Host host) {
        return load(module, host, CallListener.NONE);
    }

    /** As {@link #load(byte[], Host)}; {@code calls} is told of every call over the module's border. */
    public static WasmGuest load(byte[] module, Host host, CallListener calls) {
        WasmModule parsed = Parser.parse(module);
        List<ImportFunction> functions = new ArrayList<>();
        for (int i = 0; i < parsed.importSection().importCount(); i++) {
            if (parsed.importSection().getImport(i) instanceof FunctionImport wanted) {
                functions.add(function(parsed, wanted, host, calls));
            }
        }
        Instance instance = Instance.builder(parsed)
                .withImportValues(
                        ImportValues.builder().withFunctions(functions).build())
                .build();
        return new WasmGuest(instance, host, calls);
    }

    private static ImportFunction function(WasmModule module, FunctionImport wanted, Host host, CallListener calls) {
        HostCall call = HostCalls.ALL.getOrElse(wanted.name(), (unused, memory, args) -> {
            throw new HostRefusal(wanted.name(), HostStatus.UNIMPLEMENTED.code());
        });
        return new HostFunction(
                wanted.module(), wanted.name(), module.typeSection().getType(wanted.typeIndex()), (instance, args) -> {
                    GuestMemory memory = new GuestMemory(instance, calls);
                    calls.hostCall(wanted.name(), (address, size) -> Option.some(memory.text(address, size)), args);
                    int status = status(call, host, memory, args);
                    calls.returned(wanted.name(), status);
                    return new long[] {status};
                });
    }

    private static int status(HostCall call, Host host, GuestMemory memory, long... args) {
        try {
            call.call(host, memory, args);
            return HostStatus.OK.code();
        } catch (HostRefusal refusal) {
            return refusal.status();
        }
    }

    /** The size of its linear memory in bytes. */
    public long memoryBytes() {
        return instance.memory().pages() * 65_536L;
    }

    private int call(String export, int... args) {
        long[] wide = new long[args.length];
        for (int i = 0; i < args.length; i++) {
            wide[i] = args[i];
        }
        calls.callback(export, wide);
        long[] results = Option.of(instance.export(export).apply(wide)).getOrElse(NO_RESULT);
        calls.returned(export, results);
        return results.length == 0 ? 0 : (int) results[0];
    }

    private Action action(String export, int... args) {
        int code = call(export, args);
        return Vector.of(Action.values())
                .find(action -> AbiCodes.of(action) == code)
                .getOrElseThrow(() -> new IllegalStateException(export + " answered " + code));
    }

    /** How many fields the host has there; 0 for a stream it does not know. */
    private int count(HeaderMap map) {
        try {
            return host.headers(map).size();
        } catch (HostRefusal unknown) {
            return 0;
        }
    }

    private static HeaderMap trailersOf(Direction direction) {
        return direction == Direction.REQUEST ? HeaderMap.REQUEST_TRAILERS : HeaderMap.RESPONSE_TRAILERS;
    }

    private static int flag(boolean yes) {
        return yes ? 1 : 0;
    }

    @Override
    public void contextCreated(int id, int parent) {
        call("proxy_on_context_create", id, parent);
    }

    @Override
    public boolean vmStarted(int root) {
        return call("proxy_on_vm_start", root, 0) != 0;
    }

    @Override
    public boolean configured(int root, int size) {
        return call("proxy_on_configure", root, size) != 0;
    }

    @Override
    public Action headersArrived(int id, Direction direction, boolean end) {
        return action(
                "proxy_on_" + direction.label() + "_headers", id, count(HeaderMap.headersOf(direction)), flag(end));
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        return action("proxy_on_" + direction.label() + "_body", id, size, flag(end));
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        return action("proxy_on_" + direction.label() + "_trailers", id, count(trailersOf(direction)));
    }

    @Override
    public void httpAnswered(int root, int token, int size, int trailers) {
        call(
                "proxy_on_http_call_response",
                root,
                token,
                host.httpAnswer(size, trailers).headers().size(),
                size,
                trailers);
    }

    @Override
    public void logged(int id) {
        call("proxy_on_log", id);
    }

    @Override
    public void ticked(int root) {
        call("proxy_on_tick", root);
    }

    @Override
    public void queueReady(int root, int queue) {
        call("proxy_on_queue_ready", root, queue);
    }

    @Override
    public boolean done(int id) {
        return call("proxy_on_done", id) != 0;
    }

    @Override
    public void deleted(int id) {
        call("proxy_on_delete", id);
    }
}
