package dev.penstock.core.context;

import io.vavr.control.Option;

/** What the host knows of the client's connection, {@code connection.*}. What concerns TLS is none on plain text. */
public final class ConnectionProperties {
    private final PropertyReads reads;

    ConnectionProperties(PropertyReads reads) {
        this.reads = reads;
    }

    /** The host's number of the connection. */
    public Option<Long> id() {
        return reads.number("connection", "id");
    }

    /** Whether the client has shown a certificate over TLS. */
    public Option<Boolean> mtls() {
        return reads.truth("connection", "mtls");
    }

    /** {@code TLSv1.3} for example. */
    public Option<String> tlsVersion() {
        return reads.text("connection", "tls_version");
    }

    /** The name that the client asked for (SNI); empty on plain text, and where Envoy has no {@code tls_inspector}. */
    public Option<String> requestedServerName() {
        return reads.text("connection", "requested_server_name");
    }

    /** The subject of the host's certificate. */
    public Option<String> subjectLocalCertificate() {
        return reads.text("connection", "subject_local_certificate");
    }

    /** The subject of the client's certificate; empty where it has shown none. */
    public Option<String> subjectPeerCertificate() {
        return reads.text("connection", "subject_peer_certificate");
    }

    /** The first URI among the names of the client's certificate, where that was validated. */
    public Option<String> uriSanPeerCertificate() {
        return reads.text("connection", "uri_san_peer_certificate");
    }

    /** The first DNS name among the names of the client's certificate, where that was validated. */
    public Option<String> dnsSanPeerCertificate() {
        return reads.text("connection", "dns_san_peer_certificate");
    }

    /** The SHA-256 digest of the client's certificate in hexadecimal digits, where that was validated. */
    public Option<String> sha256PeerCertificateDigest() {
        return reads.text("connection", "sha256_peer_certificate_digest");
    }

    /** Why the host ended the connection by itself. */
    public Option<String> terminationDetails() {
        return reads.text("connection", "termination_details");
    }
}
