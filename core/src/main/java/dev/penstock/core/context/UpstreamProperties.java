package dev.penstock.core.context;

import io.vavr.control.Option;

/** What the host knows of its connection to the upstream, {@code upstream.*}. */
public final class UpstreamProperties {
    private final PropertyReads reads;
    private final EndpointProperties end;

    UpstreamProperties(PropertyReads reads) {
        this.reads = reads;
        this.end = new EndpointProperties(reads, "upstream");
    }

    /** The upstream's IP address without port or brackets; of a Unix domain socket its path. */
    public Option<String> address() {
        return end.address();
    }

    /** The upstream's port. */
    public Option<Integer> port() {
        return end.port();
    }

    /** The host's own end of the connection: its IP address without port or brackets. */
    public Option<String> localAddress() {
        return reads.text("upstream", "local_address").map(SocketAddress::host);
    }

    /** Why the connection failed; empty where it did not. */
    public Option<String> transportFailureReason() {
        return reads.text("upstream", "transport_failure_reason");
    }

    /** How often the request was sent: 0 before it goes on, 1 without retries. Known in all phases. */
    public Option<Integer> requestAttemptCount() {
        return reads.natural("upstream", "request_attempt_count");
    }

    /** Nanoseconds that the request has waited for a connection. */
    public Option<Long> connectionPoolReadyNanos() {
        return reads.number("upstream", "cx_pool_ready_duration");
    }
}
