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
}
