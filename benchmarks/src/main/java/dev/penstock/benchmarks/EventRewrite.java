package dev.penstock.benchmarks;

import dev.penstock.core.data.Unit;
import dev.penstock.core.sse.ServerSentEvents;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/** Replaces {@code old} by {@code new} in the data of each server-sent event of a response. */
public final class EventRewrite {
    private EventRewrite() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("event-rewrite")
                .onStreamingResponseBody(config -> ServerSentEvents.flatMap(
                        event -> List.of(event.withData(event.data().replace("old", "new")))));
    }
}
