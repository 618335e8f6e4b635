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

    @Import(module = "env", name = "proxy_get_header_map_size")
    static native int getHeaderMapSize(int map, Address size);

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

    @Import(module = "env", name = "proxy_get_log_level")
    static native int getLogLevel(Address level);

    @Import(module = "env", name = "proxy_get_current_time_nanoseconds")
    static native int getCurrentTime(Address nanos);

    @Import(module = "env", name = "proxy_set_tick_period_milliseconds")
    static native int setTickPeriod(int milliseconds);

    @Import(module = "env", name = "proxy_set_effective_context")
    static native int setEffectiveContext(int context);

    @Import(module = "env", name = "proxy_set_property")
    static native int setProperty(Address path, int pathSize, Address value, int valueSize);

    @Import(module = "env", name = "proxy_get_shared_data")
    static native int getSharedData(Address key, int keySize, Address value, Address valueSize, Address version);

    @Import(module = "env", name = "proxy_set_shared_data")
    static native int setSharedData(Address key, int keySize, Address value, int valueSize, int version);

    @Import(module = "env", name = "proxy_register_shared_queue")
    static native int registerSharedQueue(Address name, int nameSize, Address queue);

    @Import(module = "env", name = "proxy_resolve_shared_queue")
    static native int resolveSharedQueue(Address vmId, int vmIdSize, Address name, int nameSize, Address queue);

    @Import(module = "env", name = "proxy_enqueue_shared_queue")
    static native int enqueueSharedQueue(int queue, Address message, int size);

    @Import(module = "env", name = "proxy_dequeue_shared_queue")
    static native int dequeueSharedQueue(int queue, Address message, Address size);

    @Import(module = "env", name = "proxy_define_metric")
    static native int defineMetric(int type, Address name, int size, Address metric);

    @Import(module = "env", name = "proxy_increment_metric")
    static native int incrementMetric(int metric, long by);

    @Import(module = "env", name = "proxy_record_metric")
    static native int recordMetric(int metric, long value);

    @Import(module = "env", name = "proxy_get_metric")
    static native int getMetric(int metric, Address value);

    @Import(module = "env", name = "proxy_call_foreign_function")
    static native int callForeignFunction(
            Address name, int nameSize, Address argument, int argumentSize, Address result, Address resultSize);

    @Import(module = "env", name = "proxy_http_call")
    static native int httpCall(
            Address cluster,
            int clusterSize,
            Address headers,
            int headersSize,
            Address body,
            int bodySize,
            Address trailers,
            int trailersSize,
            int timeout,
            Address token);

    @Import(module = "env", name = "proxy_continue_stream")
    static native int continueStream(int streamType);

    @Import(module = "env", name = "proxy_grpc_call")
    static native int grpcCall(
            Address target,
            int targetSize,
            Address service,
            int serviceSize,
            Address method,
            int methodSize,
            Address metadata,
            int metadataSize,
            Address message,
            int messageSize,
            int timeout,
            Address token);

    @Import(module = "env", name = "proxy_get_status")
    static native int getStatus(Address code, Address message, Address size);

    /** Of Higress. */
    @Import(module = "env", name = "proxy_redis_init")
    static native int redisInit(
            Address cluster,
            int clusterSize,
            Address username,
            int usernameSize,
            Address password,
            int passwordSize,
            int timeout);

    /** Of Higress. */
    @Import(module = "env", name = "proxy_redis_call")
    static native int redisCall(Address cluster, int clusterSize, Address query, int querySize, Address token);

    /** Of Higress. */
    @Import(module = "env", name = "proxy_get_upstream_hosts")
    static native int getUpstreamHosts(Address hosts, Address size);

    /** Of Higress. */
    @Import(module = "env", name = "proxy_set_upstream_override_host")
    static native int setUpstreamOverrideHost(Address host, int size);
}
