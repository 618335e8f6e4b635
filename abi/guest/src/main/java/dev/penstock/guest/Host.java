package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.redis.RedisAccess;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
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

    /** The least level that the host logs: {@code proxy_get_log_level}. */
    LogLevel logLevel();

    /** Nanoseconds since 1970-01-01T00:00Z: {@code proxy_get_current_time_nanoseconds}. */
    long now();

    /** Has the root be called every so many milliseconds; 0 for no more: {@code proxy_set_tick_period_milliseconds}. */
    void tickEvery(int milliseconds);

    /** Lets the calls that follow concern that context; false when there is none: {@code proxy_set_effective_context}. */
    boolean turnTo(int context);

    /** The plugin configuration of {@code size} bytes, owned: {@code proxy_get_buffer_bytes}, buffer 7. */
    Bytes configuration(int size);

    /** The first {@code size} bytes that the body buffer holds, as a view: {@code proxy_get_buffer_bytes}. */
    Bytes body(Direction direction, int size);

    /** Replaces all that the body buffer holds: {@code proxy_set_buffer_bytes}. */
    void replaceBody(Direction direction, Bytes body);

    /** Puts bytes before all that the body buffer holds: {@code proxy_set_buffer_bytes}, start and size 0. */
    void prependBody(Direction direction, Bytes prefix);

    /** Puts bytes behind all that the body buffer holds: {@code proxy_set_buffer_bytes}, start at its end. */
    void appendBody(Direction direction, Bytes suffix);

    /** The first value of a field, owned; none when the map has no such field: {@code proxy_get_header_map_value}. */
    Option<Bytes> header(HeaderMap map, String name);

    /** All fields of a map: {@code proxy_get_header_map_pairs}. */
    Headers headers(HeaderMap map);

    /** As {@link #headers}, for this callback only: nothing of them is copied before it is asked for. */
    default Headers lentHeaders(HeaderMap map) {
        return headers(map);
    }

    /**
     * How many bytes the names and values of a map have together, as the host counts them in {@code request.total_size}: {@code
     * proxy_get_header_map_size}. Not asked of trailers, which the question makes.
     */
    int headersSize(HeaderMap map);

    /** Whether the plugin may read a request's headers in a later phase. No call: a module knows it by the code that it has. */
    default boolean readsRequestsLater() {
        return true;
    }

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

    /** {@code proxy_set_property}. */
    void setProperty(String path, Bytes value);

    /** {@code proxy_get_shared_data}. */
    SharedValue shared(String key);

    /**
     * {@code proxy_set_shared_data}.
     *
     * @param version the one that was read; 0 writes whatever is there
     */
    Swapped share(String key, Bytes value, int version);

    /** Opens the queue of this VM's id, and yields its number: {@code proxy_register_shared_queue}. */
    int openQueue(String name);

    /** The number of a queue; none when there is none: {@code proxy_resolve_shared_queue}. */
    Option<Integer> findQueue(String vmId, String name);

    /** {@code proxy_enqueue_shared_queue}. */
    void enqueue(int queue, Bytes message);

    /** The next message, owned; none when the queue is empty: {@code proxy_dequeue_shared_queue}. */
    Option<Bytes> dequeue(int queue);

    /** A new number for a metric: {@code proxy_define_metric}. */
    int defineMetric(Metric metric);

    /** {@code proxy_increment_metric}. */
    void incrementMetric(int metric, long by);

    /** {@code proxy_record_metric}. */
    void recordMetric(int metric, long value);

    /** {@code proxy_get_metric}. */
    long metric(int metric);

    /** What a function of that name yields, owned; none where there is no such function: {@code proxy_call_foreign_function}. */
    Option<Bytes> callForeign(String name, Bytes argument);

    /** Of Higress alone: the hosts of the cluster that the request is routed to, owned: {@code proxy_get_upstream_hosts}. */
    Seq<UpstreamHost> upstreamHosts();

    /** Of Higress alone: {@code proxy_set_upstream_override_host}. */
    void overrideUpstream(String host);

    /**
     * Asks another service over HTTP, which answers under the token that this yields; a failure where the host knows at once
     * that it cannot: {@code proxy_http_call}.
     */
    Either<Failure, Integer> callHttp(HttpQuestion question);

    /**
     * What answers an HTTP call, owned, in the callback that tells of it: {@code proxy_get_header_map_pairs}, {@code
     * proxy_get_buffer_bytes}.
     *
     * @param size how many bytes its body has
     * @param trailers how many trailers it has
     */
    HttpArrival httpAnswer(int size, int trailers);

    /**
     * Makes a unary call of gRPC, which is answered under the token that this yields; a failure where the host cannot: {@code
     * proxy_grpc_call}. Where it knows so only while it is asked, it calls back for a token that nobody was given.
     */
    Either<Failure, Integer> callGrpc(GrpcQuestion question);

    /** The message that answers a call of gRPC, owned, in the callback that tells of it: {@code proxy_get_buffer_bytes}, buffer 5. */
    GrpcArrival grpcMessage(int size);

    /** What answers a call of gRPC in place of a message, in the callback that tells of it: {@code proxy_get_status}. */
    GrpcArrival grpcStatus(int status);

    /**
     * Of Higress alone: opens a cluster for Redis, anew where it is open with something else; false when the proxy does not know the
     * cluster (yet): {@code proxy_redis_init}.
     */
    boolean openRedis(RedisAccess access);

    /**
     * Of Higress alone: sends a query of one command, no more and no less, for the host awaits one reply to each. Yields the token of
     * the answer; a failure where the host knows at once that there will be none: {@code proxy_redis_call}.
     */
    Either<Failure, Integer> callRedis(String cluster, Bytes query);

    /** What answers a command of Redis, owned, in the callback that tells of it: {@code proxy_get_buffer_bytes}, buffer 9. */
    RedisArrival redisAnswer(int status, int size);

    /** Lets a held message of the stream go on when this callback has returned: {@code proxy_continue_stream}. */
    void continueStream(Direction direction);

    /** {@code proxy_send_local_response}. */
    void sendReply(LocalReply reply);

    /** Resets the stream: {@code proxy_close_stream} of the request's stream type. */
    void closeStream();
}
