package dev.penstock.examples;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static java.time.Duration.ofMillis;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Target;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;

/** Asks a service about each request before it goes on. What the service says of the user is told upstream, the client's own word never. */
public final class HttpCheck {
    private HttpCheck() {}

    record Config(Cluster cluster, String path, long timeoutMs, boolean failOpen) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("http-check").config(HttpCheck::config).onRequestHeaders(HttpCheck::check);
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
                .combine(json.field("timeoutMs").orElse(Json.number(500)).wholeNumber(1, 60_000))
                .combine(json.field("failOpen").orElse(Json.bool(false)).bool())
                .ap(Config::new);
    }

    private static Verdict<? extends Phase.InRequestHeaders> check(RequestHeaders request, Config config) {
        RequestHeadersEdit plain = request.proceed().removeHeader("x-user");
        CallRequest question = get(config.path())
                .timeout(ofMillis(config.timeoutMs()))
                .header("authorization", request.header("authorization"))
                .header("x-original-path", request.target());
        return call(config.cluster(), question)
                .then(
                        answer -> answer.status() == 200
                                ? named(plain, answer)
                                : reply(403).text("Forbidden"),
                        failure -> config.failOpen() ? plain : reply(503).text("the check is away"));
    }

    private static RequestHeadersEdit named(RequestHeadersEdit plain, Answer answer) {
        return answer.headers().all("x-user").headOption().fold(() -> plain, user -> plain.addHeader("x-user", user));
    }
}
