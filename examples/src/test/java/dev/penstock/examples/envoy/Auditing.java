package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Verdicts.log;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.dsl.Plugin;

/**
 * A plugin that writes a line of each stream at its end, and replies where {@code x-reply} of the request says in which phase, with the
 * details {@code audited reply} and the gRPC status 9.
 */
final class Auditing {
    private Auditing() {}

    static Plugin<?> plugin() {
        return Plugin.named("auditing")
                .onRequestHeaders(
                        (request, config) -> replies(request, "request headers") ? reply() : request.proceed())
                .onResponseHeaders(
                        (response, config) -> replies(response, "response headers") ? reply() : response.proceed())
                .onResponseBody(
                        (response, config, body) -> replies(response, "response body") ? reply() : response.proceed())
                .onResponseTrailers((response, config) -> response.proceed())
                .onStreamDone((stream, config) -> log(LogLevel.INFO, line(stream)));
    }

    private static boolean replies(Exchange exchange, String phase) {
        return exchange.request().header("x-reply").contains(phase);
    }

    private static Reply reply() {
        return Reply.reply(403).details("audited reply").grpcStatus(9).header("x-from", "plugin").text("no");
    }

    private static String line(StreamDone stream) {
        return "done " + stream.request().method().getOrElse("-") + " "
                + stream.request().target().getOrElse("-") + " "
                + stream.response().status().map(status -> "" + status).getOrElse("-") + " "
                + stream.response().header("x-from").getOrElse("-") + " "
                + stream.property("response", "code_details").map(Bytes::utf8).getOrElse("-");
    }
}
