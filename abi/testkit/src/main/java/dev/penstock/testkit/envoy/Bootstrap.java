package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Envoy's configuration as a value: one loopback listener for HTTP/1.1 and HTTP/2 with prior knowledge, with upgrades to WebSocket allowed, wasm filters in the order given, and
 * clusters on loopback. Listener and admin ask the system for free ports.
 *
 * @param accessLog the format of one line, when an access log is wanted
 * @param bufferLimit bytes, of the listener and of every cluster; none leaves Envoy's 1 MiB
 * @param trailers whether HTTP/1.1 trailers are passed on; Envoy drops them by default, HTTP/2 trailers always pass
 * @param laterBuffer the most bytes of a request that Envoy's own buffer filter, put after the plugins, keeps until its end
 * @param idle how long a stream may be idle, and a held one lives whose plugin never resumes it
 * @param total how long a stream may live at all
 */
public record Bootstrap(
        Seq<WasmFilter> filters,
        Seq<Cluster> clusters,
        Seq<Route> routes,
        Option<String> accessLog,
        Option<Integer> bufferLimit,
        boolean trailers,
        Option<Integer> laterBuffer,
        Duration idle,
        Duration total) {

    private static final String TYPES = "type.googleapis.com/envoy.extensions.";

    /** No filter; everything goes to that cluster, which is best named {@code upstream}. */
    public static Bootstrap to(Cluster cluster) {
        return new Bootstrap(
                Vector.empty(),
                Vector.of(cluster),
                Vector.of(new Route("default", "*", "/", cluster.name())),
                Option.none(),
                Option.none(),
                false,
                Option.none(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    /** One filter more, after the others. */
    public Bootstrap filter(WasmFilter filter) {
        return new Bootstrap(
                filters.append(filter), clusters, routes, accessLog, bufferLimit, trailers, laterBuffer, idle, total);
    }

    /** One cluster more. */
    public Bootstrap cluster(Cluster cluster) {
        return new Bootstrap(
                filters, clusters.append(cluster), routes, accessLog, bufferLimit, trailers, laterBuffer, idle, total);
    }

    /** These routes in place of the others. */
    public Bootstrap routes(Route... others) {
        return new Bootstrap(
                filters, clusters, Vector.of(others), accessLog, bufferLimit, trailers, laterBuffer, idle, total);
    }

    /** An access log with that format, read by {@link EnvoyProcess#accessLog}. */
    public Bootstrap accessLog(String format) {
        return new Bootstrap(
                filters, clusters, routes, Option.of(format), bufferLimit, trailers, laterBuffer, idle, total);
    }

    /** Connection buffers of that many bytes. */
    public Bootstrap bufferLimit(int bytes) {
        return new Bootstrap(
                filters, clusters, routes, accessLog, Option.of(bytes), trailers, laterBuffer, idle, total);
    }

    /** Passes HTTP/1.1 trailers on. */
    public Bootstrap withTrailers() {
        return new Bootstrap(filters, clusters, routes, accessLog, bufferLimit, true, laterBuffer, idle, total);
    }

    /** Envoy's own buffer filter after the plugins: it keeps each request of at most that many bytes until its end. */
    public Bootstrap bufferingAfterwards(int most) {
        return new Bootstrap(filters, clusters, routes, accessLog, bufferLimit, trailers, Option.of(most), idle, total);
    }

    /** Streams that last at most that long, idle and in all. */
    public Bootstrap timeouts(Duration otherIdle, Duration otherTotal) {
        return new Bootstrap(
                filters, clusters, routes, accessLog, bufferLimit, trailers, laterBuffer, otherIdle, otherTotal);
    }

    /** The bootstrap file's text, which is JSON; relative file names in it are relative to Envoy's working directory. */
    public String json() {
        var resources = object(
                "listeners",
                Vector.of(listener()),
                "clusters",
                clusters.map(cluster -> cluster.json(bufferLimit, trailers)));
        var admin = object("address", loopback(0));
        return new JsonTree(object("admin", admin, "static_resources", resources)).write();
    }

    static Map<String, Object> loopback(int port) {
        return object("socket_address", object("address", "127.0.0.1", "port_value", port));
    }

    private Map<String, Object> listener() {
        var chain = object("filters", Vector.of(connectionManager()));
        var listener = object("name", "main", "address", loopback(0), "filter_chains", Vector.of(chain));
        return bufferLimit
                .map(limit -> listener.put("per_connection_buffer_limit_bytes", limit))
                .getOrElse(listener);
    }

    private Map<String, Object> connectionManager() {
        var config = object(
                "@type",
                TYPES + "filters.network.http_connection_manager.v3.HttpConnectionManager",
                "stat_prefix",
                "main",
                "codec_type",
                "AUTO",
                "stream_idle_timeout",
                seconds(idle),
                "common_http_protocol_options",
                object("max_stream_duration", seconds(total)),
                "http_protocol_options",
                object("enable_trailers", trailers),
                "upgrade_configs",
                Vector.of(object("upgrade_type", "websocket")),
                "access_log",
                accessLog.map(Bootstrap::accessLogger).toVector(),
                "route_config",
                object("name", "main", "virtual_hosts", virtualHosts()),
                "http_filters",
                filters.map(WasmFilter::json)
                        .appendAll(laterBuffer.map(Bootstrap::buffer))
                        .append(router()));
        return object("name", "http", "typed_config", config);
    }

    private Seq<Map<String, Object>> virtualHosts() {
        return routes.map(Route::domain)
                .distinct()
                .map(domain -> object(
                        "name",
                        domain,
                        "domains",
                        Vector.of(domain),
                        "routes",
                        routes.filter(route -> route.domain().equals(domain))
                                .map(route -> route.json(seconds(total)))));
    }

    private static Map<String, Object> buffer(int most) {
        var config = object("@type", TYPES + "filters.http.buffer.v3.Buffer", "max_request_bytes", most);
        return object("name", "buffer", "typed_config", config);
    }

    private static Map<String, Object> router() {
        return object("name", "router", "typed_config", object("@type", TYPES + "filters.http.router.v3.Router"));
    }

    private static Map<String, Object> accessLogger(String format) {
        var text = object("text_format_source", object("inline_string", format + "\n"));
        var config = object(
                "@type",
                TYPES + "access_loggers.file.v3.FileAccessLog",
                "path",
                EnvoyProcess.ACCESS_LOG,
                "log_format",
                text);
        return object("name", "file", "typed_config", config);
    }

    private static String seconds(Duration duration) {
        return "%d.%03ds".formatted(duration.toSeconds(), duration.toMillisPart());
    }
}
