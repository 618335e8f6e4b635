package dev.penstock.examples;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.dsl.Plugin;

/** Replaces one text by another in request and response bodies, wherever their chunks are cut. */
public final class StreamingReplace {
    private StreamingReplace() {}

    record Config(Bytes from, Bytes to) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("streaming-replace")
                .config(json -> json.field("from")
                        .string()
                        .notEmpty()
                        .bytes()
                        .combine(json.field("to").string().bytes())
                        .ap(Config::new))
                .bodies(BodyKind.BINARY, BodyTreatment.READ)
                .onStreamingBody(config -> BodyTransform.replace(config.from(), config.to()));
    }
}
