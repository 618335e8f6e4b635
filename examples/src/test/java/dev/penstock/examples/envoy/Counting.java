package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Verdicts.pass;
import static dev.penstock.core.exchange.Verdicts.swap;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.dsl.Plugin;

/** Plugins that count requests, in each of the places where a count can be kept. */
final class Counting {
    private static final Key<Integer> OF_PLUGIN = Key.ofPlugin("requests", 0);
    private static final Key<Integer> OF_STREAM = Key.ofStream("phases", 0);
    private static final Metric.Counter REQUESTS = Metric.counter("counting.requests");
    private static final Metric.Gauge OPEN = Metric.gauge("counting.open");
    private static final Metric.Histogram TARGETS = Metric.histogram("counting.target_size");
    private static final Metric.Counter STARTS = Metric.counter("counting.starts");
    private static final Metric.Counter JOBS = Metric.counter("counting.jobs");

    private Counting() {}

    /** In shared data, metrics, a property, and its own storage. */
    static Plugin<?> counting() {
        return Plugin.named("counting")
                .onStart((context, config) ->
                        pass().increment(STARTS).update(OF_PLUGIN, count -> 1_000).log(LogLevel.INFO, "started"))
                .onRequestHeaders((request, config) -> counted(request))
                .onResponseHeaders((response, config) -> response.proceed()
                        .setHeader("x-of-stream", "" + response.get(OF_STREAM))
                        .setHeader("x-of-plugin", "" + response.get(OF_PLUGIN)))
                .onStreamDone((stream, config) -> pass().add(OPEN, -1));
    }

    /** A request that another one was quicker than reads the count again. */
    private static Verdict<? extends Phase.InRequestHeaders> counted(RequestHeaders request) {
        SharedValue read = request.shared("counting.total");
        int next = 1 + Integer.parseInt(read.value().map(Bytes::utf8).getOrElse("0"));
        return swap(
                read,
                Bytes.utf8("" + next),
                swapped -> swapped == Swapped.CONFLICT
                        ? counted(request)
                        : request.proceed()
                                .update(OF_STREAM, count -> count + 1)
                                .update(OF_PLUGIN, count -> count + 1)
                                .increment(REQUESTS)
                                .add(OPEN, 1)
                                .record(TARGETS, request.target().get().length())
                                .setProperty("count", Bytes.utf8("" + next))
                                .setHeader("x-count", "" + next));
    }

    /** In the messages of a queue. */
    static Plugin<?> producing() {
        return Plugin.named("producing")
                .onRequestHeaders((request, config) -> request.proceed()
                        .enqueue("consumer", "jobs", Bytes.utf8(request.target().getOrElse(""))));
    }

    /** By the messages of that queue. */
    static Plugin<?> consuming() {
        return Plugin.named("consuming")
                .onQueue("jobs", (context, config, message) -> {
                    if (message.utf8().equals("/fail")) {
                        throw new IllegalStateException("told to");
                    }
                    return pass().increment(JOBS).log(LogLevel.INFO, () -> "job " + message.utf8());
                });
    }
}
