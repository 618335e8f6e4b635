package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HexFormat;

/** Values as they are written in Java. */
final class JavaText {
    private JavaText() {}

    /** A string literal. All but printable ASCII is escaped. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(unit -> out.append(escaped((char) unit)));
        return out.append('"').toString();
    }

    private static String escaped(char unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> unit >= ' ' && unit <= '~' ? String.valueOf(unit) : String.format("\\u%04x", (int) unit);
        };
    }

    /** {@code of("ol", "d")}, or {@code hex("c3", "a9")} where a chunk is not UTF-8. */
    static String chunks(Vector<Bytes> chunks) {
        boolean texts = chunks.forAll(chunk -> Bytes.utf8(chunk.utf8()).equals(chunk));
        return texts
                ? chunks.map(chunk -> literal(chunk.utf8())).mkString("of(", ", ", ")")
                : chunks.map(chunk -> literal(HexFormat.of().formatHex(chunk.toArray())))
                        .mkString("hex(", ", ", ")");
    }

    /** The arguments of {@code Message.chunks}: texts, or where a chunk is not UTF-8, the chunks of a {@link Chunking}. */
    static String arguments(Seq<byte[]> chunks) {
        String text = chunks(Vector.ofAll(chunks).map(Bytes::copyOf));
        return text.startsWith("of(") ? text.substring(3, text.length() - 1) : "Chunking." + text + ".arrays()";
    }

    /** A literal of a whole body, or {@code hex} and its digits where it is not UTF-8. */
    static String body(Bytes body) {
        return Bytes.utf8(body.utf8()).equals(body)
                ? literal(body.utf8())
                : "hex " + HexFormat.of().formatHex(body.toArray());
    }
}
