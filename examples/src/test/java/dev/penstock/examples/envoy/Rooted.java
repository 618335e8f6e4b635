package dev.penstock.examples.envoy;

import dev.penstock.core.context.Key;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseHeadersEdit;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;

/**
 * Shows which root context has served a stream: it numbers the streams of its own that carry its tag in {@code x-to}, or no such
 * field, writes tag and number to both messages and says so in the log. {@code x-hold} has it hold the request's body, {@code
 * x-keep-route} finds out what the proxy cannot do.
 */
final class Rooted {
    private static final Key<Integer> STREAMS = Key.ofPlugin("streams", 0);
    private static final Key<Integer> NUMBER = Key.ofStream("number", 0);

    private Rooted() {}

    static Plugin<?> plugin() {
        return showing(Plugin.named("rooted").config(Rooted::tag));
    }

    /** The same, where the tag depends on rules. */
    static Plugin<?> ruled() {
        return showing(Plugin.named("ruled")
                .rules(Rooted::tag, (json, above) -> tag(json))
                .isolateRules());
    }

    private static Checked<String> tag(Json json) {
        return json.field("tag").string().notEmpty().value();
    }

    private static Plugin<String> showing(Plugin<String> plugin) {
        return plugin.onRequestHeaders((request, tag) -> request.header("x-to").exists(to -> !to.equals(tag))
                        ? request.proceed().requestBody(BodyMode.PASS)
                        : numbered(request, tag, request.get(STREAMS) + 1))
                .onRequestBody((request, tag, body) -> request.proceed().setHeader("x-held-by", tag))
                .onResponseHeaders(Rooted::answered);
    }

    private static RequestHeadersEdit numbered(RequestHeaders request, String tag, int number) {
        RequestHeadersEdit edit = request.proceed()
                .keep(STREAMS, number)
                .keep(NUMBER, number)
                .addHeader("x-served-by", tag + " " + number)
                .log(LogLevel.INFO, "served by " + tag)
                .requestBody(request.header("x-hold").isDefined() ? BodyMode.BUFFER : BodyMode.PASS);
        return request.header("x-keep-route").isDefined() ? edit.keepRoute().setPath("/kept") : edit;
    }

    private static ResponseHeadersEdit answered(ResponseHeaders response, String tag) {
        int number = response.get(NUMBER);
        return number == 0 ? response.proceed() : response.proceed().addHeader("x-answered-by", tag + " " + number);
    }
}
