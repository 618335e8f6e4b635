package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import io.vavr.control.Option;

/**
 * The proxy as the guest sees it: one typed method for each host call of ABI 0.2.1 in use, without pointers. Calls concern
 * the stream or root whose callback is running.
 *
 * <p>A status other than Ok and those that a method gives a meaning is thrown as {@link HostRefusal}: none is dropped.
 */
public interface Host {
    /** {@code proxy_log}. */
    void log(LogLevel level, String message);

    /** The plugin configuration of {@code size} bytes, owned: {@code proxy_get_buffer_bytes}, buffer 7. */
    Bytes configuration(int size);

    /** The first {@code size} bytes that the body buffer holds, as a view: {@code proxy_get_buffer_bytes}. */
    Bytes body(Direction direction, int size);

    /** Replaces all that the body buffer holds: {@code proxy_set_buffer_bytes}. */
    void replaceBody(Direction direction, Bytes body);

    /** The first value of a field, owned; none when the map has no such field: {@code proxy_get_header_map_value}. */
    Option<Bytes> header(HeaderMap map, String name);

    /** All fields of a map: {@code proxy_get_header_map_pairs}. */
    Headers headers(HeaderMap map);

    /** {@code proxy_replace_header_map_value}. */
    void setHeader(HeaderMap map, Header field);

    /** {@code proxy_add_header_map_value}. */
    void addHeader(HeaderMap map, Header field);

    /** {@code proxy_remove_header_map_value}. */
    void removeHeader(HeaderMap map, String name);

    /**
     * The value of a property, owned; none when there is none: {@code proxy_get_property}.
     *
     * @param path names, with a NUL between them
     */
    Option<Bytes> property(String path);

    /** {@code proxy_send_local_response}. */
    void sendReply(LocalReply reply);

    /** Resets the stream: {@code proxy_close_stream} of the request's stream type. */
    void closeStream();
}
