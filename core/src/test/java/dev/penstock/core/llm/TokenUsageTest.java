package dev.penstock.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.CutBody;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the formats of language models say of tokens, streamed and whole. */
class TokenUsageTest {
    private static final Key<TokenUsage> USAGE = Key.ofStream("usage", TokenUsage.NONE);

    private static final String OPENAI =
            "{\"id\":\"c1\",\"model\":\"gpt\",\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":5,"
                    + "\"total_tokens\":13,\"prompt_tokens_details\":{\"cached_tokens\":2}}}";

    private static final String RESPONSES =
            "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"r1\","
                    + "\"model\":\"gpt\",\"usage\":{\"input_tokens\":7,\"output_tokens\":3,\"total_tokens\":10,"
                    + "\"output_tokens_details\":{\"reasoning_tokens\":1}}}}\n\n";

    private static final String ANTHROPIC =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m1\","
                    + "\"model\":\"claude\",\"usage\":{\"input_tokens\":9,\"cache_read_input_tokens\":4,"
                    + "\"cache_creation_input_tokens\":3,\"output_tokens\":1}}}\n\n"
                    + "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":15}}\n\n";

    private static final String GEMINI =
            "[{\"responseId\":\"g1\",\"modelVersion\":\"gemini\",\"usageMetadata\":{\"promptTokenCount\":1}}\n,\n"
                    + "{\"usageMetadata\":{\"promptTokenCount\":6,\"candidatesTokenCount\":2,\"totalTokenCount\":9,"
                    + "\"thoughtsTokenCount\":1}}]";

    private static final String DOUBAO =
            "data: {\"model\":\"doubao\",\"usage\":{\"generated_images\":2,\"output_tokens\":4}}\r\n\r\ndata: [DONE]\r\n\r\n";

    private static final Vector<String> BODIES = Vector.of(
            OPENAI, RESPONSES, ANTHROPIC, GEMINI, DOUBAO, "\r\n " + OPENAI, "data: {\n\n", "", "{\"usage\":1");

    @Provide
    Arbitrary<CutBody> bodies() {
        return Arbitraries.of(BODIES.asJava()).flatMap(body -> CutBody.cuts(Bytes.utf8(body)));
    }

    private static TokenUsage of(CutBody body) {
        return (TokenUsage)
                body.passed(TokenUsage.observed(USAGE)).notes().get(USAGE).get();
    }

    private static TokenUsage of(String body) {
        return of(CutBody.whole(Bytes.utf8(body)));
    }

    @Property
    void everyChunkingSaysTheSameAndChangesNothing(@ForAll("bodies") CutBody body) {
        assertThat(of(body)).isEqualTo(of(body.joined()));
        assertThat(body.through(TokenUsage.observed(USAGE))).isEqualTo(body.whole());
    }

    @Example
    void chatCompletions() {
        for (String body : Vector.of(
                OPENAI,
                "\r\n " + OPENAI,
                "data: {\"usage\":null}\n\ndata: " + OPENAI + "\n\ndata: [DONE]\n\n",
                "data: " + OPENAI)) {
            assertUsage(of(body), "gpt", "c1", 8, 5, 13);
            assertThat(of(body).inputDetails()).isEqualTo(map("cached_tokens", 2));
        }
    }

    @Example
    void responses() {
        assertUsage(of(RESPONSES), "gpt", "r1", 7, 3, 10);
        assertThat(of(RESPONSES).outputDetails()).isEqualTo(map("reasoning_tokens", 1));
    }

    @Example
    void anthropicCountsTheCacheToo() {
        assertUsage(of(ANTHROPIC), "claude", "m1", 9, 15, 31);
    }

    @Example
    void geminiInAList() {
        assertUsage(of(GEMINI), "gemini", "g1", 6, 2, 9);
        assertThat(of(GEMINI).outputDetails()).isEqualTo(map("thoughts_token_count", 1));
    }

    @Example
    void doubaoCountsImages() {
        assertThat(of(DOUBAO).outputDetails()).isEqualTo(map("generated_images", 2));
        assertThat(of(DOUBAO).total()).isEqualTo(4);
    }

    @Example
    void ofEachNumberTheLastOneCounts() {
        String said = "data: {\"usage\":{\"prompt_tokens_details\":{\"cached_tokens\":%d,\"text_tokens\":7},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":%<d}}}\n\n";
        TokenUsage usage = of(said.formatted(1) + said.formatted(2).replace("text_", "audio_"));
        assertThat(usage.inputDetails())
                .isEqualTo(HashMap.of("cached_tokens", 2L, "text_tokens", 7L, "audio_tokens", 7L));
        assertThat(usage.outputDetails()).isEqualTo(map("reasoning_tokens", 2));
    }

    @Example
    void whatSaysNothingIsUnknown() {
        for (String body : Vector.of(
                "", "hello", "{\"usage\":1}", "{\"usage\":{\"prompt_tokens\":1.5}}", "data: {\"usage\"", "[1")) {
            assertThat(of(body).isKnown()).isFalse();
        }
    }

    private static void assertUsage(TokenUsage usage, String model, String id, long input, long output, long total) {
        assertThat(usage.model()).contains(model);
        assertThat(usage.chatId()).contains(id);
        assertThat(usage.input()).contains(input);
        assertThat(usage.output()).contains(output);
        assertThat(usage.total()).isEqualTo(total);
    }

    private static Map<String, Long> map(String name, long number) {
        return HashMap.ofEntries(Tuple.of(name, number));
    }
}
