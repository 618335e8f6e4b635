package dev.penstock.core.exchange;

/**
 * A stream that has ended, in whatever way: {@code proxy_on_log}. Each stream that the host logs is seen, also one that
 * another filter answered before its request came this far. Nothing can be changed or answered any more.
 */
public interface StreamDone extends Exchange {
    /** The headers of the response that the client got; without fields where there was none. */
    ResponseHead response();
}
