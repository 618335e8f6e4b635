package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.http.Message;
import io.vavr.collection.Vector;
import java.util.HexFormat;

/**
 * A body and the way it is cut.
 *
 * @param chunks in their order; some may be empty
 * @param end how the end of the message is told
 */
public record Chunking(Vector<Bytes> chunks, End end) {
    /** How the end of a message is told. */
    public enum End {
        /** With the last chunk. */
        WITH_THE_LAST_CHUNK,
        /** With an empty chunk of its own. */
        WITH_AN_EMPTY_CHUNK,
        /** With trailers. */
        WITH_TRAILERS
    }

    /** A body of these chunks in UTF-8, ended with the last one. */
    public static Chunking of(String... chunks) {
        return new Chunking(Vector.of(chunks).map(Bytes::utf8), End.WITH_THE_LAST_CHUNK);
    }

    /**
     * A body of these chunks, ended with the last one.
     *
     * @param chunks two hexadecimal digits for each byte
     * @throws IllegalArgumentException for anything else
     */
    public static Chunking hex(String... chunks) {
        return new Chunking(
                Vector.of(chunks).map(chunk -> Bytes.adopt(HexFormat.of().parseHex(chunk))), End.WITH_THE_LAST_CHUNK);
    }

    /** The same chunks, ended that way. */
    public Chunking ended(End other) {
        return new Chunking(chunks, other);
    }

    /** The body. */
    public Bytes body() {
        return chunks.foldLeft(Bytes.empty(), Bytes::concat);
    }

    /** The chunks as a message is given them. */
    public Vector<byte[]> arrays() {
        return chunks.map(Bytes::toArray);
    }

    /** The same body in one chunk, which tells the end too. */
    public Chunking whole() {
        return new Chunking(Vector.of(body()), End.WITH_THE_LAST_CHUNK);
    }

    /** {@code message} with this body, cut and ended so. */
    public <M extends Message<M>> M in(M message) {
        Vector<byte[]> sent = arrays();
        return switch (end) {
            case WITH_THE_LAST_CHUNK -> message.chunks(sent);
            case WITH_AN_EMPTY_CHUNK -> message.chunks(sent.append(new byte[0]));
            case WITH_TRAILERS -> message.chunks(sent).trailer("x-end", "1");
        };
    }

    /** As it would be written in a test. */
    @Override
    public String toString() {
        String cut = "Chunking." + JavaText.chunks(chunks);
        return end == End.WITH_THE_LAST_CHUNK ? cut : cut + ".ended(Chunking.End." + end + ")";
    }
}
