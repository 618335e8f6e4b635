package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Views;

/**
 * What a plugin does with streams under one configuration, phase by phase.
 *
 * @param begin comes before the handler of request headers, for every stream
 * @param done comes after the end of a stream
 * @param remembersRequest whether later phases need the request's headers, which the host takes away
 * @param remembersResponse the same of the response's
 */
public record Stages(
        BeginStage begin,
        HandlerStage requestHeaders,
        BodyStage requestBody,
        HandlerStage requestTrailers,
        HandlerStage responseHeaders,
        BodyStage responseBody,
        HandlerStage responseTrailers,
        HandlerStage done,
        Remembered remembersRequest,
        Remembered remembersResponse) {

    Remembered remembers(Direction direction) {
        return direction == Direction.REQUEST ? remembersRequest : remembersResponse;
    }

    HandlerStage headers(Direction direction) {
        return direction == Direction.REQUEST ? requestHeaders : responseHeaders;
    }

    BodyStage body(Direction direction) {
        return direction == Direction.REQUEST ? requestBody : responseBody;
    }

    HandlerStage trailers(Direction direction) {
        return direction == Direction.REQUEST ? requestTrailers : responseTrailers;
    }

    boolean readBodies() {
        return requestBody != UntouchedBody.INSTANCE || responseBody != UntouchedBody.INSTANCE;
    }

    /** As {@link BodyStage#opensTunnel}, where bodies are read. */
    boolean opensTunnel(Views views) {
        return (requestBody != UntouchedBody.INSTANCE ? requestBody : responseBody).opensTunnel(views);
    }
}
