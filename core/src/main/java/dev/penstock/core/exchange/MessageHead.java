package dev.penstock.core.exchange;

import dev.penstock.core.data.Headers;
import io.vavr.control.Option;

/**
 * The headers of a message as they reached the plugin: its own edits do not show. Nothing is read from the host before it is
 * asked for, and nothing twice.
 */
public interface MessageHead {
    /**
     * The first value of the field {@code name}, read as UTF-8. One host call, {@code proxy_get_header_map_value}, unless all
     * fields were read before.
     *
     * @param name in any case; a pseudo-header such as {@code :path} starts with a colon
     */
    Option<String> header(String name);

    /** Whether there is a field {@code name}, whatever its value. As many host calls as {@link #header}. */
    default boolean has(String name) {
        return header(name).isDefined();
    }

    /** All fields in their order, repeated names included. One host call: {@code proxy_get_header_map_pairs}. */
    Headers headers();
}
