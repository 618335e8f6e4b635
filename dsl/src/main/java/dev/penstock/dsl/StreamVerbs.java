package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.ChunkCheck;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.BufferedBody;
import dev.penstock.core.machine.CheckedBody;
import dev.penstock.core.machine.StreamedBody;
import io.vavr.Function3;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a plugin does with streams: at most one handler for each phase.
 *
 * @param <C> the type of the plugin's configuration
 */
@CheckReturnValue
public abstract sealed class StreamVerbs<C> permits TickVerbs {
    StreamVerbs() {}

    /** This plugin and the only verb for that slot. @throws IllegalStateException when there is one */
    abstract Plugin<C> only(String text, String slot, Verb.Declaration<C> declaration);

    /**
     * Decides on each request's headers before they go on: {@code proxy_on_request_headers}. The handler returns {@code
     * request.proceed()} with edits, or a {@link dev.penstock.core.exchange.Reply}, {@code reply(403).text("Forbidden")},
     * which then passes the response handlers of this plugin as any response does.
     *
     * @throws IllegalStateException when the plugin has a handler for them
     */
    public final Plugin<C> onRequestHeaders(
            BiFunction<? super RequestHeaders, ? super C, ? extends Verdict<? extends Phase.InRequestHeaders>>
                    handler) {
        return only(
                "onRequestHeaders(...)",
                "request headers",
                (assembly, config) -> assembly.requestHeaders(views -> handler.apply(views.requestHeaders(), config)));
    }

    /**
     * Decides on each request when its body is whole: {@code proxy_on_request_body}, or {@code proxy_on_request_trailers}
     * where trailers end it. Until then the request is held, its headers too. A request without a body is seen with an
     * empty one.
     *
     * <p>Envoy answers 413 to a body over its buffer limit. It must be configured with {@code
     * allow_on_headers_stop_iteration: true} for the plugin, or the request hangs.
     *
     * @throws IllegalStateException when the plugin has a handler for whole request bodies
     */
    public final Plugin<C> onRequestBody(
            Function3<? super RequestBody, ? super C, ? super Bytes, ? extends Verdict<? extends Phase.InRequestBody>>
                    handler) {
        return only(
                "onRequestBody(...)",
                "whole request bodies",
                (assembly, config) -> assembly.requestBody(new BufferedBody(
                        (views, body) -> handler.apply(views.requestBody(), config, body), assembly.treatments())));
    }

    /**
     * Decides on the trailers of each request that has some: {@code proxy_on_request_trailers}.
     *
     * @throws IllegalStateException when the plugin has a handler for them
     */
    public final Plugin<C> onRequestTrailers(
            BiFunction<? super RequestTrailers, ? super C, ? extends Verdict<? extends Phase.InRequestTrailers>>
                    handler) {
        return only(
                "onRequestTrailers(...)",
                "request trailers",
                (assembly, config) ->
                        assembly.requestTrailers(views -> handler.apply(views.requestTrailers(), config)));
    }

    /**
     * Decides on each response's headers before they go on: {@code proxy_on_response_headers}.
     *
     * @throws IllegalStateException when the plugin has a handler for them
     */
    public final Plugin<C> onResponseHeaders(
            BiFunction<? super ResponseHeaders, ? super C, ? extends Verdict<? extends Phase.InResponseHeaders>>
                    handler) {
        return only(
                "onResponseHeaders(...)",
                "response headers",
                (assembly, config) ->
                        assembly.responseHeaders(views -> handler.apply(views.responseHeaders(), config)));
    }

    /**
     * Decides on each response when its body is whole: {@code proxy_on_response_body}, or {@code
     * proxy_on_response_trailers} where trailers end it. Until then the response is held, its headers too. A response
     * without a body is seen with an empty one.
     *
     * <p>Envoy answers 500 in place of a body over its buffer limit; as for {@link #onRequestBody} it must be configured with
     * {@code allow_on_headers_stop_iteration: true}.
     *
     * @throws IllegalStateException when the plugin has a handler for whole response bodies
     */
    public final Plugin<C> onResponseBody(
            Function3<? super ResponseBody, ? super C, ? super Bytes, ? extends Verdict<? extends Phase.InResponseBody>>
                    handler) {
        return only(
                "onResponseBody(...)",
                "whole response bodies",
                (assembly, config) -> assembly.responseBody(new BufferedBody(
                        (views, body) -> handler.apply(views.responseBody(), config, body), assembly.treatments())));
    }

    /**
     * Decides on the trailers of each response that has some: {@code proxy_on_response_trailers}.
     *
     * @throws IllegalStateException when the plugin has a handler for them
     */
    public final Plugin<C> onResponseTrailers(
            BiFunction<? super ResponseTrailers, ? super C, ? extends Verdict<? extends Phase.InResponseTrailers>>
                    handler) {
        return only(
                "onResponseTrailers(...)",
                "response trailers",
                (assembly, config) ->
                        assembly.responseTrailers(views -> handler.apply(views.responseTrailers(), config)));
    }

    /**
     * Rewrites request and response bodies as they pass. Which bodies do not is a matter of {@link Plugin#bodies}.
     *
     * @param transform called when a configuration is accepted, once for each direction
     * @throws IllegalStateException when the plugin has a handler that streams either body
     */
    public final Plugin<C> onStreamingBody(Function<? super C, ? extends BodyTransform> transform) {
        return only("onStreamingBody(...)", "streaming request bodies", streaming(Direction.REQUEST, transform))
                .only("", "streaming response bodies", streaming(Direction.RESPONSE, transform));
    }

    /** As {@link #onStreamingBody}, of request bodies only. */
    public final Plugin<C> onStreamingRequestBody(Function<? super C, ? extends BodyTransform> transform) {
        return only("onStreamingRequestBody(...)", "streaming request bodies", streaming(Direction.REQUEST, transform));
    }

    /** As {@link #onStreamingBody}, of response bodies only. */
    public final Plugin<C> onStreamingResponseBody(Function<? super C, ? extends BodyTransform> transform) {
        return only(
                "onStreamingResponseBody(...)", "streaming response bodies", streaming(Direction.RESPONSE, transform));
    }

    private Verb.Declaration<C> streaming(Direction direction, Function<? super C, ? extends BodyTransform> transform) {
        return (assembly, config) -> {
            BodyTransform made = transform.apply(config);
            assembly.streamed(direction, new StreamedBody(views -> made, assembly.treatments()));
        };
    }

    /**
     * As {@link #onStreamingRequestBody(Function)}, the transform chosen for each request by its headers, when they have
     * arrived.
     */
    public final Plugin<C> onStreamingRequestBody(
            BiFunction<? super RequestHeaders, ? super C, ? extends BodyTransform> transform) {
        return only(
                "onStreamingRequestBody(...)",
                "streaming request bodies",
                (assembly, config) -> assembly.streamed(
                        Direction.REQUEST,
                        new StreamedBody(
                                views -> transform.apply(views.requestHeaders(), config), assembly.treatments())));
    }

    /**
     * As {@link #onStreamingResponseBody(Function)}, the transform chosen for each response by its headers, when they have
     * arrived.
     */
    public final Plugin<C> onStreamingResponseBody(
            BiFunction<? super ResponseHeaders, ? super C, ? extends BodyTransform> transform) {
        return only("onStreamingResponseBody(...)", "streaming response bodies", (assembly, config) -> {
            assembly.remembersRequest();
            assembly.streamed(
                    Direction.RESPONSE,
                    new StreamedBody(views -> transform.apply(views.responseHeaders(), config), assembly.treatments()));
        });
    }

    /**
     * Holds each response body as it streams, and has another service decide on it part by part: what a call answers takes the
     * place of its part, and goes on before the next part is asked about. All that comes while a part is decided on is the next one.
     * When a call fails, that part and all after it are dropped, and the response ends where its body does.
     *
     * <p>What is kept while a part is decided on is taken out of the proxy's buffer, so that nothing pushes back on the upstream:
     * over {@code most} bytes the stream is reset with a warning. The proxy ends a response with the first part that goes on after
     * its end has come, so parts that are decided on after that go on together.
     *
     * @param most the most bytes kept for a response, 1 MiB for example
     * @throws IllegalArgumentException unless {@code most} is at least 1
     * @throws IllegalStateException when the plugin has another handler of response bodies
     */
    public final Plugin<C> onHeldResponseBody(
            int most, BiFunction<? super ResponseHeaders, ? super C, ? extends ChunkCheck> check) {
        if (most < 1) {
            throw new IllegalArgumentException("bytes kept of a response must be at least 1, got " + most);
        }
        return only(
                "onHeldResponseBody(" + most + ", ...)",
                "held response bodies",
                (assembly, config) -> assembly.checkedResponse(new CheckedBody(
                        views -> check.apply(views.responseHeaders(), config), most, assembly.treatments())));
    }

    /**
     * Sees each stream after its end, however it ended: {@code proxy_on_log}.
     *
     * @throws IllegalStateException when the plugin has a handler for it
     */
    public final Plugin<C> onStreamDone(
            BiFunction<? super StreamDone, ? super C, ? extends Verdict<? extends Phase.InStreamDone>> handler) {
        return only(
                "onStreamDone(...)",
                "the end of streams",
                (assembly, config) -> assembly.done(views -> handler.apply(views.streamDone(), config)));
    }
}
