package dev.penstock.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Bodies and their cuts, without an annotation on each parameter. */
@Domain(BodyDomain.class)
class ChunkingsProperties {
    @Property
    void bodiesOfAllKindsAreCutInAllWays(@ForAll Chunking cut) {
        assertThat(cut.whole().body()).isEqualTo(cut.body());
        boolean emptyChunk = cut.chunks().size() > 1 && cut.chunks().exists(Bytes::isEmpty);
        Statistics.label("cut").collect(cut.chunks().size() < 2 ? "whole" : emptyChunk ? "with an empty chunk" : "cut");
        Statistics.label("end").collect(cut.end());
        Statistics.label("cut").coverage(seen -> {
            seen.check("whole").percentage(p -> p > 2);
            seen.check("with an empty chunk").percentage(p -> p > 10);
            seen.check("cut").percentage(p -> p > 10);
        });
        Statistics.label("end").coverage(seen -> {
            for (Chunking.End end : Chunking.End.values()) {
                seen.check(end).percentage(p -> p > 20);
            }
        });
    }

    @Property
    void bodiesAreTextOrNotAndSomeAreEmpty(@ForAll Bytes body) {
        boolean text =
                Bytes.copyOf(body.utf8().getBytes(StandardCharsets.UTF_8)).equals(body);
        Statistics.collect(body.isEmpty() ? "empty" : text ? "text" : "bytes");
        Statistics.coverage(seen -> {
            seen.check("empty").percentage(p -> p > 1);
            seen.check("text").percentage(p -> p > 40);
            seen.check("bytes").percentage(p -> p > 3);
        });
    }

    @Property
    void aBodyIsCutOnceAtEveryPlaceWithEveryEnd(@ForAll Bytes body) {
        var all = Chunkings.everyTwoChunksOf(body);
        assertThat(all.distinct()).hasSize((body.size() + 1) * Chunking.End.values().length);
        assertThat(all).allMatch(cut -> cut.chunks().size() == 2 && cut.body().equals(body));
        assertThat(all.map(cut -> cut.chunks().head().size()).distinct()).hasSize(body.size() + 1);
    }

    @Property
    void byteByByteEachChunkHasOne(@ForAll Bytes body) {
        var cut = Chunkings.oneByteAtATime(body);
        assertThat(cut.body()).isEqualTo(body);
        assertThat(cut.chunks()).hasSize(body.size()).allMatch(chunk -> chunk.size() == 1);
    }

    @Example
    void twoChunksOfTwoBytes() {
        assertThat(Chunkings.everyTwoChunksOf(Bytes.utf8("ab"))
                        .filter(cut -> cut.end() == Chunking.End.WITH_THE_LAST_CHUNK))
                .containsExactly(Chunking.of("", "ab"), Chunking.of("a", "b"), Chunking.of("ab", ""));
    }
}
