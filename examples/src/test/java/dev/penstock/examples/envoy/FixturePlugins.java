package dev.penstock.examples.envoy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonObjectText;
import dev.penstock.dsl.Plugin;
import java.time.Duration;

/** Plugins that only tests need. {@link FixtureModule} compiles them. */
public final class FixturePlugins {
    private FixturePlugins() {}

    /** The second pattern arises from the first one's replacement and what stands before it. */
    public static Plugin<?> composed() {
        return Plugin.named("composed")
                .onStreamingBody(config ->
                        replace("old", "new").then(BodyTransform.identity()).then(replace("ldn", "o")));
    }

    public static Plugin<?> identity() {
        return Plugin.named("identity").onStreamingBody(config -> BodyTransform.identity());
    }

    /** Does what requests tell it. */
    public static Plugin<?> steered() {
        return Steered.plugin("steered");
    }

    /** As {@link #steered}, but lets pass what it fails on. */
    public static Plugin<?> steeredOpen() {
        return Steered.plugin("steered-open").failOpen();
    }

    /** Gives requests the fields that they ask for. */
    public static Plugin<?> givenFields() {
        return GivenFields.plugin();
    }

    /** Edits messages as clients ask for. */
    public static Plugin<?> unchecked() {
        return Unchecked.plugin();
    }

    /** Shows which of its configurations has served. */
    public static Plugin<?> rooted() {
        return Rooted.plugin();
    }

    /** Shows which of its rules has served. */
    public static Plugin<?> ruled() {
        return Rooted.ruled();
    }

    /** Says again and again which of its configurations ticks, and shows which has served. */
    public static Plugin<?> ticking() {
        return Plugin.named("ticking")
                .config(json -> json.field("tag").string().notEmpty().value())
                .tick(Duration.ofMillis(100), (context, tag) -> Verdicts.log(LogLevel.INFO, tag + " ticks"))
                .onResponseHeaders((response, tag) -> response.proceed().addHeader("x-answered-by", tag + " ticks"));
    }

    /** Edits whole bodies and trailers. */
    public static Plugin<?> edited() {
        return Edited.plugin();
    }

    /** Asks the upstream of requests' own routes. */
    public static Plugin<?> routeAsking() {
        return RouteAsking.plugin();
    }

    /** Calls over gRPC as requests say. */
    public static Plugin<?> grpcCaller() {
        return GrpcCaller.plugin();
    }

    /** Chooses upstream hosts. */
    public static Plugin<?> upstreamChooser() {
        return UpstreamChooser.plugin();
    }

    /** Says to Redis what requests say. */
    public static Plugin<?> redisSpeaker() {
        return RedisSpeaker.plugin();
    }

    /** Calls another service wherever a plugin can wait. */
    public static Plugin<?> asking() {
        return Asking.plugin();
    }

    /** Does nothing. */
    public static Plugin<?> noOp() {
        return Plugin.named("no-op");
    }

    /** Reads one header of each request. */
    public static Plugin<?> oneHeader() {
        return Plugin.named("one-header")
                .onRequestHeaders(
                        (request, config) -> request.header("x-refuse").isDefined()
                                ? Reply.reply(403).text("refused")
                                : request.proceed());
    }

    /** Notes the status of each response when all is over, for the access log. */
    public static Plugin<?> noting() {
        return Plugin.named("noting").onStreamDone((done, config) -> Verdicts.pass()
                .attribute("done", Json.number(done.response().status().getOrElse(0)))
                .logAttributes());
    }

    /** Logs in each phase which properties there are. */
    public static Plugin<?> properties() {
        return ReportedProperties.plugin();
    }

    /** Answers in place of upstream, or of its answer, where {@code x-reply} says with what. */
    public static Plugin<?> replying() {
        return Plugin.named("replying")
                .onRequestHeaders((request, config) -> request.header("x-reply").isDefined()
                        ? reply(request.header("x-reply").get())
                        : request.proceed())
                .onResponseHeaders(
                        (response, config) -> response.header("x-reply").isDefined()
                                ? reply(response.header("x-reply").get())
                                : response.proceed());
    }

    /** Gives requests the method that {@code x-method} says, and answers in place of upstream's answer. */
    public static Plugin<?> otherMethod() {
        return Plugin.named("other-method")
                .onRequestHeaders((request, config) ->
                        request.proceed().setMethod(request.header("x-method").getOrElse("GET")))
                .onResponseHeaders((response, config) -> Reply.reply(418).text("teapot"));
    }

    private static Reply reply(String form) {
        var empty = Reply.reply(403);
        if (form.equals("bytes")) {
            return empty.body(Bytes.utf8("refused"));
        }
        if (form.equals("typed")) {
            return empty.header("content-type", "application/json");
        }
        return form.equals("text") ? empty.header("x-why", "told").text("refused") : empty;
    }

    /** Sets a member in each chunk, or says why it cannot; then one number made of all words of the chunk. */
    public static Plugin<?> jsonEdit() {
        return Plugin.named("json-edit").onStreamingBody(config -> BodyTransform.perChunk(FixturePlugins::edited));
    }

    static Bytes edited(Bytes chunk) {
        long words = 0;
        for (int i = 0; i <= chunk.size(); i++) {
            words = 31 * words + chunk.wordAt(i);
        }
        return JsonObjectText.parse(chunk)
                .fold(error -> Bytes.utf8(error.toString()), object -> object.with("a", Json.string("é"))
                        .bytes())
                .concat(Bytes.utf8(" " + words));
    }

    private static BodyTransform replace(String from, String to) {
        return BodyTransform.replace(Bytes.utf8(from), Bytes.utf8(to));
    }

    /**
     * Throws where {@code x-fail} of the request is {@code request headers}, where that of the response is
     * {@code response headers}, and in a chunk of a body that begins with {@code !}.
     */
    public static Plugin<?> failing() {
        return Plugin.named("failing")
                .onRequestHeaders((request, config) -> {
                    failWhere("request headers", request);
                    return request.proceed();
                })
                .onResponseHeaders((response, config) -> {
                    failWhere("response headers", response);
                    return response.proceed();
                })
                .onStreamingBody(config -> BodyTransform.perChunk(FixturePlugins::failWhereMarked));
    }

    private static void failWhere(String place, MessageHead exchange) {
        if (exchange.header("x-fail").contains(place)) {
            throw new IllegalStateException("told to fail in " + place);
        }
    }

    private static Bytes failWhereMarked(Bytes chunk) {
        if (!chunk.isEmpty() && chunk.at(0) == '!') {
            throw new IllegalStateException("told to fail in a body");
        }
        return chunk;
    }
}
