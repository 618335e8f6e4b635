package dev.penstock.core.llm;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What a language model says of the tokens of one answer, in the formats of OpenAI (chat completions and responses), Anthropic,
 * Gemini and Doubao. What it did not say is none.
 *
 * @param model the model that answered
 * @param chatId the id of the answer
 * @param input tokens of the prompt
 * @param output tokens of the answer
 * @param stated all tokens, as it says
 * @param inputDetails of what the prompt's tokens were, by the names of the format
 * @param outputDetails of what the answer's tokens were
 * @param cacheCreated tokens written to a cache (Anthropic)
 * @param cacheRead tokens read from a cache (Anthropic)
 */
public record TokenUsage(
        Option<String> model,
        Option<String> chatId,
        Option<Long> input,
        Option<Long> output,
        Option<Long> stated,
        Map<String, Long> inputDetails,
        Map<String, Long> outputDetails,
        Option<Long> cacheCreated,
        Option<Long> cacheRead) {

    /** Nothing was said. */
    public static final TokenUsage NONE = new TokenUsage(
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            LinkedHashMap.empty(),
            LinkedHashMap.empty(),
            Option.none(),
            Option.none());

    /** All tokens: as the model says, else those of prompt and answer and of the cache. */
    public long total() {
        return stated.getOrElse(() ->
                input.getOrElse(0L) + output.getOrElse(0L) + cacheCreated.getOrElse(0L) + cacheRead.getOrElse(0L));
    }

    /** Whether a number of tokens was said. */
    public boolean isKnown() {
        return input.isDefined() || output.isDefined() || stated.isDefined();
    }

    /**
     * Lets bodies pass as they are, and notes what they say of tokens under {@code key}: of a stream of events what was said last of
     * each number, of JSON what stands in it. So far as it has come after each chunk, whole in the handler of the stream's end. Kept
     * is the event that has begun, up to 1 MiB, after which nothing more is learned; of JSON the values wanted, up to 16 KiB each.
     *
     * @throws IllegalArgumentException unless {@code key} is of streams
     */
    public static BodyTransform observed(Key<TokenUsage> key) {
        return BodyTransform.observe(key, new UsageFold(Option.none()));
    }

    TokenUsage withModel(Option<String> said) {
        return new TokenUsage(
                said.orElse(model),
                chatId,
                input,
                output,
                stated,
                inputDetails,
                outputDetails,
                cacheCreated,
                cacheRead);
    }

    TokenUsage withChatId(Option<String> said) {
        return new TokenUsage(
                model,
                said.orElse(chatId),
                input,
                output,
                stated,
                inputDetails,
                outputDetails,
                cacheCreated,
                cacheRead);
    }

    /** This and then the numbers of {@code said}. */
    TokenUsage and(TokenUsage said) {
        return new TokenUsage(
                model,
                chatId,
                said.input.orElse(input),
                said.output.orElse(output),
                said.stated.orElse(stated),
                inputDetails.merge(said.inputDetails, (old, now) -> now),
                outputDetails.merge(said.outputDetails, (old, now) -> now),
                said.cacheCreated.orElse(cacheCreated),
                said.cacheRead.orElse(cacheRead));
    }
}
