package dev.penstock.examples;

import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;

/** Notes who asks, and lets the access log and the trace say so. */
public final class AccessLog {
    private AccessLog() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("access-log")
                .onRequestHeaders((request, config) -> request.proceed()
                        .attribute("user_id", request.header("x-user-id").getOrElse("anonymous"))
                        .attribute("request_type", "api"))
                .onResponseHeaders(
                        (response, config) -> response.proceed().logAttributes().traceAttributes());
    }
}
