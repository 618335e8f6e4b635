package dev.penstock.core.effect;

import dev.penstock.core.data.Direction;

/** The header and trailer maps of a stream. */
public enum HeaderMap {
    REQUEST_HEADERS,
    REQUEST_TRAILERS,
    RESPONSE_HEADERS,
    RESPONSE_TRAILERS;

    /** The map that the headers of {@code direction} are in. */
    public static HeaderMap headersOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_HEADERS : RESPONSE_HEADERS;
    }

    /** The map that the trailers of {@code direction} are in. */
    public static HeaderMap trailersOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_TRAILERS : RESPONSE_TRAILERS;
    }

    /** The direction whose fields this map has. */
    public Direction direction() {
        return this == REQUEST_HEADERS || this == REQUEST_TRAILERS ? Direction.REQUEST : Direction.RESPONSE;
    }
}
