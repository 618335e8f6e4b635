package dev.penstock.examples.envoy;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyEdit;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.TrailersEdit;
import dev.penstock.dsl.Plugin;

/**
 * Edits whole bodies and trailers of both directions. The bodies that the request's {@code x-whole} names are held and put between
 * brackets where they are not empty, and a header tells their size. Of trailers {@code x-set} is replaced, {@code x-more} gets another
 * value, {@code x-drop} goes.
 */
final class Edited {
    private Edited() {}

    static Plugin<?> plugin() {
        return Plugin.named("edited")
                .onRequestHeaders((request, config) -> request.proceed().requestBody(mode(request, "request")))
                .onRequestBody((request, config, body) -> bracketed(request.proceed(), body))
                .onRequestTrailers((request, config) -> changed(request.proceed(), request.trailers()))
                .onResponseHeaders((response, config) -> response.proceed().responseBody(mode(response, "response")))
                .onResponseBody((response, config, body) -> bracketed(response.proceed(), body))
                .onResponseTrailers((response, config) -> changed(response.proceed(), response.trailers()));
    }

    private static BodyMode mode(Exchange exchange, String direction) {
        return exchange.request().header("x-whole").exists(whole -> whole.indexOf(direction) >= 0)
                ? BodyMode.BUFFER
                : BodyMode.PASS;
    }

    private static <P extends Phase, E extends BodyEdit<P, E>> E bracketed(E edit, Bytes body) {
        E sized = edit.setHeader("x-size", Integer.toString(body.size()));
        return body.isEmpty() ? sized : sized.prependBody(Bytes.utf8("<")).appendBody(Bytes.utf8(">"));
    }

    private static <P extends Phase, E extends TrailersEdit<P, E>> E changed(E edit, MessageHead trailers) {
        return edit.setTrailer("x-set", trailers.header("x-set").getOrElse("nothing") + " seen")
                .addTrailer("x-more", "added")
                .removeTrailer("x-drop");
    }
}
