package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A request or an answer as an immutable value: each verb returns a changed copy. Arrays are neither copied in nor out; treat them as
 * constants.
 *
 * @param <M> the message's own type
 */
public sealed interface Message<M extends Message<M>> permits Request, Answer {

    /** Headers, chunks and trailers. */
    Content content();

    /** This message, with that content. */
    M with(Content content);

    /** One header more. */
    default M header(String name, String value) {
        return with(content().withHeaders(content().headers().plus(name, value)));
    }

    /** One trailer more. */
    default M trailer(String name, String value) {
        return with(content().withTrailers(content().trailers().plus(name, value)));
    }

    /** The body, in UTF-8, cut into these chunks. */
    default M chunks(String... texts) {
        return chunks(Vector.of(texts).map(text -> text.getBytes(UTF_8)));
    }

    /** The body, cut into these chunks. */
    default M chunks(Seq<byte[]> chunks) {
        return with(content().withChunks(chunks));
    }

    /** Waits that long before each chunk and before the trailers. */
    default M pause(Duration pause) {
        return with(content().withPause(pause));
    }

    /** Announces the body's size, which over HTTP/1.1 replaces the chunked coding. */
    default M contentLength() {
        return header("content-length", Integer.toString(bytes().length));
    }

    /** The first header of that name. */
    default Option<String> header(String name) {
        return content().headers().first(name);
    }

    /** The first trailer of that name. */
    default Option<String> trailer(String name) {
        return content().trailers().first(name);
    }

    /** The whole body. */
    default byte[] bytes() {
        return content().bytes();
    }

    /** The whole body, read as UTF-8. */
    default String body() {
        return new String(bytes(), UTF_8);
    }

    /** The body's chunks, each read as UTF-8. */
    default Seq<String> chunkTexts() {
        return content().chunks().map(chunk -> new String(chunk, UTF_8));
    }
}
