package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.exchange.BodyKind;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A message as its peer sends it.
 *
 * @param kind none for plain text
 * @param sized whether its length is stated
 * @param framed whether it comes in frames, as in HTTP/2
 */
record MessagePlan(Option<BodyKind> kind, Vector<String> chunks, End end, boolean sized, boolean framed) {
    /** How a message ends. */
    enum End {
        WITH_HEADERS,
        WITH_ITS_LAST_CHUNK,
        WITH_AN_EMPTY_CHUNK,
        WITH_TRAILERS
    }

    /** A part of a message. */
    record Part(Of of, Bytes bytes, boolean end) {
        enum Of {
            HEADERS,
            BODY,
            TRAILERS
        }
    }

    /** The response that Envoy makes of a plugin's reply. */
    static MessagePlan of(LocalReply reply) {
        return reply.body().isEmpty()
                ? new MessagePlan(Option.none(), Vector.empty(), End.WITH_HEADERS, false, true)
                : new MessagePlan(Option.none(), Vector.of(reply.body().utf8()), End.WITH_ITS_LAST_CHUNK, true, true);
    }

    boolean opensTunnel() {
        return kind.contains(BodyKind.TUNNEL);
    }

    Vector<Part> parts() {
        if (end == End.WITH_HEADERS) {
            return Vector.of(new Part(Part.Of.HEADERS, Bytes.empty(), true));
        }
        boolean last = end == End.WITH_ITS_LAST_CHUNK && !chunks.isEmpty();
        Vector<Part> body = chunks.zipWithIndex()
                .map(chunk -> new Part(Part.Of.BODY, Bytes.utf8(chunk._1), last && chunk._2 == chunks.size() - 1));
        Vector<Part> begun = body.prepend(new Part(Part.Of.HEADERS, Bytes.empty(), false));
        if (end == End.WITH_TRAILERS) {
            return begun.append(new Part(Part.Of.TRAILERS, Bytes.empty(), true));
        }
        return last ? begun : begun.append(new Part(Part.Of.BODY, Bytes.empty(), true));
    }

    int size() {
        return chunks.map(String::length).sum().intValue();
    }

    Headers headers(Direction direction, int id) {
        Headers fields = direction == Direction.REQUEST
                ? Headers.empty()
                        .add(":method", "POST")
                        .add(":path", "/" + id)
                        .add("x-id", "" + id)
                        .add("x-request-id", "id-" + id)
                        .add("accept-encoding", "gzip")
                : Headers.empty().add(":status", "200");
        Headers sizedOrNot = sized && !opensTunnel() ? fields.add("content-length", "" + size()) : fields;
        Headers framedOrNot =
                framed || direction == Direction.REQUEST ? sizedOrNot : sizedOrNot.add("transfer-encoding", "chunked");
        return kind.map(is -> withKind(framedOrNot, is)).getOrElse(framedOrNot);
    }

    private static Headers withKind(Headers fields, BodyKind kind) {
        return switch (kind) {
            case TUNNEL -> fields.add("upgrade", "websocket").add("connection", "keep-alive, Upgrade");
            case ENCODED -> fields.add("content-encoding", "gzip");
            case GRPC -> fields.add("content-type", "application/grpc+proto");
            case BINARY -> fields.add("content-type", "image/png");
        };
    }
}
