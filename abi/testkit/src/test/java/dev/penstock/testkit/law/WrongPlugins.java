package dev.penstock.testkit.law;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Checked;
import dev.penstock.dsl.Plugin;
import java.util.ArrayList;
import java.util.List;

/** Plugins that say things the DSL cannot refuse: their handlers share what changes. */
final class WrongPlugins {
    private static final List<String> LOG = new ArrayList<>();
    private static int configured;
    private static int requests;

    private WrongPlugins() {}

    static Plugin<?> replacesInEachChunk() {
        return Plugin.named("naive")
                .onStreamingBody(config ->
                        BodyTransform.perChunk(chunk -> Bytes.utf8(chunk.utf8().replace("old", "new"))));
    }

    static Plugin<?> sharesAFieldBetweenStreams() {
        String[] last = {""};
        return Plugin.named("sharing").onRequestBody((request, config, body) -> {
            String before = last[0];
            last[0] = body.utf8();
            return request.proceed().setHeader("x-before", before);
        });
    }

    static Plugin<?> countsInAStatic() {
        return Plugin.named("counting")
                .onResponseHeaders((response, config) -> response.proceed().setHeader("x-count", "" + ++requests));
    }

    static Plugin<?> sharesATransformThatRemembers() {
        String[] carry = {""};
        return Plugin.named("carrying")
                .onStreamingRequestBody(config -> new Fold<>(
                        carry,
                        (kept, chunk) -> {
                            String out = kept[0];
                            kept[0] = chunk.utf8();
                            return new Fold.Step<>(kept, out);
                        },
                        kept -> kept[0]));
    }

    static Plugin<?> growsWithEachStream() {
        List<String> seen = new ArrayList<>();
        return Plugin.named("growing").onStreamDone((done, config) -> {
            seen.add("one more");
            return Verdicts.log(LogLevel.DEBUG, "ended: " + seen.size());
        });
    }

    static Plugin<?> growsInAStatic() {
        return Plugin.named("logging").onStreamDone((done, config) -> {
            LOG.add("one more");
            return Verdicts.log(LogLevel.DEBUG, "ended: " + LOG.size());
        });
    }

    record Words(List<String> words) {}

    static Plugin<?> changesItsConfiguration() {
        return Plugin.named("changing")
                .config(json -> Checked.of(new Words(new ArrayList<>())))
                .onRequestHeaders((request, config) -> {
                    config.words().add("x");
                    return request.proceed()
                            .setHeader("x-words", "" + config.words().size());
                });
    }

    static Plugin<?> countsItsConfigurations() {
        return Plugin.named("reconfigured")
                .config(json -> Checked.of(++configured))
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-version", "" + config));
    }

    static Plugin<?> dependsOnTheClock() {
        return Plugin.named("clock")
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-at", "" + System.nanoTime()));
    }
}
