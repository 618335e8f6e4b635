package dev.penstock.dsl;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.pipeline.Handlers;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The handlers of a plugin, each still a function of the configuration. At most one for each phase. */
record Stages<C>(
        Option<BiFunction<? super RequestHeaders, ? super C, ? extends Verdict<? extends Phase.InRequestHeaders>>>
                requestHeaders,
        Option<BiFunction<? super ResponseHeaders, ? super C, ? extends Verdict<? extends Phase.InResponseHeaders>>>
                responseHeaders,
        Option<Function<? super C, ? extends BodyTransform>> requestBody,
        Option<Function<? super C, ? extends BodyTransform>> responseBody) {

    static <C> Stages<C> none() {
        return new Stages<>(Option.none(), Option.none(), Option.none(), Option.none());
    }

    Stages<C> requestHeaders(
            BiFunction<? super RequestHeaders, ? super C, ? extends Verdict<? extends Phase.InRequestHeaders>>
                    handler) {
        return new Stages<>(Option.some(handler), responseHeaders, requestBody, responseBody);
    }

    Stages<C> responseHeaders(
            BiFunction<? super ResponseHeaders, ? super C, ? extends Verdict<? extends Phase.InResponseHeaders>>
                    handler) {
        return new Stages<>(requestHeaders, Option.some(handler), requestBody, responseBody);
    }

    Stages<C> requestBody(Function<? super C, ? extends BodyTransform> transform) {
        return new Stages<>(requestHeaders, responseHeaders, Option.some(transform), responseBody);
    }

    Stages<C> responseBody(Function<? super C, ? extends BodyTransform> transform) {
        return new Stages<>(requestHeaders, responseHeaders, requestBody, Option.some(transform));
    }

    /** The handlers under {@code config}; transforms are made here, once. */
    Handlers under(C config) {
        return new Handlers(
                requestHeaders.map(handler -> request -> handler.apply(request, config)),
                responseHeaders.map(handler -> response -> handler.apply(response, config)),
                requestBody.map(transform -> transform.apply(config)),
                responseBody.map(transform -> transform.apply(config)));
    }
}
