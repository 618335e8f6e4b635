package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import io.vavr.collection.List;

/** What Higress can do by a property or function of its own, and what becomes of it on Envoy. */
final class PlatformEffects {
    /** The buffer limit of a listener or cluster that does not state one: {@code per_connection_buffer_limit_bytes}. */
    private static final long DEFAULT_BUFFER = 1 << 20;

    static final Effect KEEP_ROUTE = either(
            new Effect.SetProperty("clear_route_cache", Bytes.utf8("off")),
            warning("this proxy cannot keep the route while the path changes, and routes anew; its configuration can:"
                    + " the plugin in the router's upstream_http_filters, a filter_state route matcher,"
                    + " or path_rewrite of the route"));

    private PlatformEffects() {}

    static Effect overrideUpstream(String host) {
        return either(
                new Effect.OverrideUpstream(host),
                warning("this proxy has no call to choose an upstream host; the request goes where its cluster says"));
    }

    static Effect requestBodyLimit(long bytes) {
        return limit("set_decoder_buffer_limit", bytes, "request");
    }

    static Effect responseBodyLimit(long bytes) {
        return limit("set_encoder_buffer_limit", bytes, "response");
    }

    private static Effect limit(String property, long bytes, String direction) {
        Effect set = new Effect.SetProperty(property, Bytes.utf8(Long.toString(bytes)));
        return new Effect.ByPlatform(
                List.of(set), bytes > DEFAULT_BUFFER ? List.of(notRaised(bytes, direction)) : List.empty());
    }

    private static Effect notRaised(long bytes, String direction) {
        return warning("this proxy has no call to raise its buffer limit to " + bytes + " bytes of a " + direction
                + " body; request_body_buffer_limit of the route or per_connection_buffer_limit_bytes does");
    }

    private static Effect either(Effect onHigress, Effect onEnvoy) {
        return new Effect.ByPlatform(List.of(onHigress), List.of(onEnvoy));
    }

    private static Effect warning(String message) {
        return new Effect.LogOnce(LogLevel.WARN, message);
    }
}
