package dev.penstock.core.exchange;

import dev.penstock.core.data.Headers;
import io.vavr.control.Option;

/**
 * The headers that a handler looks at. Nothing is read from the host before it is asked for, and nothing twice. Valid until
 * the handler returns.
 */
public interface Exchange {
    /**
     * The first value of the field {@code name}, read as UTF-8. One host call: {@code proxy_get_header_map_value}.
     *
     * @param name in any case; a pseudo-header such as {@code :path} starts with a colon
     */
    Option<String> header(String name);

    /** All fields in their order. One host call: {@code proxy_get_header_map_pairs}. */
    Headers headers();

    /**
     * What the client speaks, {@code HTTP/1.1} or {@code HTTP/2} for example, where the host knows. One host call:
     * {@code proxy_get_property} of {@code request.protocol}.
     */
    Option<String> protocol();
}
