package dev.penstock.core.exchange;

import io.vavr.control.Option;

/** What a request asks for. */
public interface RequestHead extends MessageHead {
    default Option<String> method() {
        return header(":method");
    }

    default Option<String> scheme() {
        return header(":scheme");
    }

    default Option<String> authority() {
        return header(":authority");
    }

    /** The request target with its query, as it came: not normalised. None for CONNECT. */
    default Option<String> target() {
        return header(":path");
    }

    /** The request target up to its query, as it came: not normalised, not decoded. */
    default Option<String> path() {
        return target().map(RequestTarget::path);
    }

    /** What follows the first {@code ?} of the request target, not decoded; none where there is no {@code ?}. */
    default Option<String> query() {
        return target().flatMap(RequestTarget::query);
    }

    /**
     * Whether the client asks for a WebSocket: {@code upgrade: websocket} and {@code upgrade} among the tokens of {@code
     * connection}, in any case (RFC 6455 section 4.1), or an extended CONNECT for {@code websocket} (RFC 8441).
     */
    default boolean isWebSocket() {
        return WebSocket.isAskedForBy(this);
    }
}
