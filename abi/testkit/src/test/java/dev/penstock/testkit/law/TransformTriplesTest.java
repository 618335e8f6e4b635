package dev.penstock.testkit.law;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/**
 * Arbitrary transforms of the library on arbitrary bodies in arbitrary chunks. A million of them: {@code mvn -pl abi/testkit test
 * -Dtest=TransformTriplesTest -Dpenstock.triples=1000000}.
 */
class TransformTriplesTest {
    private static final int TRIPLES = Integer.getInteger("penstock.triples", 2_000);
    private static final int MOST_PARTS = 3;

    /** A transform, as it is written, and a body that is cut. */
    private record Triple(Part transform, Chunking body) {
        void check() {
            ChunkLaws.check(transform.transform(), body);
        }
    }

    private record Part(String text, BodyTransform transform) {
        Part then(Part next) {
            return new Part(text + ".then(" + next.text + ")", transform.then(next.transform));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void everyTransformKeepsTheLaw() {
        Arbitrary<Bytes> bodies = BodySource.aimedAt("aba", "aab", "é", "old");
        Arbitrary<Triple> triples =
                Combinators.combine(transforms(), Chunkings.in(bodies)).as(Triple::new);
        new Search<>("transforms keep the law", triples, Triple::check, Triple::toString).run(TRIPLES);
    }

    private static Arbitrary<Part> transforms() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                1,
                                Arbitraries.of(RightTransforms.single().asJava())
                                        .map(right -> new Part(right.name(), right.transform()))),
                        Tuple.of(1, replaces()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_PARTS)
                .map(parts -> parts.stream().reduce(Part::then).orElseThrow());
    }

    private static Arbitrary<Part> replaces() {
        Arbitrary<String> from =
                Arbitraries.strings().withChars("abx").ofMinLength(1).ofMaxLength(4);
        Arbitrary<String> to = Arbitraries.strings().withChars("abxé").ofMaxLength(5);
        return Combinators.combine(from, to)
                .as((old, other) -> new Part(
                        "replace(" + JavaText.literal(old) + ", " + JavaText.literal(other) + ")",
                        BodyTransform.replace(Bytes.utf8(old), Bytes.utf8(other))));
    }
}
