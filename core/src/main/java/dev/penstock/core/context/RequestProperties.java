package dev.penstock.core.context;

import io.vavr.control.Option;

/**
 * What the host knows of the request, {@code request.*}. What comes from its headers can be read while the host has them: when
 * they arrive, as long as they are held, and at the end of the stream.
 */
public final class RequestProperties {
    private final PropertyReads reads;

    RequestProperties(PropertyReads reads) {
        this.reads = reads;
    }

    /** When the first byte came. */
    public Option<Timestamp> time() {
        return reads.time("request", "time");
    }

    /** Nanoseconds from the first byte to the end of the stream; known at its end only. */
    public Option<Long> durationNanos() {
        return reads.number("request", "duration");
    }

    /** {@code HTTP/1.0}, {@code HTTP/1.1}, {@code HTTP/2} or {@code HTTP/3}. */
    public Option<String> protocol() {
        return reads.text("request", "protocol");
    }

    /** Bytes of the body: those that {@code content-length} states while the host has the headers, else those that have come. */
    public Option<Long> size() {
        return reads.number("request", "size");
    }

    /** Bytes of the body that have come, and of the headers while the host has them. */
    public Option<Long> totalSize() {
        return reads.number("request", "total_size");
    }

    /** The request's id, {@code x-request-id}; from the headers. */
    public Option<String> id() {
        return reads.text("request", "id");
    }

    /** The request target with its query; from the headers. */
    public Option<String> path() {
        return reads.text("request", "path");
    }

    /** The request target without its query; from the headers. */
    public Option<String> urlPath() {
        return reads.text("request", "url_path");
    }

    /** The query without its {@code ?}, empty where there is none; from the headers. */
    public Option<String> query() {
        return reads.text("request", "query");
    }

    /** {@code :authority}; from the headers. */
    public Option<String> host() {
        return reads.text("request", "host");
    }

    /** {@code :scheme}; from the headers. */
    public Option<String> scheme() {
        return reads.text("request", "scheme");
    }

    /** {@code :method}; from the headers. */
    public Option<String> method() {
        return reads.text("request", "method");
    }

    /** The header {@code referer}. */
    public Option<String> referer() {
        return reads.text("request", "referer");
    }

    /** The header {@code user-agent}. */
    public Option<String> userAgent() {
        return reads.text("request", "useragent");
    }

    /** All values of a header, joined by commas; {@code name} in any case. */
    public Option<String> header(String name) {
        return reads.text("request", "headers", name);
    }
}
