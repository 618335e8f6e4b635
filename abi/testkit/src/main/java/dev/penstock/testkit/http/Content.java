package dev.penstock.testkit.http;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/**
 * What a request and an answer have in common.
 *
 * @param headers without pseudo headers
 * @param chunks the body, cut as it is to be written or as it arrived; each chunk is flushed on its own, an empty one is not sent
 * @param trailers sent after the body when there are any
 * @param pause waited before each chunk and before the trailers. An HTTP/2 DATA frame reaches Envoy's filters as it was cut; over
 *     HTTP/1.1 Envoy joins chunks that it reads together, so there a pause of a few milliseconds keeps them apart
 */
public record Content(Fields headers, Seq<byte[]> chunks, Fields trailers, Duration pause) {

    /** No header, no body, no trailer, no pause. */
    public static final Content NONE = new Content(Fields.NONE, Vector.empty(), Fields.NONE, Duration.ZERO);

    /** The chunks joined. */
    public byte[] bytes() {
        var joined = new ByteArrayOutputStream();
        chunks.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** This content, with those headers. */
    public Content withHeaders(Fields other) {
        return new Content(other, chunks, trailers, pause);
    }

    /** This content, with those chunks as its body. */
    public Content withChunks(Seq<byte[]> other) {
        return new Content(headers, other, trailers, pause);
    }

    /** This content, with those trailers. */
    public Content withTrailers(Fields other) {
        return new Content(headers, chunks, other, pause);
    }

    /** This content, with that pause before each chunk. */
    public Content withPause(Duration other) {
        return new Content(headers, chunks, trailers, other);
    }
}
