package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** A body and the way it is cut. */
public record CutBody(Vector<Bytes> chunks) {
    /** Bodies of the letters a and b, so that patterns of the same letters occur and overlap, in 0 to 12 chunks, some empty. */
    public static Arbitrary<CutBody> ofFewLetters() {
        return letters(0, 9).list().ofMaxSize(12).map(chunks -> new CutBody(Vector.ofAll(chunks)));
    }

    public static Arbitrary<Bytes> letters(int least, int most) {
        return Arbitraries.strings()
                .withCharRange('a', 'b')
                .ofMinLength(least)
                .ofMaxLength(most)
                .map(Bytes::utf8);
    }

    /** Bodies made of {@code pieces}, which a transform looks for, and parts of them, cut anywhere. */
    public static Arbitrary<CutBody> of(String... pieces) {
        Arbitrary<String> part = Arbitraries.of(pieces).flatMap(piece -> Arbitraries.integers()
                .between(0, piece.length())
                .flatMap(from ->
                        Arbitraries.integers().between(from, piece.length()).map(to -> piece.substring(from, to))));
        Arbitrary<Bytes> body = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(pieces)), Tuple.of(1, part))
                .list()
                .ofMaxSize(10)
                .map(parts -> Bytes.utf8(String.join("", parts)));
        return body.flatMap(CutBody::cuts);
    }

    /** {@code body}, cut at up to eight places, or after each byte. */
    public static Arbitrary<CutBody> cuts(Bytes body) {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        Arbitraries.integers()
                                .between(0, body.size())
                                .list()
                                .ofMaxSize(8)
                                .map(cuts -> cutAt(body, Vector.ofAll(cuts).sorted()))),
                Tuple.of(1, Arbitraries.create(() -> cutAt(body, Vector.range(0, body.size())))));
    }

    /** {@code body} in one chunk. */
    public static CutBody whole(Bytes body) {
        return new CutBody(Vector.of(body));
    }

    private static CutBody cutAt(Bytes body, Vector<Integer> places) {
        Vector<Integer> ends = places.append(body.size());
        return new CutBody(ends.zip(places.prepend(0)).map(range -> body.slice(range._2(), range._1())));
    }

    public Bytes whole() {
        return chunks.foldLeft(Bytes.empty(), Bytes::concat);
    }

    /** The bytes that {@code transform} makes of the body in these chunks. */
    public Bytes through(BodyTransform transform) {
        return passed(transform).out();
    }

    /** What becomes of the body in these chunks; nothing is asked of an aborted one. */
    public Passed passed(BodyTransform transform) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : chunks) {
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
            if (Passed.abortOf(state).isDefined()) {
                return Passed.aborted(out, state);
            }
        }
        return Passed.ended(out, state);
    }

    /** The same body in one chunk. */
    public CutBody joined() {
        return new CutBody(Vector.of(whole()));
    }
}
