package dev.penstock.examples.author;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.examples.StreamingReplace;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.Chunked;
import dev.penstock.testkit.law.Chunking;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@PluginTest(StreamingReplace.class)
class StreamingReplaceTest {
    @Property
    void everyChunkingGivesTheSameBytes(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(StreamingReplace.plugin(), "{\"from\":\"old\",\"to\":\"new\"}", body);
    }

    @Test
    void replacesInBothDirections(PluginTester tester) {
        var seen = tester.configure("{\"from\":\"old\",\"to\":\"new\"}")
                .upstream(request -> answer(200).chunks("very o", "ld"))
                .exchange(post("/").chunks("ol", "d hat"));
        assertThat(seen.upstream().body()).isEqualTo("new hat");
        assertThat(seen.client().body()).isEqualTo("very new");
    }
}
