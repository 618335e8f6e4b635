package dev.penstock.testkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.Tuple;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One exchange between a client and an upstream, with a plugin between them. Chunks arrive one by one; the last one carries
 * the end of the message, so that an empty last chunk stands for an end that comes by itself.
 */
final class ExchangeModel {
    private final StreamModel stream;

    ExchangeModel(StreamModel stream) {
        this.stream = stream;
    }

    /** The upstream answers if it has the whole request. */
    void answer(Function<Request, Answer> upstream) {
        answerSteps(upstream).forEach(Runnable::run);
    }

    boolean requestIsWhole() {
        return stream.half(Direction.REQUEST).ended();
    }

    /** The answer in its parts, none where the upstream has not the whole request. */
    Vector<Runnable> answerSteps(Function<Request, Answer> upstream) {
        return stream.isOpen() && requestIsWhole()
                ? steps(upstream.apply(requestSeen(stream.half(Direction.REQUEST))))
                : Vector.empty();
    }

    /** The end of the stream, and what both ends have seen of it. */
    Seen end() {
        stream.finish();
        return seen();
    }

    /** What both ends have seen so far. */
    Seen seen() {
        HalfModel sent = stream.half(Direction.REQUEST);
        return new Seen(sent.headersGone() ? Vector.of(requestSeen(sent)) : Vector.empty(), answerSeen());
    }

    void sendRequest(Request request) {
        requestSteps(request).forEach(Runnable::run);
    }

    /** The request in its parts: headers, chunks, trailers. */
    Vector<Runnable> requestSteps(Request request) {
        return steps(
                request.content(),
                end -> stream.requestHeaders(headersOf(request), end),
                stream::requestBody,
                () -> stream.requestTrailers(headersOf(request.content().trailers())));
    }

    private Vector<Runnable> steps(Answer answer) {
        return steps(
                answer.content(),
                end -> stream.responseHeaders(headersOf(answer), end),
                stream::responseBody,
                () -> stream.responseTrailers(headersOf(answer.content().trailers())));
    }

    private static Vector<Runnable> steps(
            Content content, Consumer<Boolean> headers, BiConsumer<byte[], Boolean> body, Runnable trailers) {
        boolean trailed = !content.trailers().isEmpty();
        Vector<Runnable> chunks = Vector.ofAll(content.chunks())
                .zipWithIndex((chunk, i) -> () ->
                        body.accept(chunk, !trailed && i == content.chunks().size() - 1));
        Vector<Runnable> all = chunks.prepend(() -> headers.accept(isBare(content)));
        return trailed ? all.append(trailers) : all;
    }

    private static boolean isBare(Content content) {
        return content.chunks().isEmpty() && content.trailers().isEmpty();
    }

    private static Headers headersOf(Request request) {
        return headersOf(Fields.NONE
                .plus(":method", request.method())
                .plus(":path", request.path())
                .plus(":authority", request.authority())
                .plus(":scheme", "http")
                .with(request.content().headers()));
    }

    static Headers headersOf(Answer answer) {
        return headersOf(Fields.NONE
                .plus(":status", Integer.toString(answer.status()))
                .with(answer.content().headers()));
    }

    static Headers headersOf(Fields fields) {
        return Headers.of(fields.pairs()
                .map(pair -> new Header(pair._1, Bytes.utf8(pair._2)))
                .toList());
    }

    private static Request requestSeen(HalfModel half) {
        Headers headers = half.headers();
        return new Request(
                headers.first(":method").getOrElse(""),
                headers.first(":path").getOrElse(""),
                headers.first(":authority").getOrElse(""),
                contentOf(half));
    }

    private Answer answerSeen() {
        HalfModel half = stream.half(Direction.RESPONSE);
        int status = half.headersGone()
                ? half.headers().first(":status").map(Integer::parseInt).getOrElse(0)
                : 0;
        return new Answer(status, contentOf(half), endingOf(half));
    }

    private Ending endingOf(HalfModel half) {
        if (stream.wasReset()) {
            return Ending.RESET;
        }
        return half.ended() ? Ending.COMPLETE : Ending.TIMED_OUT;
    }

    private static Content contentOf(HalfModel half) {
        return half.headersGone()
                ? new Content(plain(half.headers()), half.released(), plain(half.trailers()), Duration.ZERO)
                : Content.NONE;
    }

    static Fields plain(Headers headers) {
        return new Fields(Vector.ofAll(headers)
                .reject(field -> field.name().startsWith(":"))
                .map(field -> Tuple.of(field.name(), new String(field.value().toArray(), UTF_8))));
    }
}
