package dev.penstock.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.statistics.Statistics;

class BodyTransformProperties {
    @Provide
    Arbitrary<CutBody> bodies() {
        return CutBody.ofFewLetters();
    }

    @Provide
    Arbitrary<Bytes> patterns() {
        return CutBody.letters(1, 5);
    }

    @Provide
    Arbitrary<Bytes> replacements() {
        return CutBody.letters(0, 6);
    }

    @Provide
    Arbitrary<BodyTransform> lawful() {
        Arbitrary<BodyTransform> single = Arbitraries.oneOf(
                Arbitraries.just(BodyTransform.identity()),
                Combinators.combine(patterns(), replacements()).as(BodyTransform::replace));
        return single.list().ofMinSize(1).ofMaxSize(4).map(parts -> parts.stream()
                .reduce(BodyTransform::then)
                .orElseThrow());
    }

    @Property(tries = 5_000)
    void everyChunkingOfABodyYieldsTheSameBytes(
            @ForAll("bodies") CutBody body, @ForAll("lawful") BodyTransform transform) {
        assertThat(body.through(transform)).isEqualTo(body.joined().through(transform));
    }

    @Property(tries = 5_000)
    void replaceEqualsTheReplacementOfTheWholeText(
            @ForAll("bodies") CutBody body, @ForAll("patterns") Bytes from, @ForAll("replacements") Bytes to) {
        String expected = body.whole().utf8().replace(from.utf8(), to.utf8());
        Statistics.label("the pattern").collect(crossesBorder(body, from));
        Statistics.label("the pattern")
                .coverage(seen -> seen.check("stands across a border").percentage(p -> p > 15));
        assertThat(body.through(BodyTransform.replace(from, to)).utf8()).isEqualTo(expected);
    }

    /** Patterns that are looked for by their first eight bytes, and begin again within themselves; in bodies of parts of them. */
    @Property
    void longPatternsAreReplacedAsShortOnes(@ForAll("longOnes") LongOne found, @ForAll("replacements") Bytes to) {
        String whole = found.body().whole().utf8();
        Statistics.label("the long pattern").collect(whole.contains(found.pattern()) ? "stands there" : "is absent");
        Statistics.label("the long pattern")
                .coverage(seen -> seen.check("stands there").percentage(p -> p > 15));
        assertThat(found.body()
                        .through(BodyTransform.replace(Bytes.utf8(found.pattern()), to))
                        .utf8())
                .isEqualTo(whole.replace(found.pattern(), to.utf8()));
    }

    record LongOne(String pattern, CutBody body) {}

    @Provide
    Arbitrary<LongOne> longOnes() {
        return Arbitraries.of("aaaaaaaaa", "aaaaaaaaaaab", "abaabaabaab", "abababababb", "aabaaabaabaaabaa", "bbbbbbbb")
                .flatMap(pattern -> CutBody.of(pattern, pattern.substring(3), pattern.substring(0, 8), "a", "b")
                        .map(body -> new LongOne(pattern, body)));
    }

    private static String crossesBorder(CutBody body, Bytes from) {
        int whole = body.whole().utf8().split(from.utf8(), -1).length - 1;
        int within = body.chunks()
                .map(chunk -> chunk.utf8().split(from.utf8(), -1).length - 1)
                .sum()
                .intValue();
        return whole > within ? "stands across a border" : whole > 0 ? "stands within chunks" : "is absent";
    }

    @Property
    void thenIsTheSecondAfterTheFirst(
            @ForAll("bodies") CutBody body,
            @ForAll("lawful") BodyTransform first,
            @ForAll("lawful") BodyTransform second) {
        Bytes between = body.through(first);
        assertThat(body.through(first.then(second))).isEqualTo(new CutBody(Vector.of(between)).through(second));
    }

    @Property
    void finishChangesNothing(@ForAll("bodies") CutBody body, @ForAll("lawful") BodyTransform transform) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            Bytes ignored = state.finish();
            assertThat(state.finish()).isEqualTo(ignored);
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
        }
        assertThat(out.concat(state.finish())).isEqualTo(body.through(transform));
    }

    @Property
    void replaceKeepsFewerBytesThanItsPattern(
            @ForAll("bodies") CutBody body, @ForAll("patterns") Bytes from, @ForAll("replacements") Bytes to) {
        TransformState state = BodyTransform.replace(from, to).start();
        for (Bytes chunk : body.chunks()) {
            state = state.step(chunk).next();
            assertThat(state.finish().size()).isLessThan(from.size());
        }
    }

    @Example
    void replaceDoesNotTouchAChunkWithoutMatches() {
        Bytes chunk = Bytes.utf8("nothing to see");
        assertThat(BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"))
                        .start()
                        .step(chunk)
                        .out())
                .isSameAs(chunk);
    }

    @Example
    void replaceRefusesToLookForNothing() {
        assertThatThrownBy(() -> BodyTransform.replace(Bytes.empty(), Bytes.utf8("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replace: the bytes to look for must not be empty");
    }

    /** The law is falsifiable: the obvious way to replace a word breaks it, and two chunks show it. */
    @Property(tries = 1_000, shrinking = ShrinkingMode.FULL)
    @PerProperty(RefutedByTwoChunks.class)
    void perChunkReplaceBreaksTheLaw(@ForAll("cutsOfOld") CutBody body) {
        BodyTransform naive =
                BodyTransform.perChunk(chunk -> Bytes.utf8(chunk.utf8().replace("old", "new")));
        assertThat(body.through(naive)).isEqualTo(body.joined().through(naive));
    }

    /** Expects the property to fail, with a counter-example of two chunks that are "old" cut once. */
    static final class RefutedByTwoChunks implements PerProperty.Lifecycle {
        @Override
        public void onSuccess() {
            throw new AssertionError("the naive replacement was not refuted");
        }

        @Override
        public PropertyExecutionResult onFailure(PropertyExecutionResult failed) {
            CutBody shrunk =
                    (CutBody) failed.falsifiedParameters().orElseThrow().get(0);
            assertThat(shrunk.chunks()).hasSize(2);
            assertThat(shrunk.whole()).isEqualTo(Bytes.utf8("old"));
            return failed.mapToSuccessful();
        }
    }

    @Provide
    Arbitrary<CutBody> cutsOfOld() {
        return Arbitraries.strings()
                .withChars("old ")
                .ofMaxLength(12)
                .list()
                .ofMaxSize(6)
                .map(chunks -> new CutBody(Vector.ofAll(chunks).map(Bytes::utf8)));
    }

    @Property
    void bytesBeyondAsciiAreBytes(@ForAll byte[] body, @ForAll @IntRange(max = 40) int cut, @ForAll byte wanted) {
        int at = Math.min(cut, body.length);
        CutBody cutBody = new CutBody(Vector.of(
                Bytes.copyOf(Arrays.copyOf(body, at)), Bytes.copyOf(Arrays.copyOfRange(body, at, body.length))));
        byte[] expected = body.clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = expected[i] == wanted ? (byte) ~wanted : expected[i];
        }
        BodyTransform invert =
                BodyTransform.replace(Bytes.copyOf(new byte[] {wanted}), Bytes.copyOf(new byte[] {(byte) ~wanted}));
        assertThat(cutBody.through(invert).toArray()).isEqualTo(expected);
    }
}
