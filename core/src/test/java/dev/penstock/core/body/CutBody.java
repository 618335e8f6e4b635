package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** A body and the way it is cut. */
record CutBody(Vector<Bytes> chunks) {
    /** Bodies of the letters a and b, so that patterns of the same letters occur and overlap, in 0 to 12 chunks, some empty. */
    static Arbitrary<CutBody> ofFewLetters() {
        return letters(0, 9).list().ofMaxSize(12).map(chunks -> new CutBody(Vector.ofAll(chunks)));
    }

    static Arbitrary<Bytes> letters(int least, int most) {
        return Arbitraries.strings()
                .withCharRange('a', 'b')
                .ofMinLength(least)
                .ofMaxLength(most)
                .map(Bytes::utf8);
    }

    Bytes whole() {
        return chunks.foldLeft(Bytes.empty(), Bytes::concat);
    }

    /** What {@code transform} makes of the body in these chunks. */
    Bytes through(BodyTransform transform) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : chunks) {
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
        }
        return out.concat(state.finish());
    }

    /** The same body in one chunk. */
    CutBody joined() {
        return new CutBody(Vector.of(whole()));
    }
}
