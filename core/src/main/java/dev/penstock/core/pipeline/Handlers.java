package dev.penstock.core.pipeline;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.Verdict;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What a plugin does with streams under one configuration: a slot for each phase.
 *
 * @param requestHeaders decides on each request's headers
 * @param responseHeaders decides on each response's headers
 * @param requestBody rewrites request bodies
 * @param responseBody rewrites response bodies
 */
public record Handlers(
        Option<Function<RequestHeaders, Verdict<? extends Phase.InRequestHeaders>>> requestHeaders,
        Option<Function<ResponseHeaders, Verdict<? extends Phase.InResponseHeaders>>> responseHeaders,
        Option<BodyTransform> requestBody,
        Option<BodyTransform> responseBody) {

    /** The transform of the bodies of {@code direction}. */
    public Option<BodyTransform> body(Direction direction) {
        return direction == Direction.REQUEST ? requestBody : responseBody;
    }
}
