package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Bodies aimed at a transform, in all kinds of chunks. */
public final class Chunkings implements ArbitraryProvider {
    private static final int MOST_CUTS = 7;
    private static final int MOST_PLACES = 64;
    private static final int MOST_RUN = 256;

    /** Bodies aimed at what looks for {@code patterns}; without one, bodies of every {@link BodySource}. See {@link #in}. */
    public static Arbitrary<Chunking> of(String... patterns) {
        return in(BodySource.aimedAt(patterns));
    }

    /**
     * {@code bodies}, cut: at up to 7 places, some of them the same or at an end, which makes empty chunks; or every one to
     * eight bytes, up to 256 times; or both. Each of the three ends of a message occurs. A case that breaks a law shrinks to the simplest body,
     * the fewest cuts and an end that the last chunk tells.
     */
    public static Arbitrary<Chunking> in(Arbitrary<Bytes> bodies) {
        Arbitrary<java.util.List<Integer>> places = Arbitraries.integers()
                .between(0, MOST_PLACES)
                .list()
                .ofMaxSize(MOST_CUTS)
                .injectDuplicates(0.2);
        return Combinators.combine(bodies, places, runs(), Arbitraries.of(Chunking.End.class))
                .as((body, cuts, run, end) -> new Chunking(cut(body, cuts, run), end))
                .withoutEdgeCases();
    }

    /** The body cut once, at every place, its ends included; each with every end of a message. */
    public static Vector<Chunking> everyTwoChunksOf(Bytes body) {
        return Vector.rangeClosed(0, body.size())
                .map(at -> Vector.of(body.slice(0, at), body.slice(at, body.size())))
                .flatMap(chunks -> Vector.of(Chunking.End.values()).map(end -> new Chunking(chunks, end)));
    }

    /** The body in chunks of one byte. */
    public static Chunking oneByteAtATime(Bytes body) {
        return new Chunking(
                Vector.range(0, body.size()).map(at -> body.slice(at, at + 1)), Chunking.End.WITH_THE_LAST_CHUNK);
    }

    /** Places at equal distances, none in four of ten cases. A run shrinks to one place, and that to an earlier one. */
    private static Arbitrary<Vector<Integer>> runs() {
        return Combinators.combine(
                        Arbitraries.of(1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8),
                        Arbitraries.of(1, 1, 2, 3, 5, 8),
                        Arbitraries.integers()
                                .between(-MOST_RUN * 2 / 3, MOST_RUN)
                                .withDistribution(RandomDistribution.uniform()))
                .as((first, every, count) -> Vector.range(0, count).map(step -> first + step * every));
    }

    private static Vector<Bytes> cut(Bytes body, Iterable<Integer> cuts, Vector<Integer> run) {
        Vector<Integer> places = Vector.ofAll(cuts)
                .map(cut -> cut % (body.size() + 1))
                .appendAll(run.takeWhile(place -> place < body.size()))
                .sorted();
        return places.prepend(0).zipWith(places.append(body.size()), body::slice);
    }

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return target.isOfType(Chunking.class) && target.isAnnotated(Chunked.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        return target.findAnnotation(Chunked.class)
                .<Set<Arbitrary<?>>>map(chunked -> Set.of(aimedAt(chunked)))
                .orElseGet(Set::of);
    }

    private static Arbitrary<Chunking> aimedAt(Chunked chunked) {
        BodySource[] sources = chunked.in();
        return sources.length == 0
                ? of(chunked.value())
                : in(Arbitraries.oneOf(Vector.of(sources)
                        .map(source -> source.bodies(chunked.value()))
                        .asJava()));
    }
}
