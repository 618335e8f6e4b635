package dev.penstock.examples;

import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;

/** Bounds the bodies of requests and responses: 10 MiB and 50 MiB unless configured otherwise. */
public final class BufferLimits {
    private static final Json REQUEST_BYTES = Json.number(10 << 20);
    private static final Json RESPONSE_BYTES = Json.number(50 << 20);

    private BufferLimits() {}

    record Config(long requestBytes, long responseBytes) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("buffer-limits")
                .config(json -> json.field("requestBytes")
                        .orElse(REQUEST_BYTES)
                        .wholeNumber(1)
                        .combine(json.field("responseBytes")
                                .orElse(RESPONSE_BYTES)
                                .wholeNumber(1))
                        .ap(Config::new))
                .onRequestHeaders((request, config) -> request.proceed().requestBodyLimit(config.requestBytes()))
                .onResponseHeaders((response, config) -> response.proceed().responseBodyLimit(config.responseBytes()));
    }
}
