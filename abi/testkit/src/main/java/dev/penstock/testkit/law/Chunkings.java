package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Bodies aimed at a transform, in all kinds of chunks. */
public final class Chunkings implements ArbitraryProvider {
    private static final int MOST_CHUNKS = 8;
    private static final int MOST_PIECES = 3;
    private static final int MOST_SIZE = 40;

    /**
     * Bodies made of pieces. One half are whole patterns and letters {@code x}, cut anywhere into up to 8 chunks, some of
     * them empty; in the other half each chunk is up to 3 pieces, and a piece may be a start or an end of a pattern too. So matches stand within chunks and
     * across borders, overlap and break off. They end in each of the three ways.
     */
    public static Arbitrary<Chunking> of(String... patterns) {
        Arbitrary<String> text = Arbitraries.of(pieces(Vector.of(patterns)).asJava())
                .list()
                .ofMaxSize(MOST_PIECES)
                .map(pieces -> String.join("", pieces));
        Arbitrary<Vector<Bytes>> chunks = Arbitraries.oneOf(
                text.list().ofMaxSize(MOST_CHUNKS).map(Chunkings::chunks),
                Combinators.combine(
                                Arbitraries.of(List.of("x")
                                                .appendAll(Vector.of(patterns))
                                                .asJava())
                                        .list()
                                        .ofMaxSize(MOST_CHUNKS)
                                        .map(pieces -> String.join("", pieces)),
                                Arbitraries.integers()
                                        .between(0, MOST_SIZE)
                                        .list()
                                        .ofMaxSize(MOST_CHUNKS - 1))
                        .as(Chunkings::cut));
        return Combinators.combine(chunks, Arbitraries.of(Chunking.End.class)).as(Chunking::new);
    }

    private static Vector<Bytes> chunks(Iterable<String> texts) {
        return Vector.ofAll(texts).map(Bytes::utf8);
    }

    private static Vector<Bytes> cut(String text, Iterable<Integer> cuts) {
        Vector<Integer> places =
                Vector.ofAll(cuts).map(cut -> cut % (text.length() + 1)).sorted();
        return chunks(places.prepend(0).zipWith(places.append(text.length()), (from, to) -> text.substring(from, to)));
    }

    /** The simplest first: a failing body shrinks towards them. */
    private static List<String> pieces(Vector<String> patterns) {
        return List.of("x")
                .appendAll(patterns.flatMap(pattern -> Vector.range(1, pattern.length())
                        .flatMap(cut -> List.of(pattern.substring(0, cut), pattern.substring(cut)))))
                .appendAll(patterns)
                .distinct();
    }

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return target.isOfType(Chunking.class) && target.isAnnotated(Chunked.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        return target.findAnnotation(Chunked.class)
                .<Set<Arbitrary<?>>>map(chunked -> Set.of(of(chunked.value())))
                .orElseGet(Set::of);
    }
}
