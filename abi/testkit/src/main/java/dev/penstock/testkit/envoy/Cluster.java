package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A cluster with one endpoint on 127.0.0.1.
 *
 * @param port of the endpoint; none makes a cluster without endpoints
 * @param http2 HTTP/2 with prior knowledge, else HTTP/1.1
 */
public record Cluster(String name, Option<Integer> port, boolean http2) {

    private static final String HTTP_OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    /** An HTTP/1.1 cluster. */
    public static Cluster http1(String name, int port) {
        return new Cluster(name, Option.of(port), false);
    }

    /** An HTTP/2 cluster. */
    public static Cluster http2(String name, int port) {
        return new Cluster(name, Option.of(port), true);
    }

    /** A cluster that nothing can be sent to. */
    public static Cluster empty(String name) {
        return new Cluster(name, Option.none(), false);
    }

    /** The entry in the list of clusters. */
    Map<String, Object> json(Option<Integer> bufferLimit, boolean trailers) {
        var all = object(
                "name",
                name,
                "type",
                "STATIC",
                "connect_timeout",
                "2s",
                "load_assignment",
                object(
                        "cluster_name",
                        name,
                        "endpoints",
                        port.map(this::endpoints).toVector()),
                "typed_extension_protocol_options",
                object(HTTP_OPTIONS, protocol(trailers)));
        return bufferLimit
                .map(limit -> all.put("per_connection_buffer_limit_bytes", limit))
                .getOrElse(all);
    }

    private Map<String, Object> endpoints(int endpointPort) {
        var endpoint = object("endpoint", object("address", Bootstrap.loopback(endpointPort)));
        return object("lb_endpoints", Vector.of(endpoint));
    }

    private Map<String, Object> protocol(boolean trailers) {
        var explicit = http2
                ? object("http2_protocol_options", object())
                : object("http_protocol_options", object("enable_trailers", trailers));
        return object("@type", "type.googleapis.com/" + HTTP_OPTIONS, "explicit_http_config", explicit);
    }
}
