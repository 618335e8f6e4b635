package dev.penstock.benchmarks;

import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;

/** Sets one header of the request and one of the response. */
public final class OneHeader {
    private OneHeader() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("one-header")
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-request-seen", "yes"))
                .onResponseHeaders((response, config) -> response.proceed().setHeader("x-response-seen", "yes"));
    }
}
