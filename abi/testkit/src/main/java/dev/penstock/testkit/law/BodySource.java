package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Kinds of bodies. Each is made of small pieces, so that a body that breaks a law shrinks to the few pieces that do; patterns
 * of what is tested become pieces too.
 */
public enum BodySource {
    /** Words: letters {@code x}, whole patterns, their starts and their ends. */
    TEXT {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            return joined(MOST_PIECES, List.of("x").appendAll(parts(patterns)));
        }
    },
    /** Any bytes, among them the ones that begin and end UTF-8 sequences. */
    BINARY {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            Arbitrary<Bytes> single = Arbitraries.bytes().map(value -> Bytes.adopt(new byte[] {value}));
            return Arbitraries.oneOf(
                            single, joined(1, List.of("\u0000", "é", "€").appendAll(parts(patterns))))
                    .list()
                    .ofMaxSize(MOST_PIECES)
                    .map(pieces -> Vector.ofAll(pieces).foldLeft(Bytes.empty(), Bytes::concat));
        }
    },
    /** Code points of one to four bytes. */
    UTF_8 {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            return joined(
                    MOST_PIECES,
                    List.of("x", "é", "€", "\uD83D\uDE00", "A", "\u00df", "\u0130", "\u2028", "\uFEFF", " ")
                            .appendAll(parts(patterns)));
        }
    },
    /** Server-sent events: fields, comments, all line ends, the bits between them. */
    SERVER_SENT_EVENTS {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            return joined(
                    2 * MOST_PIECES,
                    List.of("x", "\n", "data:", "\n\n", "data: ", "\r\n", "\r", ":", "id:1", "event:", "retry:9", "é")
                            .append("data:[DONE]\n\n")
                            .appendAll(parts(patterns)));
        }
    },
    /** JSON documents, some of them cut off. */
    JSON {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            return JsonBodies.of(Vector.of(patterns));
        }
    },
    /** Lines with all line ends, among them empty lines and a last one without an end. */
    LINES {
        @Override
        public Arbitrary<Bytes> bodies(String... patterns) {
            return joined(
                    MOST_PIECES,
                    List.of("x", "\n", "\r\n", "\r", "é", ",", ";", " ").appendAll(parts(patterns)));
        }
    };

    private static final int MOST_PIECES = 8;

    /** Bodies of this kind, with {@code patterns} and parts of them in it where that is possible. */
    public abstract Arbitrary<Bytes> bodies(String... patterns);

    /** Bodies of all kinds. */
    public static Arbitrary<Bytes> any(String... patterns) {
        return Arbitraries.oneOf(
                Vector.of(values()).map(source -> source.bodies(patterns)).asJava());
    }

    /** Words half of the time where there are patterns, else bodies of all kinds. */
    static Arbitrary<Bytes> aimedAt(String... patterns) {
        return patterns.length == 0 ? any() : Arbitraries.oneOf(TEXT.bodies(patterns), any(patterns));
    }

    /** Up to {@code most} pieces. The simplest stand first: a failing body shrinks towards them. */
    private static Arbitrary<Bytes> joined(int most, List<String> pieces) {
        return Arbitraries.of(pieces.distinct().asJava())
                .list()
                .ofMaxSize(most)
                .map(drawn -> Bytes.utf8(String.join("", drawn)));
    }

    /** The starts and ends of each pattern, shorter ones first, and the whole ones last. */
    private static List<String> parts(String... patterns) {
        Vector<String> whole = Vector.of(patterns).reject(String::isEmpty);
        return whole.flatMap(pattern -> Vector.range(1, pattern.length())
                        .flatMap(cut -> List.of(pattern.substring(0, cut), pattern.substring(cut))))
                .sortBy(String::length)
                .appendAll(whole)
                .toList();
    }
}
