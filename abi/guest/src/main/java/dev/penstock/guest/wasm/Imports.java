package dev.penstock.guest.wasm;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/** The host functions of ABI 0.2.1 in use. Each answers a status. A module imports those that its plugin reaches. */
final class Imports {
    private Imports() {}

    @Import(module = "env", name = "proxy_log")
    static native int log(int level, Address message, int size);

    @Import(module = "env", name = "proxy_get_buffer_bytes")
    static native int getBufferBytes(int buffer, int start, int most, Address bytes, Address size);

    @Import(module = "env", name = "proxy_set_buffer_bytes")
    static native int setBufferBytes(int buffer, int start, int replaced, Address bytes, int size);

    @Import(module = "env", name = "proxy_get_header_map_value")
    static native int getHeaderMapValue(int map, Address name, int nameSize, Address value, Address valueSize);

    @Import(module = "env", name = "proxy_get_header_map_pairs")
    static native int getHeaderMapPairs(int map, Address pairs, Address size);

    @Import(module = "env", name = "proxy_replace_header_map_value")
    static native int replaceHeaderMapValue(int map, Address name, int nameSize, Address value, int valueSize);

    @Import(module = "env", name = "proxy_add_header_map_value")
    static native int addHeaderMapValue(int map, Address name, int nameSize, Address value, int valueSize);

    @Import(module = "env", name = "proxy_remove_header_map_value")
    static native int removeHeaderMapValue(int map, Address name, int nameSize);

    @Import(module = "env", name = "proxy_get_property")
    static native int getProperty(Address path, int pathSize, Address value, Address valueSize);

    @Import(module = "env", name = "proxy_send_local_response")
    static native int sendLocalResponse(
            int status,
            Address details,
            int detailsSize,
            Address body,
            int bodySize,
            Address headers,
            int headersSize,
            int grpcStatus);

    @Import(module = "env", name = "proxy_close_stream")
    static native int closeStream(int streamType);
}
