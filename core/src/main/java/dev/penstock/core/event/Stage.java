package dev.penstock.core.event;

import dev.penstock.core.data.Direction;

/** Where a stream stands when something fails, as log lines name it. */
public enum Stage {
    REQUEST_HEADERS("request headers"),
    REQUEST_BODY("request body"),
    REQUEST_TRAILERS("request trailers"),
    RESPONSE_HEADERS("response headers"),
    RESPONSE_BODY("response body"),
    RESPONSE_TRAILERS("response trailers"),
    /** The callback of an answer that a message waits for. */
    ANSWER("answer to a call"),
    STREAM_DONE("stream done");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** {@code request headers} and so on. */
    public String label() {
        return label;
    }

    public static Stage headersOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_HEADERS : RESPONSE_HEADERS;
    }

    public static Stage bodyOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_BODY : RESPONSE_BODY;
    }

    public static Stage trailersOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_TRAILERS : RESPONSE_TRAILERS;
    }
}
