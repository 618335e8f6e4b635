package dev.penstock.core.exchange;

import dev.penstock.core.context.PluginContext;

/**
 * One stream as a handler looks at it. Valid until the handler returns.
 *
 * <p>The request's headers can be read in every phase. Envoy takes them away when the request goes on, so a plugin with a
 * handler of the response or of trailers has them read, whole, once for each request ({@code proxy_get_header_map_pairs}).
 */
public interface Exchange extends PluginContext {
    /** The request's headers. */
    RequestHead request();
}
