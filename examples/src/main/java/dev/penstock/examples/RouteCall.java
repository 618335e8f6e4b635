package dev.penstock.examples;

import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.routeCall;
import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.core.exchange.Verdicts.pass;

import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Target;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/** Asks the route's upstream with another method, path and headers, and lets its answer go on to the client. */
public final class RouteCall {
    private RouteCall() {}

    record Config(String path, Headers headers) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("route-call")
                .config(RouteCall::config)
                .bodies(BodyKind.ENCODED, BodyTreatment.READ)
                .bodies(BodyKind.GRPC, BodyTreatment.READ)
                .bodies(BodyKind.BINARY, BodyTreatment.READ)
                .onRequestBody(
                        (request, config, body) -> routeCall(question(config).body(body))
                                .then(answer -> pass(), failure -> reply(500).text("Route call failed")));
    }

    private static CallRequest question(Config config) {
        return post(config.path()).headers(config.headers()).header("content-type", "application/json");
    }

    private static Checked<Config> config(Json json) {
        return json.field("path")
                .string()
                .satisfying(Target::isValid, "a path")
                .value()
                .combine(json.field("headers").orElse(Json.object(List.empty())).headers(CallRequest::accepts))
                .ap(Config::new);
    }
}
