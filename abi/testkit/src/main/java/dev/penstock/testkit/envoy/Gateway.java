package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;

/** A client, an Envoy and its upstreams, all on loopback. */
public final class Gateway implements AutoCloseable {

    private final Map<String, Upstream> clusters;
    private final Bootstrap started;
    private final EnvoyProcess envoy;
    private final Client http1;
    private final Client http2;

    private Gateway(Map<String, Upstream> clusters, Bootstrap started, EnvoyProcess envoy) {
        this.clusters = clusters;
        this.started = started;
        this.envoy = envoy;
        this.http1 = Client.of(Protocol.HTTP1, envoy.port());
        this.http2 = Client.of(Protocol.HTTP2, envoy.port());
    }

    /**
     * What to start.
     *
     * @param clusters named beside {@code upstream}; each has an {@link Upstream} of its own
     * @param upstreamProtocol what Envoy speaks with all of them
     * @param bootstrap adds filters, routes and limits
     */
    public record Setup(
            EnvoyBinary binary,
            Launch launch,
            Protocol upstreamProtocol,
            Seq<String> clusters,
            UnaryOperator<Bootstrap> bootstrap) {

        /** These clusters too. */
        public Setup clusters(String... names) {
            return new Setup(binary, launch, upstreamProtocol, clusters.appendAll(Vector.of(names)), bootstrap);
        }

        /** HTTP/2 or HTTP/1.1 to the clusters. */
        public Setup upstream(Protocol protocol) {
            return new Setup(binary, launch, protocol, clusters, bootstrap);
        }

        /** Started so. */
        public Setup launch(Launch other) {
            return new Setup(binary, other, upstreamProtocol, clusters, bootstrap);
        }

        /** This filter, after those there are. */
        public Setup filter(HttpFilter filter) {
            return configured(before -> before.filter(filter));
        }

        /** Changes the bootstrap further. */
        public Setup configured(UnaryOperator<Bootstrap> change) {
            return new Setup(
                    binary, launch, upstreamProtocol, clusters, before -> change.apply(bootstrap.apply(before)));
        }

        /**
         * Starts the upstreams and Envoy.
         *
         * @throws EnvoyFailed when Envoy refuses, with the reason
         */
        public Gateway start() {
            Map<String, Upstream> upstreams = LinkedHashMap.ofEntries(
                    clusters.prepend("upstream").distinct().map(name -> Tuple.of(name, Upstream.echoing())));
            try {
                var started = bootstrapOf(upstreams);
                return new Gateway(upstreams, started, EnvoyProcess.start(binary, started, launch));
            } catch (EnvoyFailed failed) {
                upstreams.values().forEach(Upstream::close);
                throw failed;
            }
        }

        private Bootstrap bootstrapOf(Map<String, Upstream> upstreams) {
            var all = upstreams.toVector().map(named -> cluster(named._1, named._2.port()));
            return bootstrap.apply(all.tail().foldLeft(Bootstrap.to(all.head()), Bootstrap::cluster));
        }

        private Cluster cluster(String name, int port) {
            return upstreamProtocol == Protocol.HTTP2 ? Cluster.http2(name, port) : Cluster.http1(name, port);
        }
    }

    /** One cluster {@code upstream} over HTTP/1.1, no filter. */
    public static Setup with(EnvoyBinary binary) {
        return new Setup(binary, Launch.DEFAULT, Protocol.HTTP1, Vector.empty(), UnaryOperator.identity());
    }

    /** The Envoy. */
    public EnvoyProcess envoy() {
        return envoy;
    }

    /**
     * Changes the listener that a {@link Bootstrap#watched} bootstrap has, and waits until Envoy has taken it.
     *
     * @param change of the bootstrap that Envoy was started with
     * @throws EnvoyFailed when Envoy rejects it
     */
    public void update(UnaryOperator<Bootstrap> change) {
        envoy.update(change.apply(started));
    }

    /** The server behind the default route; it echoes until told otherwise. */
    public Upstream upstream() {
        return cluster("upstream");
    }

    /** The server behind that cluster. */
    public Upstream cluster(String name) {
        return clusters.get(name).getOrElseThrow(() -> new IllegalArgumentException("no cluster " + name));
    }

    /** The client of that protocol. */
    public Client client(Protocol protocol) {
        return protocol == Protocol.HTTP2 ? http2 : http1;
    }

    /** Sends one request over that protocol and says what both ends saw. For one exchange at a time. */
    public Seen exchange(Protocol protocol, Request request) {
        upstream().takeRequests();
        var answer = client(protocol).send(request);
        return new Seen(upstream().takeRequests(), answer);
    }

    /** Like {@link #exchange(Protocol, Request)} over HTTP/2, where chunks reach the plugin as they are cut here. */
    public Seen exchange(Request request) {
        return exchange(Protocol.HTTP2, request);
    }

    /** Stops all. */
    @Override
    public void close() {
        http1.close();
        http2.close();
        envoy.close();
        clusters.values().forEach(Upstream::close);
    }
}
