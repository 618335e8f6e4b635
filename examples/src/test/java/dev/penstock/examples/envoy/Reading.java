package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Verdicts.pass;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.ResponseHead;
import dev.penstock.dsl.Plugin;

/** A plugin that reads all there is to read in each phase, present or not, and fails where it gets {@code null}. */
final class Reading {
    private static final Key<String> UNSET = Key.ofStream("unset", "initial");
    private static final Key<String> UNSET_OF_PLUGIN = Key.ofPlugin("unset", "initial");
    private static final Metric.Counter UNUSED = Metric.counter("reading.unused");

    private Reading() {}

    static Plugin<?> plugin() {
        return Plugin.named("reading")
                .onStart((context, config) -> {
                    read(context);
                    return pass();
                })
                .onRequestHeaders((request, config) -> {
                    read((Exchange) request);
                    return request.proceed().setHeader("x-websocket", "" + request.isWebSocket());
                })
                .onRequestBody((request, config, body) -> {
                    read(request);
                    requireAll(body, body.utf8());
                    return request.proceed();
                })
                .onRequestTrailers((request, config) -> {
                    read(request);
                    read(request.trailers());
                    return request.proceed();
                })
                .onResponseHeaders((response, config) -> {
                    read((Exchange) response);
                    read((ResponseHead) response);
                    return response.proceed().setHeader("x-read", "all");
                })
                .onResponseBody((response, config, body) -> {
                    read(response);
                    read(response.response());
                    requireAll(body, body.utf8());
                    return response.proceed();
                })
                .onResponseTrailers((response, config) -> {
                    read(response);
                    read(response.response());
                    read(response.trailers());
                    return response.proceed();
                })
                .onStreamDone((stream, config) -> {
                    read(stream);
                    read(stream.response());
                    return pass();
                });
    }

    private static void read(PluginContext context) {
        requireAll(
                context.now(),
                context.get(UNSET_OF_PLUGIN),
                context.property("no such property"),
                context.property("request", "headers", "no-such-header"),
                context.property("plugin_name"),
                context.shared("no such value"),
                context.shared("no such value").value(),
                context.metric(UNUSED),
                context.platform());
    }

    private static void read(Exchange exchange) {
        read((PluginContext) exchange);
        read(exchange.request());
        requireAll(
                exchange.get(UNSET),
                exchange.request().method(),
                exchange.request().scheme(),
                exchange.request().authority(),
                exchange.request().target(),
                exchange.request().path(),
                exchange.request().query());
    }

    private static void read(ResponseHead head) {
        read((MessageHead) head);
        requireAll(head.status());
    }

    private static void read(MessageHead head) {
        requireAll(head.header("no-such-header"), head.headers(), head.headers().first("no-such-header"));
    }

    private static void requireAll(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new IllegalStateException("null in place " + i);
            }
        }
    }
}
