package dev.penstock.examples;

import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.call;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.Target;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/** Shows a service each part of a response as it streams; the client gets what the service makes of it. */
public final class StreamingCheck {
    private static final int MOST_KEPT = 1 << 20;

    private StreamingCheck() {}

    record Config(Cluster cluster, String path) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("streaming-check")
                .config(StreamingCheck::config)
                .bodies(BodyKind.BINARY, BodyTreatment.READ)
                .onHeldResponseBody(MOST_KEPT, (response, config) -> part -> checked(config, part));
    }

    private static Call<Bytes> checked(Config config, Bytes part) {
        return call(config.cluster(), post(config.path()).body(part))
                .failing(StreamingCheck::refusal)
                .map(Answer::body);
    }

    private static Option<Failure> refusal(Answer answer) {
        return Option.when(answer.status() != 200, new Failure.BadAnswer(answer.status(), "the part is refused"));
    }

    private static Checked<Config> config(Json json) {
        return json.field("cluster")
                .string()
                .satisfying(Cluster::isName, "the name of a cluster")
                .value()
                .map(Cluster::named)
                .combine(json.field("path")
                        .string()
                        .satisfying(Target::isValid, "a path")
                        .value())
                .ap(Config::new);
    }
}
