package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Verdicts.pass;

import dev.penstock.core.context.Key;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.dsl.Plugin;

/** A plugin that adds to each message what it is called and how many requests it has seen. */
final class Tenant {
    private static final Key<Integer> SEEN = Key.ofPlugin("seen", 0);

    private Tenant() {}

    static Plugin<?> plugin() {
        return Plugin.named("tenant")
                .config(json -> json.field("name").string().value())
                .onStart((context, name) -> pass().log(LogLevel.INFO, name + " starts"))
                .onRequestHeaders((request, name) -> request.proceed()
                        .update(SEEN, count -> count + 1)
                        .log(LogLevel.INFO, name)
                        .addHeader("x-tenant", name + " " + request.get(SEEN)))
                .onRequestBody((request, name, body) -> request.proceed().setHeader("x-size", "" + body.size()))
                .onResponseHeaders((response, name) -> response.proceed().addHeader("x-tenant", name));
    }
}
