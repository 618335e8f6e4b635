package dev.penstock.examples.envoy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonValues;
import dev.penstock.core.llm.TokenUsage;
import dev.penstock.core.sse.Event;
import dev.penstock.core.sse.ServerSentEvents;
import dev.penstock.dsl.Plugin;
import io.vavr.Tuple;
import io.vavr.collection.List;

/** A plugin for each kind of transform, and one that composes those which its configuration names. */
public final class TransformPlugins {
    private static final Key<TokenUsage> USAGE = Key.ofStream("usage", TokenUsage.NONE);
    private static final Key<Long> SIZE = Key.ofStream("size", 0L);
    private static final Bytes FEED = bytes("\n");
    private static final Key<Integer> LINES = Key.ofStream("lines", 0);

    /** The names that {@link #named} knows. */
    static final List<String> NAMES = List.of(
            "identity",
            "replace",
            "many",
            "anyCase",
            "prepend",
            "append",
            "lines",
            "records",
            "text",
            "limit",
            "buffered",
            "count",
            "observe",
            "events",
            "redact",
            "values",
            "usage",
            "gzip",
            "regzip");

    private TransformPlugins() {}

    /** {@code steps} in the configuration: names with commas between. */
    public static Plugin<?> described() {
        return Plugin.named("described")
                .config(json -> json.field("steps").string().value().map(TransformPlugins::composed))
                .onStreamingBody(transform -> transform);
    }

    static BodyTransform composed(String steps) {
        BodyTransform whole = BodyTransform.identity();
        int from = 0;
        for (int end = steps.indexOf(','); end >= 0; end = steps.indexOf(',', from)) {
            whole = whole.then(named(steps.substring(from, end)));
            from = end + 1;
        }
        return whole.then(named(steps.substring(from)));
    }

    static BodyTransform named(String name) {
        return switch (name) {
            case "replace" -> BodyTransform.replace(bytes("old"), bytes("new"));
            case "many" -> manyTransform();
            case "anyCase" -> BodyTransform.replaceIgnoreCase(bytes("Old"), bytes("x"));
            case "prepend" -> BodyTransform.prepend(bytes("old\n"));
            case "append" -> BodyTransform.append(bytes("ol"));
            case "lines" -> linesTransform();
            case "records" -> recordsTransform();
            case "text" -> textTransform();
            case "limit" -> BodyTransform.limit(40);
            case "buffered" -> BodyTransform.buffered(body -> body.concat(body), 64);
            case "count" -> BodyTransform.count(SIZE);
            case "observe" -> observeTransform();
            case "events" -> eventsTransform();
            case "redact" -> redactTransform();
            case "values" -> valuesTransform();
            case "usage" -> TokenUsage.observed(USAGE);
            case "gzip" -> BodyTransform.gzip();
            case "regzip" -> BodyTransform.gzip().then(BodyTransform.gunzip(600));
            default -> BodyTransform.identity();
        };
    }

    private static BodyTransform manyTransform() {
        return BodyTransform.replace(List.of(
                Tuple.of(bytes("old"), bytes("new")),
                Tuple.of(bytes("older"), bytes("elder")),
                Tuple.of(bytes("lde"), bytes("*")),
                Tuple.of(bytes("\n\n"), bytes("\n"))));
    }

    private static BodyTransform linesTransform() {
        return BodyTransform.lines(line -> line.isEmpty() ? line : line.concat(bytes("!")), 64);
    }

    private static BodyTransform recordsTransform() {
        return BodyTransform.records(bytes("\n\n"), record -> record.slice(record.size() / 2, record.size()), 64);
    }

    private static BodyTransform observeTransform() {
        return BodyTransform.observe(LINES, (lines, chunk) -> lines + feeds(chunk));
    }

    private static int feeds(Bytes chunk) {
        int feeds = 0;
        for (int at = chunk.indexOf(FEED, 0); at >= 0; at = chunk.indexOf(FEED, at + 1)) {
            feeds++;
        }
        return feeds;
    }

    private static BodyTransform textTransform() {
        return BodyTransform.utf8(text -> text.replace('é', 'e'));
    }

    private static BodyTransform eventsTransform() {
        return ServerSentEvents.flatMap(
                event -> event.data().equals("x") ? List.empty() : List.of(event, Event.of(event.data() + "+")), 200);
    }

    private static BodyTransform redactTransform() {
        return JsonValues.at("/old", "/*/old").redact(Json.string("***"));
    }

    private static BodyTransform valuesTransform() {
        return JsonValues.at("/old").map(value -> value, 64);
    }

    public static Plugin<?> one() {
        return Plugin.named("one").onStreamingBody(config -> BodyTransform.replace(bytes("old"), bytes("new")));
    }

    public static Plugin<?> many() {
        return Plugin.named("many").onStreamingBody(config -> manyTransform());
    }

    public static Plugin<?> anyCase() {
        return Plugin.named("any-case")
                .onStreamingBody(config -> BodyTransform.replaceIgnoreCase(bytes("Old"), bytes("x")));
    }

    public static Plugin<?> ends() {
        return Plugin.named("ends")
                .onStreamingBody(config -> BodyTransform.prepend(bytes("<")).then(BodyTransform.append(bytes(">"))));
    }

    public static Plugin<?> lines() {
        return Plugin.named("lines").onStreamingBody(config -> linesTransform());
    }

    public static Plugin<?> records() {
        return Plugin.named("records").onStreamingBody(config -> recordsTransform());
    }

    /** A change of single bytes, which is the same for every cut. */
    public static Plugin<?> perChunk() {
        return Plugin.named("per-chunk").onStreamingBody(config -> BodyTransform.perChunk(TransformPlugins::masked));
    }

    private static Bytes masked(Bytes chunk) {
        byte[] bytes = chunk.toArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 'o' ? (byte) '0' : bytes[i];
        }
        return Bytes.adopt(bytes);
    }

    public static Plugin<?> observe() {
        return Plugin.named("observe")
                .onStreamingBody(config -> observeTransform())
                .onStreamDone((done, config) -> Verdicts.pass()
                        .attribute("lines", Json.number(done.get(LINES)))
                        .logAttributes());
    }

    public static Plugin<?> text() {
        return Plugin.named("text").onStreamingBody(config -> textTransform());
    }

    public static Plugin<?> limit() {
        return Plugin.named("limit").onStreamingBody(config -> BodyTransform.limit(40));
    }

    public static Plugin<?> buffered() {
        return Plugin.named("buffered")
                .onStreamingBody(config -> BodyTransform.buffered(body -> body.concat(body), 64));
    }

    public static Plugin<?> events() {
        return Plugin.named("events").onStreamingBody(config -> eventsTransform());
    }

    public static Plugin<?> redact() {
        return Plugin.named("redact").onStreamingBody(config -> redactTransform());
    }

    public static Plugin<?> values() {
        return Plugin.named("values").onStreamingBody(config -> valuesTransform());
    }

    public static Plugin<?> zipped() {
        return Plugin.named("zipped").onStreamingBody(config -> BodyTransform.gzip());
    }

    public static Plugin<?> unzipped() {
        return Plugin.named("unzipped").onStreamingBody(config -> BodyTransform.gunzip());
    }

    public static Plugin<?> rezipped() {
        return Plugin.named("rezipped")
                .onStreamingBody(config -> BodyTransform.gzip().then(BodyTransform.gunzip()));
    }

    /** What was learned of the response's body goes into the access log. */
    public static Plugin<?> usage() {
        return Plugin.named("usage")
                .onStreamingResponseBody(config -> TokenUsage.observed(USAGE))
                .onStreamDone((done, config) -> Verdicts.pass()
                        .attribute("tokens", Json.number(done.get(USAGE).total()))
                        .logAttributes());
    }

    public static Plugin<?> count() {
        return Plugin.named("count")
                .onStreamingBody(config -> BodyTransform.count(SIZE))
                .onStreamDone((done, config) -> Verdicts.pass()
                        .attribute("bytes", Json.number(done.get(SIZE)))
                        .logAttributes());
    }

    private static Bytes bytes(String text) {
        return Bytes.utf8(text);
    }
}
