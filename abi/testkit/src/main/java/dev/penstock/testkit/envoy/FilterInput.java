package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.netty.handler.codec.http.HttpMessage;
import io.vavr.collection.Vector;

/**
 * What the first filter is given of a message that {@link Client} or {@link Upstream} sends: with the fields that the protocol's
 * framing and Envoy's connection manager and router add, and with an empty last chunk where the end of a body comes by itself. That is
 * so in HTTP/1.1, whose codec tells the end after the last byte; an HTTP/2 frame carries it.
 */
public final class FilterInput {
    private static final String REQUEST_ID = "x-request-id";
    private static final String SERVICE_TIME = "x-envoy-upstream-service-time";

    private FilterInput() {}

    /** Of a request. The id that Envoy makes up is stood for by one of the same size. */
    public static Request of(Protocol protocol, Request sent) {
        var framed = protocol == Protocol.HTTP1 ? framed(sent, Heads.http1(sent)) : unframed(sent);
        return with(with(framed, "x-forwarded-proto", "http"), REQUEST_ID, "00000000-0000-4000-8000-000000000000");
    }

    /**
     * Of an answer to a request that went on to an upstream.
     *
     * @param seen what the client got of it, for the time that Envoy has measured
     */
    public static Answer of(Protocol protocol, Answer sent, Answer seen) {
        var framed = protocol == Protocol.HTTP1 ? coded(framed(sent, Heads.http1(sent))) : unframed(sent);
        return with(framed, SERVICE_TIME, seen.header(SERVICE_TIME).getOrElse("0"));
    }

    private static <M extends Message<M>> M framed(M sent, HttpMessage head) {
        var content = unframed(sent).content();
        return sent.with(ended(content).withHeaders(Heads.ofHttp1(head).plain()));
    }

    /** The connection manager takes the coding from requests, not from responses. */
    private static Answer coded(Answer framed) {
        boolean bare = framed.content().chunks().isEmpty()
                && framed.content().trailers().isEmpty();
        return bare || framed.header("content-length").isDefined()
                ? framed
                : with(framed, "transfer-encoding", "chunked");
    }

    private static Content ended(Content content) {
        return content.chunks().isEmpty() || !content.trailers().isEmpty()
                ? content
                : content.withChunks(content.chunks().append(new byte[0]));
    }

    private static <M extends Message<M>> M unframed(M sent) {
        var chunks = Vector.ofAll(sent.content().chunks()).reject(chunk -> chunk.length == 0);
        return sent.with(sent.content().withChunks(chunks));
    }

    private static <M extends Message<M>> M with(M message, String name, String value) {
        Fields headers = message.content().headers();
        return headers.contains(name) ? message : message.header(name, value);
    }
}
