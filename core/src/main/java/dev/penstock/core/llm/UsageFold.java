package dev.penstock.core.llm;

import dev.penstock.core.body.Observation;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.JsonText;
import dev.penstock.core.json.JsonValues;
import dev.penstock.core.sse.Event;
import dev.penstock.core.sse.ServerSentEvents;
import io.vavr.control.Option;

/**
 * What a body says of tokens: a JSON document where its first byte begins one, else a stream of events with a document each.
 *
 * @param body none until that is known
 */
record UsageFold(Option<Observation<TokenUsage>> body) implements Observation<TokenUsage> {
    private static final int MOST_EVENT = 1024 * 1024;
    private static final int MOST_VALUE = 16 * 1024;

    /** The usage, the models and the ids of the formats, in documents and in lists of them (Gemini without {@code alt=sse}). */
    private static final JsonValues SAID = JsonValues.at(
            "/usage",
            "/response/usage",
            "/message/usage",
            "/usageMetadata",
            "/*/usageMetadata",
            "/model",
            "/body/model",
            "/response/model",
            "/message/model",
            "/modelVersion",
            "/*/modelVersion",
            "/id",
            "/response/id",
            "/responseId",
            "/message/id",
            "/*/responseId");

    private static final int FIRST_MODEL = 5;
    private static final int FIRST_ID = 11;

    @Override
    public Observation<TokenUsage> step(Bytes chunk) {
        if (body.isDefined()) {
            return new UsageFold(Option.some(body.get().step(chunk)));
        }
        int at = 0;
        while (at < chunk.size() && (chunk.at(at) & 0xff) <= ' ') {
            at++;
        }
        if (at == chunk.size()) {
            return this;
        }
        boolean json = chunk.at(at) == '{' || chunk.at(at) == '[';
        Observation<TokenUsage> start = json
                ? document(TokenUsage.NONE)
                : ServerSentEvents.fold(TokenUsage.NONE, MOST_EVENT, UsageFold::ofEvent);
        return new UsageFold(Option.some(start.step(chunk.slice(at, chunk.size()))));
    }

    @Override
    public TokenUsage value(boolean end) {
        return body.isDefined() ? body.get().value(end) : TokenUsage.NONE;
    }

    private static TokenUsage ofEvent(TokenUsage before, Event event) {
        return document(before).step(Bytes.utf8(event.data())).value(true);
    }

    private static Observation<TokenUsage> document(TokenUsage before) {
        return SAID.fold(before, MOST_VALUE, UsageFold::with);
    }

    private static TokenUsage with(TokenUsage before, int pointer, JsonText value) {
        if (pointer >= FIRST_ID) {
            return before.withChatId(value.asString());
        }
        return pointer >= FIRST_MODEL
                ? before.withModel(value.asString())
                : value.asObject().map(Usage::of).map(before::and).getOrElse(before);
    }
}
