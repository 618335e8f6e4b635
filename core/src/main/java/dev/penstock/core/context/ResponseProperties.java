package dev.penstock.core.context;

import io.vavr.control.Option;

/** What the host knows of the response, {@code response.*}, from its headers on. */
public final class ResponseProperties {
    /** The {@link #codeDetails} of what upstream has answered; the proxy's own answers have others. */
    public static final String VIA_UPSTREAM = "via_upstream";

    private final PropertyReads reads;

    ResponseProperties(PropertyReads reads) {
        this.reads = reads;
    }

    /** The status, 200 for example; none where the stream ended without a response. */
    public Option<Integer> code() {
        return reads.natural("response", "code");
    }

    /** Who made the response and why, {@link #VIA_UPSTREAM} for example. */
    public Option<String> codeDetails() {
        return reads.text("response", "code_details");
    }

    /** What went wrong, as bits: Envoy's response flags. 0 where nothing did; known in all phases. */
    public Option<Long> flags() {
        return reads.number("response", "flags");
    }

    /** The gRPC status; for a response that is not of gRPC, the one that its HTTP status stands for. */
    public Option<Integer> grpcStatus() {
        return reads.natural("response", "grpc_status");
    }

    /** Bytes of the body that were sent to the client. */
    public Option<Long> size() {
        return reads.number("response", "size");
    }

    /** Bytes of the body that were sent to the client, and of the headers and trailers while the host has them. */
    public Option<Long> totalSize() {
        return reads.number("response", "total_size");
    }

    /** Nanoseconds from the request's first byte upstream to the response's last; none before that has come. */
    public Option<Long> backendLatencyNanos() {
        return reads.number("response", "backend_latency");
    }

    /** All values of a header, joined by commas, while the host has the headers; {@code name} in any case. */
    public Option<String> header(String name) {
        return reads.text("response", "headers", name);
    }
}
