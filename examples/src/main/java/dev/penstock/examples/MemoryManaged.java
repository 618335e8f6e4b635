package dev.penstock.examples;

import dev.penstock.dsl.Plugin;

/** Asks its host for a new VM after so many requests or at so much memory, and to let other connections in between its requests. */
public final class MemoryManaged {
    private MemoryManaged() {}

    record Config(long rebuildAfterRequests, long rebuildAtBytes, long maxRequestsPerIoCycle) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("memory-managed")
                .config(json -> json.field("rebuildAfterRequests")
                        .wholeNumber(1)
                        .combine(json.field("rebuildAtBytes").wholeNumber(1))
                        .combine(json.field("maxRequestsPerIoCycle").wholeNumber(1))
                        .ap(Config::new))
                .rebuildAfterRequests(Config::rebuildAfterRequests)
                .rebuildAtMemory(Config::rebuildAtBytes)
                .maxRequestsPerIoCycle(Config::maxRequestsPerIoCycle);
    }
}
