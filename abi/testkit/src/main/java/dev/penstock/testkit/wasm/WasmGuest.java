package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import io.vavr.collection.Vector;
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
    private final Instance instance;

    private WasmGuest(Instance instance) {
        this.instance = instance;
    }

    /**
     * Instantiates {@code module}. Imports that the host does not have answer Unimplemented.
     *
     * @throws run.endive.wasm.WasmEngineException when it is not a valid module
     */
    public static WasmGuest load(byte[] module, Host host) {
        WasmModule parsed = Parser.parse(module);
        List<ImportFunction> functions = new ArrayList<>();
        for (int i = 0; i < parsed.importSection().importCount(); i++) {
            if (parsed.importSection().getImport(i) instanceof FunctionImport wanted) {
                functions.add(function(parsed, wanted, host));
            }
        }
        return new WasmGuest(Instance.builder(parsed)
                .withImportValues(
                        ImportValues.builder().withFunctions(functions).build())
                .build());
    }

    private static ImportFunction function(WasmModule module, FunctionImport wanted, Host host) {
        HostCall call = HostCalls.ALL.getOrElse(wanted.name(), (unused, memory, args) -> {
            throw new HostRefusal(wanted.name(), HostStatus.UNIMPLEMENTED.code());
        });
        return new HostFunction(
                wanted.module(), wanted.name(), module.typeSection().getType(wanted.typeIndex()), (instance, args) ->
                        new long[] {status(call, host, instance, args)});
    }

    private static int status(HostCall call, Host host, Instance instance, long... args) {
        try {
            call.call(host, new GuestMemory(instance), args);
            return HostStatus.OK.code();
        } catch (HostRefusal refusal) {
            return refusal.status();
        }
    }

    private int call(String export, int... args) {
        long[] wide = new long[args.length];
        for (int i = 0; i < args.length; i++) {
            wide[i] = args[i];
        }
        long[] results = instance.export(export).apply(wide);
        return results == null || results.length == 0 ? 0 : (int) results[0];
    }

    private Action action(String export, int... args) {
        int code = call(export, args);
        return Vector.of(Action.values())
                .find(action -> AbiCodes.of(action) == code)
                .getOrElseThrow(() -> new IllegalStateException(export + " answered " + code));
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
        return action("proxy_on_" + direction.label() + "_headers", id, 0, flag(end));
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        return action("proxy_on_" + direction.label() + "_body", id, size, flag(end));
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        return action("proxy_on_" + direction.label() + "_trailers", id, 0);
    }

    @Override
    public void logged(int id) {
        call("proxy_on_log", id);
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
