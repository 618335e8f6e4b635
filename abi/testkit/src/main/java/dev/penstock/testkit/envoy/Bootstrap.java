package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/**
 * Envoy's configuration as a value: one loopback listener for HTTP/1.1 and HTTP/2 with prior knowledge, with upgrades to WebSocket allowed,
 * filters in the order given, and clusters on loopback. Listener and admin ask the system for free ports.
 *
 * @param accessLog the format of one line, when an access log is wanted
 * @param limits of buffers and times
 * @param trailers whether HTTP/1.1 trailers are passed on; Envoy drops them by default, HTTP/2 trailers always pass
 * @param laterBuffer the most bytes of a request that Envoy's own buffer filter, put after the plugins, keeps until its end
 * @param manager members that the connection manager has in place of or beside those given here
 * @param watchedPort where a listener that Envoy reads from a file listens, when it is to do that
 */
public record Bootstrap(
        Seq<HttpFilter> filters,
        Seq<Cluster> clusters,
        Seq<Route> routes,
        Option<String> accessLog,
        Limits limits,
        boolean trailers,
        Option<Integer> laterBuffer,
        Map<String, Object> manager,
        Option<Integer> watchedPort) {

    private static final String TYPES = "type.googleapis.com/envoy.extensions.";

    /**
     * How much and how long.
     *
     * @param buffer bytes, of the listener and of every cluster; none leaves Envoy's 1 MiB
     * @param idle how long a stream may be idle, and a held one lives whose plugin never resumes it
     * @param total how long a stream may live at all
     */
    public record Limits(Option<Integer> buffer, Duration idle, Duration total) {}

    /** No filter; everything goes to that cluster, which is best named {@code upstream}. */
    public static Bootstrap to(Cluster cluster) {
        return new Bootstrap(
                Vector.empty(),
                Vector.of(cluster),
                Vector.of(Route.to("default", "*", "/", cluster.name())),
                Option.none(),
                new Limits(Option.none(), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                false,
                Option.none(),
                LinkedHashMap.empty(),
                Option.none());
    }

    /** One filter more, after the others. */
    public Bootstrap filter(HttpFilter filter) {
        return filters(filters.append(filter));
    }

    /** These filters in place of the others. */
    public Bootstrap filters(Seq<HttpFilter> others) {
        return new Bootstrap(others, clusters, routes, accessLog, limits, trailers, laterBuffer, manager, watchedPort);
    }

    /** One cluster more. */
    public Bootstrap cluster(Cluster cluster) {
        var all = clusters.append(cluster);
        return new Bootstrap(filters, all, routes, accessLog, limits, trailers, laterBuffer, manager, watchedPort);
    }

    /** These routes in place of the others. */
    public Bootstrap routes(Route... others) {
        var all = Vector.of(others);
        return new Bootstrap(filters, clusters, all, accessLog, limits, trailers, laterBuffer, manager, watchedPort);
    }

    /** An access log with that format, read by {@link EnvoyProcess#accessLog}. */
    public Bootstrap accessLog(String format) {
        var log = Option.of(format);
        return new Bootstrap(filters, clusters, routes, log, limits, trailers, laterBuffer, manager, watchedPort);
    }

    /** Connection buffers of that many bytes. */
    public Bootstrap bufferLimit(int bytes) {
        return limits(new Limits(Option.of(bytes), limits.idle(), limits.total()));
    }

    /** Streams that last at most that long, idle and in all. */
    public Bootstrap timeouts(Duration idle, Duration total) {
        return limits(new Limits(limits.buffer(), idle, total));
    }

    private Bootstrap limits(Limits other) {
        return new Bootstrap(filters, clusters, routes, accessLog, other, trailers, laterBuffer, manager, watchedPort);
    }

    /** Passes HTTP/1.1 trailers on. */
    public Bootstrap withTrailers() {
        return new Bootstrap(filters, clusters, routes, accessLog, limits, true, laterBuffer, manager, watchedPort);
    }

    /** Envoy's own buffer filter after the plugins: it keeps each request of at most that many bytes until its end. */
    public Bootstrap bufferingAfterwards(int most) {
        var later = Option.of(most);
        return new Bootstrap(filters, clusters, routes, accessLog, limits, trailers, later, manager, watchedPort);
    }

    /** The connection manager's member {@code name} is that, a tree of JSON. */
    public Bootstrap manager(String name, Object value) {
        var more = manager.put(name, value);
        return new Bootstrap(filters, clusters, routes, accessLog, limits, trailers, laterBuffer, more, watchedPort);
    }

    /** Envoy watches a file for the listener, so that it can be changed while Envoy runs. Its port is one that is free now. */
    public Bootstrap watched() {
        var port = Option.of(freePort());
        return new Bootstrap(filters, clusters, routes, accessLog, limits, trailers, laterBuffer, manager, port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    /** The bootstrap file's text, which is JSON; relative file names in it are relative to Envoy's working directory. */
    public String json() {
        var file = object("path_config_source", object("path", EnvoyProcess.LISTENERS));
        var dynamic = object(
                "node",
                object("id", "penstock", "cluster", "penstock"),
                "dynamic_resources",
                object("lds_config", file.put("resource_api_version", "V3")));
        var listeners = watchedPort.isDefined() ? Vector.empty() : Vector.of(listener());
        var resources = object(
                "listeners", listeners, "clusters", clusters.map(cluster -> cluster.json(limits.buffer(), trailers)));
        var always = object("admin", object("address", loopback(0)), "static_resources", resources);
        return new JsonTree(watchedPort.isDefined() ? always.merge(dynamic) : always).write();
    }

    /** The text of the file that is watched, where one is. */
    Option<String> listenerFile() {
        var typed = object("@type", "type.googleapis.com/envoy.config.listener.v3.Listener")
                .merge(listener());
        return watchedPort.map(port -> new JsonTree(object("resources", Vector.of(typed))).write());
    }

    static Map<String, Object> loopback(int port) {
        return object("socket_address", object("address", "127.0.0.1", "port_value", port));
    }

    private Map<String, Object> listener() {
        var chain = object("filters", Vector.of(connectionManager()));
        var address = loopback(watchedPort.getOrElse(0));
        var listener = object("name", "main", "address", address, "filter_chains", Vector.of(chain));
        return limits.buffer()
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
                seconds(limits.idle()),
                "common_http_protocol_options",
                object("max_stream_duration", seconds(limits.total())),
                "http_protocol_options",
                object("enable_trailers", trailers),
                "upgrade_configs",
                Vector.of(object("upgrade_type", "websocket")),
                "access_log",
                accessLog.map(Bootstrap::accessLogger).toVector(),
                "route_config",
                object("name", "main", "virtual_hosts", virtualHosts()),
                "http_filters",
                filters.map(HttpFilter::json)
                        .appendAll(laterBuffer.map(Bootstrap::buffer))
                        .append(router()));
        return object("name", "http", "typed_config", manager.merge(config));
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
                                .map(route -> route.json(seconds(limits.total())))));
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
