package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.pipeline.Pipeline;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A gateway plugin as one immutable value. Start with {@link #named}; each verb returns a new plugin; {@link #toString}
 * prints the verbs back.
 *
 * <pre>{@code
 * Plugin.named("greeting")
 *         .onRequestHeaders((request, config) -> request.proceed().setHeader("x-greeting", "hello"))
 *         .onStreamingResponseBody(config -> BodyTransform.replace(utf8("old"), utf8("new")))
 * }</pre>
 *
 * <p>Each phase has at most one handler. A handler that throws fails its request with 500, or closes the stream once
 * response headers have gone out; the next request is served.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public sealed class Plugin<C> permits Named {
    private final String name;
    private final Function<Bytes, Either<String, C>> configure;
    private final Stages<C> stages;
    private final List<String> verbs;

    Plugin(String name, Function<Bytes, Either<String, C>> configure, Stages<C> stages, List<String> verbs) {
        this.name = name;
        this.configure = configure;
        this.stages = stages;
        this.verbs = verbs;
    }

    /**
     * A plugin that does nothing yet.
     *
     * @param name as log lines, errors and the module's file name it: letters, digits, {@code -}, {@code _}, {@code .},
     *     beginning with a letter or digit
     * @throws IllegalArgumentException for another name
     */
    public static Named named(String name) {
        return new Named(PluginName.require(name));
    }

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
        requireFree(stages.requestHeaders().isEmpty(), "request headers");
        return with(stages.requestHeaders(handler), "onRequestHeaders(...)");
    }

    /**
     * Decides on each response's headers before they go on: {@code proxy_on_response_headers}.
     *
     * @throws IllegalStateException when the plugin has a handler for them
     */
    public final Plugin<C> onResponseHeaders(
            BiFunction<? super ResponseHeaders, ? super C, ? extends Verdict<? extends Phase.InResponseHeaders>>
                    handler) {
        requireFree(stages.responseHeaders().isEmpty(), "response headers");
        return with(stages.responseHeaders(handler), "onResponseHeaders(...)");
    }

    /**
     * Rewrites request and response bodies as they pass. A body that is content-encoded, and what follows an upgrade or
     * CONNECT, passes untouched.
     *
     * @param transform called when a configuration is accepted, once for each direction
     * @throws IllegalStateException when the plugin has a handler for either body
     */
    public final Plugin<C> onStreamingBody(Function<? super C, ? extends BodyTransform> transform) {
        requireFree(stages.requestBody().isEmpty(), "request bodies");
        requireFree(stages.responseBody().isEmpty(), "response bodies");
        return with(stages.requestBody(transform).responseBody(transform), "onStreamingBody(...)");
    }

    /** As {@link #onStreamingBody}, of request bodies only. */
    public final Plugin<C> onStreamingRequestBody(Function<? super C, ? extends BodyTransform> transform) {
        requireFree(stages.requestBody().isEmpty(), "request bodies");
        return with(stages.requestBody(transform), "onStreamingRequestBody(...)");
    }

    /** As {@link #onStreamingBody}, of response bodies only. */
    public final Plugin<C> onStreamingResponseBody(Function<? super C, ? extends BodyTransform> transform) {
        requireFree(stages.responseBody().isEmpty(), "response bodies");
        return with(stages.responseBody(transform), "onStreamingResponseBody(...)");
    }

    /** The name it was given. */
    public final String name() {
        return name;
    }

    /** This plugin as the shell runs it. */
    public final Pipeline pipeline() {
        return new Pipeline(name, config -> configure.apply(config).map(stages::under));
    }

    /** The verbs as they were called, handlers as {@code ...}. */
    @Override
    public final String toString() {
        return "Plugin.named(\"" + name + "\")"
                + verbs.map(verb -> "\n        ." + verb).mkString();
    }

    private Plugin<C> with(Stages<C> next, String verb) {
        return new Plugin<>(name, configure, next, verbs.append(verb));
    }

    private void requireFree(boolean free, String phase) {
        if (!free) {
            throw new IllegalStateException("plugin '" + name + "': at most one handler of " + phase
                    + "; transforms are combined with BodyTransform.then");
        }
    }
}
