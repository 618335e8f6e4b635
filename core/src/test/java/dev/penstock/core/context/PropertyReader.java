package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.Function;

/** A property's path and the method that reads it. */
record PropertyReader(String path, Function<Properties, Option<?>> reader) {

    /** What it reads where the host has that value. */
    Option<?> read(byte[] value) {
        return reader.apply(
                KnownProperties.none().with(path, Bytes.copyOf(value)).properties());
    }

    @Override
    public String toString() {
        return path;
    }

    static java.util.List<PropertyReader> numbers() {
        return List.of(
                        new PropertyReader("request.size", p -> p.request().size()),
                        new PropertyReader(
                                "request.total_size", p -> p.request().totalSize()),
                        new PropertyReader("request.duration", p -> p.request().durationNanos()),
                        new PropertyReader(
                                "request.time", p -> p.request().time().map(Timestamp::nanos)),
                        new PropertyReader("response.flags", p -> p.response().flags()),
                        new PropertyReader("response.size", p -> p.response().size()),
                        new PropertyReader(
                                "response.total_size", p -> p.response().totalSize()),
                        new PropertyReader(
                                "response.backend_latency", p -> p.response().backendLatencyNanos()),
                        new PropertyReader("connection.id", p -> p.connection().id()),
                        new PropertyReader("upstream.cx_pool_ready_duration", p -> p.upstream()
                                .connectionPoolReadyNanos()),
                        new PropertyReader("plugin_vm_memory", p -> p.plugin().vmMemory()))
                .asJava();
    }

    static java.util.List<PropertyReader> naturals() {
        return List.of(
                        new PropertyReader("response.code", p -> p.response().code()),
                        new PropertyReader(
                                "response.grpc_status", p -> p.response().grpcStatus()),
                        new PropertyReader("source.port", p -> p.source().port()),
                        new PropertyReader(
                                "destination.port", p -> p.destination().port()),
                        new PropertyReader("upstream.port", p -> p.upstream().port()),
                        new PropertyReader("upstream.request_attempt_count", p -> p.upstream()
                                .requestAttemptCount()))
                .asJava();
    }

    static java.util.List<PropertyReader> texts() {
        return List.of(
                        new PropertyReader("request.protocol", p -> p.request().protocol()),
                        new PropertyReader("request.id", p -> p.request().id()),
                        new PropertyReader("request.path", p -> p.request().path()),
                        new PropertyReader("request.url_path", p -> p.request().urlPath()),
                        new PropertyReader("request.query", p -> p.request().query()),
                        new PropertyReader("request.host", p -> p.request().host()),
                        new PropertyReader("request.scheme", p -> p.request().scheme()),
                        new PropertyReader("request.method", p -> p.request().method()),
                        new PropertyReader("request.referer", p -> p.request().referer()),
                        new PropertyReader("request.useragent", p -> p.request().userAgent()),
                        new PropertyReader(
                                "request.headers.x-a", p -> p.request().header("x-a")),
                        new PropertyReader(
                                "response.code_details", p -> p.response().codeDetails()),
                        new PropertyReader(
                                "response.headers.x-a", p -> p.response().header("x-a")),
                        new PropertyReader(
                                "connection.tls_version", p -> p.connection().tlsVersion()),
                        new PropertyReader("connection.requested_server_name", p -> p.connection()
                                .requestedServerName()),
                        new PropertyReader("connection.subject_local_certificate", p -> p.connection()
                                .subjectLocalCertificate()),
                        new PropertyReader("connection.subject_peer_certificate", p -> p.connection()
                                .subjectPeerCertificate()),
                        new PropertyReader("connection.uri_san_peer_certificate", p -> p.connection()
                                .uriSanPeerCertificate()),
                        new PropertyReader("connection.dns_san_peer_certificate", p -> p.connection()
                                .dnsSanPeerCertificate()),
                        new PropertyReader("connection.sha256_peer_certificate_digest", p -> p.connection()
                                .sha256PeerCertificateDigest()),
                        new PropertyReader("connection.termination_details", p -> p.connection()
                                .terminationDetails()),
                        new PropertyReader("source.address", p -> p.source().address()),
                        new PropertyReader(
                                "destination.address", p -> p.destination().address()),
                        new PropertyReader("upstream.address", p -> p.upstream().address()),
                        new PropertyReader(
                                "upstream.local_address", p -> p.upstream().localAddress()),
                        new PropertyReader("upstream.transport_failure_reason", p -> p.upstream()
                                .transportFailureReason()),
                        new PropertyReader("plugin_name", p -> p.plugin().name()),
                        new PropertyReader("plugin_root_id", p -> p.plugin().rootId()),
                        new PropertyReader("plugin_vm_id", p -> p.plugin().vmId()),
                        new PropertyReader("xds.virtual_host_name", Properties::virtualHostName),
                        new PropertyReader("xds.route_name", Properties::routeName),
                        new PropertyReader("route_name", Properties::routeName),
                        new PropertyReader("xds.cluster_name", Properties::clusterName),
                        new PropertyReader("cluster_name", Properties::clusterName),
                        new PropertyReader("xds.node.id", p -> p.node().id()),
                        new PropertyReader("node.id", p -> p.node().id()),
                        new PropertyReader("xds.node.cluster", p -> p.node().cluster()),
                        new PropertyReader("xds.node.metadata.k", p -> p.node().metadata("k")),
                        new PropertyReader("node.metadata.k", p -> p.node().metadata("k")),
                        new PropertyReader(
                                "xds.node.locality.region", p -> p.node().region()),
                        new PropertyReader(
                                "xds.node.locality.zone", p -> p.node().zone()),
                        new PropertyReader("metadata.filter_metadata.ns.k", p -> p.metadata()
                                .text("ns", "k")),
                        new PropertyReader("metadata.filter_metadata.ns.k.inner", p -> p.metadata()
                                .text("ns", "k", "inner")),
                        new PropertyReader("xds.route_metadata.filter_metadata.ns.k", p -> p.routeMetadata()
                                .text("ns", "k")),
                        new PropertyReader("route_metadata.filter_metadata.ns.k", p -> p.routeMetadata()
                                .text("ns", "k")),
                        new PropertyReader("xds.cluster_metadata.filter_metadata.ns.k", p -> p.clusterMetadata()
                                .text("ns", "k")),
                        new PropertyReader("cluster_metadata.filter_metadata.ns.k", p -> p.clusterMetadata()
                                .text("ns", "k")))
                .asJava();
    }
}
