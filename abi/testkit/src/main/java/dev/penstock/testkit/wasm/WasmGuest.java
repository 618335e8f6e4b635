package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.wire.AbiCodes;
import dev.penstock.testkit.trace.CallListener;
import io.vavr.Lazy;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/**
 * A module of any language that speaks the ABI, in a WebAssembly interpreter, with a {@link Host} behind its imports. WASI is
 * there as Envoy offers it.
 */
public final class WasmGuest implements Callbacks {
    private static final long[] NO_RESULT = {};

    private static final int CONTINUE_AND_END = 2;

    private final Instance instance;
    private final ModuleExports exports;
    private final Host host;
    private final CallListener calls;

    private WasmGuest(Instance instance, ModuleExports exports, Host host, CallListener calls) {
        this.instance = instance;
        this.exports = exports;
        this.host = host;
        this.calls = calls;
    }

    /**
     * Instantiates {@code module}, and initializes it: {@code _initialize} and then {@code main} where they are exported, else
     * {@code _start}. Of the proxy's functions those that the model has no answer to answer Unimplemented.
     *
     * @throws ModuleRefused when a proxy refuses to load it
     * @throws run.endive.wasm.WasmEngineException when it is not a valid module
     */
    public static WasmGuest load(byte[] module, Host host) {
        return load(module, host, CallListener.NONE);
    }

    /** Loads {@code module} for one host after the other, and parses it once. */
    public static Function<Host, Callbacks> loading(byte[] module) {
        Lazy<WasmModule> parsed = Lazy.of(() -> Parser.parse(module));
        return host -> load(parsed.get(), host, CallListener.NONE);
    }

    /** As {@link #load(byte[], Host)}; {@code calls} is told of every call over the module's border. */
    public static WasmGuest load(byte[] module, Host host, CallListener calls) {
        return load(Parser.parse(module), host, calls);
    }

    private static WasmGuest load(WasmModule parsed, Host host, CallListener calls) {
        ModuleExports exports = ModuleExports.of(parsed);
        ModuleImports imports = new ModuleImports(parsed, exports.allocator(), host, calls);
        Instance instance = Instance.builder(parsed)
                .withImportValues(ImportValues.builder()
                        .withFunctions(imports.functions().asJava())
                        .build())
                .withStart(exports.startsBeforeItIsReady())
                .build();
        WasmGuest guest = new WasmGuest(instance, exports, host, calls);
        guest.initialize();
        imports.open();
        return guest;
    }

    private void initialize() {
        if (exports.has("_initialize")) {
            call("_initialize");
            if (exports.has("main")) {
                call("main", 0, 0);
            }
        }
    }

    /** The size of its linear memory in bytes. */
    public long memoryBytes() {
        return instance.memory().pages() * 65_536L;
    }

    /** The number in the global that is exported under this name. */
    public long global(String export) {
        return instance.exports().global(export).getValue();
    }

    private int call(String export, int... args) {
        return callOr(0, export, args);
    }

    /** A callback that a module does not export is answered for it, as a proxy does. */
    private int callOr(int otherwise, String export, int... args) {
        if (!exports.has(export)) {
            return otherwise;
        }
        long[] wide = new long[instance.exportType(export).params().size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = args[i];
        }
        calls.callback(export, wide);
        long[] results = Option.of(instance.export(export).apply(wide)).getOrElse(NO_RESULT);
        calls.returned(export, results);
        return results.length == 0 ? 0 : (int) results[0];
    }

    /** The ways to stop a whole stream at its headers count as holding them: all that is told of them is later. */
    private Action atHeaders(String export, int... args) {
        int code = call(export, args);
        return code == CONTINUE_AND_END || code == 0 ? Action.CONTINUE : Action.HOLD;
    }

    private Action action(String export, int... args) {
        int code = call(export, args);
        return Vector.of(Action.values())
                .find(action -> AbiCodes.of(action) == code)
                .getOrElseThrow(() -> new UnsupportedOperationException(
                        export + " answered " + code + "; the model knows 0, continue, and 1, stop and buffer"));
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
        return callOr(1, "proxy_on_vm_start", root, 0) != 0;
    }

    @Override
    public boolean configured(int root, int size) {
        return callOr(1, "proxy_on_configure", root, size) != 0;
    }

    @Override
    public Action headersArrived(int id, Direction direction, boolean end) {
        return atHeaders(
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
    public void grpcReceived(int root, int token, int size) {
        call("proxy_on_grpc_receive", root, token, size);
    }

    @Override
    public void grpcClosed(int root, int token, int status) {
        call("proxy_on_grpc_close", root, token, status);
    }

    @Override
    public void redisAnswered(int root, int token, int status, int size) {
        call("proxy_on_redis_call_response", root, token, status, size);
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
        return callOr(1, "proxy_on_done", id) != 0;
    }

    @Override
    public void deleted(int id) {
        call("proxy_on_delete", id);
    }
}
