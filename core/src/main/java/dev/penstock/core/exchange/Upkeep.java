package dev.penstock.core.exchange;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * What a plugin asks Higress for the sake of its VM. Envoy has none of it: there one line at info level says so, and requests are
 * served as ever.
 */
public final class Upkeep {
    private static final Key<Long> REQUESTS = Key.ofPlugin("penstock.requests", 0L);

    private static final Effect REBUILD = new Effect.SetProperty("wasm_need_rebuild", Bytes.utf8("true"));

    private static final Effect WITHOUT = new Effect.LogOnce(
            LogLevel.INFO,
            "this proxy has nothing for rebuildAfterRequests, rebuildAtMemory or maxRequestsPerIoCycle, which are of Higress;"
                    + " requests are served without");

    private Upkeep() {}

    /** At the start: says where the host has none of it. */
    public static Pass announced() {
        return Verdicts.pass().and(new Effect.ByPlatform(List.empty(), List.of(WITHOUT)));
    }

    /** At the start: at most so many requests of one connection are worked on before others get their turn. */
    public static Pass requestsPerCycle(long most) {
        return announced()
                .and(new Effect.ByPlatform(
                        List.of(new Effect.RunForeign("set_global_max_requests_per_io_cycle", littleEndian(most))),
                        List.empty()));
    }

    /** On each request: the host is asked for a new VM on every {@code after}th. */
    public static Pass rebuildAfter(PluginContext context, long after) {
        return context.platform() == Platform.ENVOY
                ? Verdicts.pass()
                : Verdicts.pass()
                        .update(REQUESTS, count -> count % after + 1)
                        .and(new Effect.Derived(now -> now.get(REQUESTS) == after ? List.of(REBUILD) : List.empty()));
    }

    /** On each request: the host is asked for a new VM when this one has {@code bytes} of memory. */
    public static Pass rebuildAt(PluginContext context, long bytes) {
        if (context.platform() == Platform.ENVOY) {
            return Verdicts.pass();
        }
        Option<Bytes> memory = context.property("plugin_vm_memory");
        return memory.isDefined() && unsigned(memory.get()) >= bytes
                ? Verdicts.pass().and(REBUILD)
                : Verdicts.pass();
    }

    private static long unsigned(Bytes number) {
        long value = 0;
        for (int i = Math.min(8, number.size()) - 1; i >= 0; i--) {
            value = (value << 8) | (number.at(i) & 0xff);
        }
        return value < 0 ? Long.MAX_VALUE : value;
    }

    private static Bytes littleEndian(long number) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (number >> (8 * i));
        }
        return Bytes.adopt(bytes);
    }
}
