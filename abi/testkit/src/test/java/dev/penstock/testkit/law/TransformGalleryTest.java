package dev.penstock.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.law.RightTransforms.Right;
import dev.penstock.testkit.law.WrongTransforms.Wrong;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transforms that do not keep the law, each refuted by two chunks and a few bytes; and those that do. */
class TransformGalleryTest {
    private static final int TRIES = 1_000;

    static Stream<Wrong> wrong() {
        return WrongTransforms.all().toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isRefutedByTwoChunksAndAFewBytes(Wrong wrong) {
        LawBroken broken = refuted(wrong);
        Chunking smallest = (Chunking) broken.counterExample();
        assertThat(smallest.chunks().size()).as(broken.getMessage()).isLessThanOrEqualTo(2);
        assertThat(smallest.body().size()).as(broken.getMessage()).isLessThanOrEqualTo(10);
    }

    private static LawBroken refuted(Wrong wrong) {
        LawBroken broken =
                catchThrowableOfType(LawBroken.class, () -> ChunkLaws.check(wrong.transform(), wrong.bodies(), TRIES));
        assertThat(broken).as("%s was not refuted", wrong).isNotNull();
        return broken;
    }

    @Test
    void aCounterExampleIsATestThatCompilesAndFails() {
        LawBroken broken = refuted(WrongTransforms.all().head());
        assertThat(broken).hasMessageContaining("Chunking.of(").hasMessageContaining("As a test:");
        String source =
                """
                import dev.penstock.core.body.BodyTransform;
                import dev.penstock.testkit.law.ChunkLaws;
                import dev.penstock.testkit.law.Chunking;
                import org.junit.jupiter.api.Test;

                class Pasted {
                    BodyTransform transform;
                %s}
                """
                        .formatted(broken.test().indent(4));
        assertThat(new JavaSource("Pasted", source).compile()).isEmpty();
        Chunking shown = (Chunking) broken.counterExample();
        assertThatThrownBy(() -> ChunkLaws.check(WrongTransforms.all().head().transform(), shown))
                .hasMessageContaining(shown.toString());
    }

    @Test
    void aTransformThatKeepsTheWholeBodyIsRefutedByWhatItKeeps() {
        BodyTransform hoarding = new Fold<>("", (all, chunk) -> new Fold.Step<>(all + chunk.utf8(), ""), all -> all);
        Chunking large = Chunkings.oneByteAtATime(Bytes.utf8("x".repeat(100)));
        assertThatThrownBy(() -> ChunkLaws.requireRetained(hoarding, 64, large))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes of 100 in 100 chunks, at most 64 were stated");
    }

    static Stream<Right> right() {
        return RightTransforms.all().toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("right")
    void isNotRefuted(Right right) {
        ChunkLaws.check(right.transform(), right.bodies());
    }

    /** Of bodies far longer, in which nothing, or little, ends what it looks for. */
    @ParameterizedTest
    @MethodSource("right")
    void keepsNoMoreThanItStates(Right right) {
        for (String piece : List.of("ol", "é\n", "data:x\n", ";", "[1,{\"old\":")) {
            Chunking body = Chunkings.oneByteAtATime(Bytes.utf8(piece.repeat(1_000)));
            ChunkLaws.requireRetained(right.transform(), right.kept(), body);
        }
    }

    /** 32 KiB of the body, and less for tables and for what stands in the last bytes. */
    @Test
    void whatGzipKeepsIsBounded() {
        byte[] noise = new byte[70_000];
        new Random(1).nextBytes(noise);
        Bytes encoded = BodyTransform.gzip().start().step(Bytes.copyOf(noise)).out();
        assertThat(encoded.size()).isGreaterThan(2 * 32 * 1024);
        ChunkLaws.requireRetained(BodyTransform.gunzip(), 35 * 1024, in(encoded, 1_000));
        ChunkLaws.requireRetained(BodyTransform.gzip(), 33 * 1024, in(Bytes.copyOf(noise), 5_000));
        ChunkLaws.check(BodyTransform.gzip().then(BodyTransform.gunzip()), "old", "ldn", "aaaa");
    }

    private static Chunking in(Bytes body, int size) {
        return new Chunking(
                Vector.range(0, body.size() / size).map(number -> body.slice(number * size, (number + 1) * size)),
                Chunking.End.WITH_THE_LAST_CHUNK);
    }
}
