package dev.penstock.examples;

import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonError;
import dev.penstock.core.json.JsonObjectText;
import dev.penstock.core.json.JsonText;
import dev.penstock.dsl.Plugin;
import io.vavr.Tuple;
import io.vavr.collection.List;

/**
 * Sets a field of the JSON object that each request must have as its body; all other bytes stay as they are. A body of any other
 * kind is answered with 400: one with a content coding is no JSON, and a WebSocket has no body.
 */
public final class JsonInject {
    private JsonInject() {}

    record Config(String field, JsonText value) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("json-inject")
                .config(json -> json.field("field")
                        .string()
                        .value()
                        .combine(json.field("value").any().map(JsonText::of))
                        .ap(Config::new))
                .bodies(BodyKind.TUNNEL, BodyTreatment.READ)
                .bodies(BodyKind.ENCODED, BodyTreatment.READ)
                .bodies(BodyKind.GRPC, BodyTreatment.READ)
                .bodies(BodyKind.BINARY, BodyTreatment.READ)
                .onRequestBody(JsonInject::inject);
    }

    private static Verdict<? extends Phase.InRequestBody> inject(RequestBody request, Config config, Bytes body) {
        return JsonObjectText.parse(body).fold(JsonInject::refuse, object -> request.proceed()
                .replaceBody(object.with(config.field(), config.value()).bytes()));
    }

    private static Reply refuse(JsonError error) {
        Json answer =
                Json.object(List.of(Tuple.of("error", Json.string("request body is not a JSON object: " + error))));
        return reply(400)
                .header("content-type", "application/json")
                .body(JsonText.of(answer).bytes());
    }
}
