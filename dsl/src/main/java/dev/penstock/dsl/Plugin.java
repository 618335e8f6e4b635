package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Upkeep;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.BodyTreatments;
import dev.penstock.core.machine.BufferedBody;
import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.machine.StreamedBody;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Pipeline;
import io.vavr.Function3;
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
 * response headers have gone out, and logs one line; the next request is served. {@link #failOpen} lets the message pass
 * instead.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public sealed class Plugin<C> permits Named {
    private final String name;
    private final Function<Bytes, Either<String, Accepted<C>>> configure;
    private final List<Verb<C>> verbs;
    private final BodyTreatments treatments;
    private final boolean failOpen;

    Plugin(
            String name,
            Function<Bytes, Either<String, Accepted<C>>> configure,
            List<Verb<C>> verbs,
            BodyTreatments treatments,
            boolean failOpen) {
        this.name = name;
        this.configure = configure;
        this.verbs = verbs;
        this.treatments = treatments;
        this.failOpen = failOpen;
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
     * Rewrites request and response bodies as they pass. Which bodies do not is a matter of {@link #bodies}.
     *
     * @param transform called when a configuration is accepted, once for each direction
     * @throws IllegalStateException when the plugin has a handler that streams either body
     */
    public final Plugin<C> onStreamingBody(Function<? super C, ? extends BodyTransform> transform) {
        requireFree("streaming request bodies");
        requireFree("streaming response bodies");
        return with(new Verb<>(
                        "onStreamingBody(...)", "streaming request bodies", streaming(Direction.REQUEST, transform)))
                .with(new Verb<>("", "streaming response bodies", streaming(Direction.RESPONSE, transform)));
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

    /**
     * Runs once a configuration was accepted, in each VM: {@code proxy_on_configure}. A handler that throws rejects the
     * configuration.
     *
     * @throws IllegalStateException when the plugin has a handler for it
     */
    public final Plugin<C> onStart(
            BiFunction<? super PluginContext, ? super C, ? extends Verdict<? extends Phase.InStart>> handler) {
        return only(
                "onStart(...)",
                "the start",
                (assembly, config) -> assembly.start(context -> handler.apply(context, config)));
    }

    /**
     * Opens a shared queue and takes its messages, in one VM each: {@code proxy_register_shared_queue}, {@code
     * proxy_on_queue_ready}.
     *
     * @throws IllegalStateException when the plugin has a handler for that queue
     */
    public final Plugin<C> onQueue(
            String queue,
            Function3<? super PluginContext, ? super C, ? super Bytes, ? extends Verdict<? extends Phase.InQueue>>
                    handler) {
        return only(
                "onQueue(\"" + queue + "\", ...)",
                "queue '" + queue + "'",
                (assembly, config) -> assembly.queue(
                        new RootMachine.Queue(queue, (context, message) -> handler.apply(context, config, message))));
    }

    /** What becomes of bodies of some kind where the plugin has a handler of bodies. All are left alone unless said otherwise. */
    public final Plugin<C> bodies(BodyKind kind, BodyTreatment treatment) {
        String text = "bodies(" + kind.name() + ", " + treatment.name() + ")";
        return new Plugin<>(
                name,
                configure,
                append(new Verb<>(text, "", (assembly, config) -> {})),
                treatments.with(kind, treatment),
                failOpen);
    }

    /**
     * Lets a message pass as it is when a handler fails on it, in place of answering 500. Where part of the message would be
     * lost by that, the stream is reset all the same.
     */
    public final Plugin<C> failOpen() {
        return new Plugin<>(
                name, configure, append(new Verb<>("failOpen()", "", (assembly, config) -> {})), treatments, true);
    }

    /**
     * Asks the host for a new VM on every so many-th request. Higress only; Envoy serves without, and one line says so.
     *
     * @param requests from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> rebuildAfterRequests(Function<? super C, Long> requests) {
        return only("rebuildAfterRequests(...)", "the requests of a VM", (assembly, config) -> {
            long after = Limits.requirePositive("rebuildAfterRequests", requests.apply(config));
            assembly.start(context -> Upkeep.announced("rebuild of VMs"));
            assembly.begin(views -> Upkeep.rebuildAfter(views.requestHeaders(), after));
        });
    }

    /** As {@link #rebuildAfterRequests(Function)}, the same under every configuration. */
    public final Plugin<C> rebuildAfterRequests(long requests) {
        long after = Limits.requirePositive("rebuildAfterRequests", requests);
        return rebuildAfterRequests(config -> after);
    }

    /**
     * Asks the host for a new VM when this one's memory has reached that size. Higress only; Envoy serves without, and one
     * line says so.
     *
     * @param bytes from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> rebuildAtMemory(Function<? super C, Long> bytes) {
        return only("rebuildAtMemory(...)", "the memory of a VM", (assembly, config) -> {
            long at = Limits.requirePositive("rebuildAtMemory", bytes.apply(config));
            assembly.start(context -> Upkeep.announced("rebuild of VMs"));
            assembly.begin(views -> Upkeep.rebuildAt(views.requestHeaders(), at));
        });
    }

    /** As {@link #rebuildAtMemory(Function)}, the same under every configuration. */
    public final Plugin<C> rebuildAtMemory(long bytes) {
        long at = Limits.requirePositive("rebuildAtMemory", bytes);
        return rebuildAtMemory(config -> at);
    }

    /**
     * Asks the host to work on at most so many requests before it turns to other connections, in the whole gateway. Higress
     * only; Envoy serves without, and one line says so.
     *
     * @param requests from the configuration; at least 1, or the configuration is rejected
     */
    public final Plugin<C> maxRequestsPerIoCycle(Function<? super C, Long> requests) {
        return only("maxRequestsPerIoCycle(...)", "requests per I/O cycle", (assembly, config) -> {
            long most = Limits.requirePositive("maxRequestsPerIoCycle", requests.apply(config));
            assembly.start(context -> Upkeep.requestsPerCycle(most));
        });
    }

    /** As {@link #maxRequestsPerIoCycle(Function)}, the same under every configuration. */
    public final Plugin<C> maxRequestsPerIoCycle(long requests) {
        long most = Limits.requirePositive("maxRequestsPerIoCycle", requests);
        return maxRequestsPerIoCycle(config -> most);
    }

    /** The name it was given. */
    public final String name() {
        return name;
    }

    /** This plugin as the shell runs it. */
    public final Pipeline pipeline() {
        return new Pipeline(name, config -> configure.apply(config).map(this::under));
    }

    private Configured under(Accepted<C> accepted) {
        Assembly assembly = new Assembly(treatments);
        for (Verb<C> verb : verbs) {
            verb.declaration().addTo(assembly, accepted.config());
        }
        return new Configured(accepted.id(), new StreamMachine(assembly.stages()), assembly.root(), failOpen);
    }

    /** The verbs as they were called, handlers as {@code ...}. */
    @Override
    public final String toString() {
        return "Plugin.named(\"" + name + "\")"
                + verbs.map(Verb::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> "\n        ." + text)
                        .mkString();
    }

    private Plugin<C> only(String text, String slot, Verb.Declaration<C> declaration) {
        requireFree(slot);
        return with(new Verb<>(text, slot, declaration));
    }

    private Plugin<C> with(Verb<C> verb) {
        return new Plugin<>(name, configure, append(verb), treatments, failOpen);
    }

    private List<Verb<C>> append(Verb<C> verb) {
        return verbs.append(verb);
    }

    private void requireFree(String slot) {
        if (verbs.exists(verb -> verb.slot().equals(slot))) {
            throw new IllegalStateException("plugin '" + name + "': at most one handler of " + slot
                    + "; transforms are combined with BodyTransform.then");
        }
    }
}
