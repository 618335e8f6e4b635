package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Upkeep;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.RootMachine;
import io.vavr.Function3;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a plugin does apart from streams.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public abstract sealed class RootVerbs<C> extends TickVerbs<C> permits Plugin {
    RootVerbs() {}

    /**
     * Runs once a configuration was accepted, in each VM: {@code proxy_on_configure}. A handler that throws rejects the
     * configuration.
     *
     * @throws IllegalStateException when the plugin has a handler for it
     */
    public final Plugin<C> onStart(
            BiFunction<? super PluginContext, ? super C, ? extends Verdict<? extends Phase.InStart>> handler) {
        return only(
                "onStart(...)",
                "the start",
                (assembly, config) -> assembly.start(context -> handler.apply(context, config)));
    }

    /**
     * Opens a shared queue and takes its messages, in one VM each: {@code proxy_register_shared_queue}, {@code
     * proxy_on_queue_ready}.
     *
     * @throws IllegalStateException when the plugin has a handler for that queue
     */
    public final Plugin<C> onQueue(
            String queue,
            Function3<? super PluginContext, ? super C, ? super Bytes, ? extends Verdict<? extends Phase.InQueue>>
                    handler) {
        return only(
                "onQueue(\"" + queue + "\", ...)",
                "queue '" + queue + "'",
                (assembly, config) -> assembly.queue(
                        new RootMachine.Queue(queue, (context, message) -> handler.apply(context, config, message))));
    }

    /**
     * Asks the host for a new VM on every so many-th request. Higress only; Envoy serves without, and one line says so.
     *
     * @param requests from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> rebuildAfterRequests(Function<? super C, Long> requests) {
        return only("rebuildAfterRequests(...)", "the requests of a VM", (assembly, config) -> {
            long after = Limits.requirePositive("rebuildAfterRequests", requests.apply(config));
            assembly.start(context -> Upkeep.announced());
            assembly.begin(views -> Upkeep.rebuildAfter(views.requestHeaders(), after));
        });
    }

    /** As {@link #rebuildAfterRequests(Function)}, the same under every configuration. */
    public final Plugin<C> rebuildAfterRequests(long requests) {
        long after = Limits.requirePositive("rebuildAfterRequests", requests);
        return rebuildAfterRequests(config -> after);
    }

    /**
     * Asks the host for a new VM when this one's memory has reached that size. Higress only; Envoy serves without, and one
     * line says so.
     *
     * @param bytes from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> rebuildAtMemory(Function<? super C, Long> bytes) {
        return only("rebuildAtMemory(...)", "the memory of a VM", (assembly, config) -> {
            long at = Limits.requirePositive("rebuildAtMemory", bytes.apply(config));
            assembly.start(context -> Upkeep.announced());
            assembly.begin(views -> Upkeep.rebuildAt(views.requestHeaders(), at));
        });
    }

    /** As {@link #rebuildAtMemory(Function)}, the same under every configuration. */
    public final Plugin<C> rebuildAtMemory(long bytes) {
        long at = Limits.requirePositive("rebuildAtMemory", bytes);
        return rebuildAtMemory(config -> at);
    }

    /**
     * Asks the host to work on at most so many requests before it turns to other connections, in the whole gateway. Higress
     * only; Envoy serves without, and one line says so.
     *
     * @param requests from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> maxRequestsPerIoCycle(Function<? super C, Long> requests) {
        return only("maxRequestsPerIoCycle(...)", "requests per I/O cycle", (assembly, config) -> {
            long most = Limits.requirePositive("maxRequestsPerIoCycle", requests.apply(config));
            assembly.start(context -> Upkeep.requestsPerCycle(most));
        });
    }

    /** As {@link #maxRequestsPerIoCycle(Function)}, the same under every configuration. */
    public final Plugin<C> maxRequestsPerIoCycle(long requests) {
        long most = Limits.requirePositive("maxRequestsPerIoCycle", requests);
        return maxRequestsPerIoCycle(config -> most);
    }
}
