package dev.penstock.examples;

import static dev.penstock.core.exchange.Verdicts.pass;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;

/**
 * Keeps values of its own from request to request: when it was configured, and how many requests have come.
 *
 * <p>A request counts when its headers reach the plugin, whatever becomes of it then: one that is reset or that somebody else
 * answers has had its number too, and so has each turn of an internal redirect. A response carries the number of its own
 * request, so that no two carry the same. Each VM, one of which serves a worker, counts by itself, from 1 under each
 * configuration.
 */
public final class PluginContext {
    private static final Key<Long> INIT_TIME = Key.ofPlugin("init-time", 0L);
    private static final Key<Long> REQUESTS = Key.ofPlugin("requests", 0L);
    private static final Key<Long> NUMBER = Key.ofStream("number", 0L);

    private PluginContext() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("plugin-context")
                .onStart((context, config) ->
                        pass().keep(INIT_TIME, context.now().seconds()))
                .onRequestHeaders((request, config) ->
                        request.proceed().update(REQUESTS, count -> count + 1).keep(NUMBER, request.get(REQUESTS) + 1))
                .onResponseHeaders((response, config) -> response.proceed()
                        .setHeader("x-init-time", Long.toString(response.get(INIT_TIME)))
                        .setHeader("x-request-count", Long.toString(response.get(NUMBER))));
    }
}
