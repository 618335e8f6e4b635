package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Request;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.vavr.Tuple;
import io.vavr.collection.Vector;

/** Between heads with pseudo headers and what Netty's codecs take and give; nothing is validated, so that tests can send odd things. */
final class Heads {

    private static final DefaultHttpHeadersFactory LENIENT =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private Heads() {}

    static Fields of(Request request) {
        var start = Fields.NONE
                .plus(":method", request.method())
                .plus(":scheme", "http")
                .plus(":authority", request.authority())
                .plus(":path", request.path());
        return start.with(request.content().headers());
    }

    static Fields of(Answer answer) {
        var start = Fields.NONE.plus(":status", Integer.toString(answer.status()));
        return start.with(answer.content().headers());
    }

    static Fields ofHttp1(HttpMessage message) {
        var headers = fields(message.headers());
        if (message instanceof HttpRequest request) {
            return Fields.NONE
                    .plus(":method", request.method().name())
                    .plus(":authority", headers.first("host").getOrElse(""))
                    .plus(":path", request.uri())
                    .with(headers.without("host"));
        }
        var status = ((HttpResponse) message).status().code();
        return Fields.NONE.plus(":status", Integer.toString(status)).with(headers);
    }

    static Fields ofHttp2(Http2Headers headers) {
        return new Fields(Vector.ofAll(headers)
                .map(header ->
                        Tuple.of(header.getKey().toString(), header.getValue().toString())));
    }

    static Fields fields(HttpHeaders headers) {
        return new Fields(Vector.ofAll(headers).map(header -> Tuple.of(header.getKey(), header.getValue())));
    }

    static Http2Headers http2(Fields fields) {
        Http2Headers headers = new DefaultHttp2Headers(false);
        fields.pairs().forEach(pair -> headers.add(pair._1, pair._2));
        return headers;
    }

    static HttpRequest http1(Request request) {
        var method = HttpMethod.valueOf(request.method());
        var headers = http1(Fields.NONE.plus("host", request.authority()).with(sized(request)));
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, request.path(), headers);
    }

    static HttpResponse http1(Answer answer) {
        var status = HttpResponseStatus.valueOf(answer.status());
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, http1(sized(answer)));
    }

    static HttpHeaders http1(Fields fields) {
        var headers = LENIENT.newHeaders();
        fields.pairs().forEach(pair -> headers.add(pair._1, pair._2));
        return headers;
    }

    private static Fields sized(Request request) {
        var noBody = request.method().equals("GET") || request.method().equals("HEAD");
        return noBody ? request.content().headers() : sized(request.content());
    }

    private static Fields sized(Answer answer) {
        var noBody = answer.status() == 204 || answer.status() == 304 || answer.ending() != Ending.COMPLETE;
        return noBody ? answer.content().headers() : sized(answer.content());
    }

    /**
     * With the fields that HTTP/1.1 needs: without a length or a chunked coding it takes a message as one that lasts until the
     * connection closes, and trailers should be announced (RFC 9110 section 6.6.2).
     */
    private static Fields sized(Content content) {
        var announced = content.trailers().isEmpty() || content.headers().contains("trailer")
                ? content.headers()
                : content.headers().plus("trailer", content.trailers().names().mkString(", "));
        var empty = content.chunks().forAll(chunk -> chunk.length == 0)
                && content.trailers().isEmpty();
        return empty && !announced.contains("content-length") ? announced.plus("content-length", "0") : announced;
    }
}
