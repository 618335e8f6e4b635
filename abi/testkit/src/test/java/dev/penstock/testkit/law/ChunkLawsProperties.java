package dev.penstock.testkit.law;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.RepeatedTest;

class ChunkLawsProperties {
    /** A character a byte, so that a letter cut in two is no flaw of it. */
    private static final BodyTransform NAIVE = BodyTransform.perChunk(chunk -> Bytes.adopt(
            new String(chunk.toArray(), ISO_8859_1).replace("old", "new").getBytes(ISO_8859_1)));

    @Property
    void theTransformsOfTheLibraryKeepTheLaw(@ForAll @Chunked({"old", "ldol"}) Chunking body) {
        BodyTransform replace = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));
        ChunkLaws.check(BodyTransform.identity(), body);
        ChunkLaws.check(replace, body);
        ChunkLaws.check(replace.then(BodyTransform.replace(Bytes.utf8("ldn"), Bytes.utf8("o"))), body);
        Statistics.label("old").collect(crosses(body) ? "across a border" : "elsewhere");
        Statistics.label("old").coverage(seen -> seen.check("across a border").percentage(p -> p > 20));
    }

    @Property
    void aPluginOfThemKeepsItInBothDirections(@ForAll @Chunked("old") Chunking body) {
        Plugin<?> plugin = Plugin.named("p")
                .onStreamingBody(config -> BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("longer")));
        ChunkLaws.check(plugin, "{}", body);
    }

    @Property(tries = 1_000)
    @PerProperty(RefutedByTwoChunks.class)
    void theNaiveReplaceIsRefuted(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(NAIVE, body);
    }

    @Property(tries = 1_000)
    @PerProperty(RefutedByTwoChunks.class)
    void aPluginOfTheNaiveReplaceIsRefuted(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(Plugin.named("naive").onStreamingBody(config -> NAIVE), "", body);
    }

    @RepeatedTest(100)
    void whateverIsDrawnTheSearchEndsAtThePatternCutOnce() {
        LawBroken broken = catchThrowableOfType(LawBroken.class, () -> ChunkLaws.check(NAIVE, "old"));
        assertThat(broken.counterExample()).isIn(Chunking.of("o", "ld"), Chunking.of("ol", "d"));
    }

    private static boolean crosses(Chunking body) {
        return occurrences(body.body())
                > body.chunks().map(ChunkLawsProperties::occurrences).sum().intValue();
    }

    private static int occurrences(Bytes text) {
        return text.utf8().split("old", -1).length - 1;
    }

    /** Expects a failure whose counter-example is the pattern, cut once. */
    static final class RefutedByTwoChunks implements PerProperty.Lifecycle {
        @Override
        public void onSuccess() {
            throw new AssertionError("the naive replacement was not refuted");
        }

        @Override
        public PropertyExecutionResult onFailure(PropertyExecutionResult failed) {
            Chunking shrunk =
                    (Chunking) failed.falsifiedParameters().orElseThrow().get(0);
            assertThat(shrunk.chunks()).hasSize(2);
            assertThat(shrunk.body()).isEqualTo(Bytes.utf8("old"));
            assertThat(failed.throwable().orElseThrow()).hasMessageContaining(shrunk.toString());
            return failed.mapToSuccessful();
        }
    }
}
