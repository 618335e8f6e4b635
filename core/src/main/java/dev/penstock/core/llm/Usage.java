package dev.penstock.core.llm;

import dev.penstock.core.json.JsonObjectText;
import dev.penstock.core.json.JsonText;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** The members that the formats use for numbers of tokens. */
final class Usage {
    private Usage() {}

    static TokenUsage of(JsonObjectText usage) {
        return new TokenUsage(
                Option.none(),
                Option.none(),
                first(usage, "prompt_tokens", "input_tokens", "promptTokenCount"),
                first(usage, "completion_tokens", "output_tokens", "candidatesTokenCount"),
                first(usage, "total_tokens", "totalTokenCount"),
                named(
                        named(
                                details(usage, "prompt_tokens_details", "input_tokens_details"),
                                usage,
                                "cachedContentTokenCount",
                                "cached_content_token_count"),
                        usage,
                        "toolUsePromptTokenCount",
                        "tool_use_prompt_token_count"),
                named(
                        named(
                                details(usage, "completion_tokens_details", "output_tokens_details"),
                                usage,
                                "thoughtsTokenCount",
                                "thoughts_token_count"),
                        usage,
                        "generated_images",
                        "generated_images"),
                first(usage, "cache_creation_input_tokens"),
                first(usage, "cache_read_input_tokens"));
    }

    private static Option<Long> first(JsonObjectText object, String... names) {
        Option<Long> found = Option.none();
        for (String name : names) {
            found = found.orElse(() -> object.get(name).flatMap(JsonText::asWholeNumber));
        }
        return found;
    }

    private static Map<String, Long> details(JsonObjectText usage, String... names) {
        Map<String, Long> details = LinkedHashMap.empty();
        for (String name : names) {
            for (JsonObjectText object : usage.get(name).flatMap(JsonText::asObject)) {
                for (Tuple2<String, JsonText> member : object.members()) {
                    Option<Long> number = member._2().asWholeNumber();
                    details = number.isDefined() ? details.put(member._1(), number.get()) : details;
                }
            }
        }
        return details;
    }

    private static Map<String, Long> named(Map<String, Long> details, JsonObjectText usage, String from, String to) {
        Option<Long> number = first(usage, from);
        return number.isDefined() ? details.put(to, number.get()) : details;
    }
}
