package dev.penstock.examples.envoy;

import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.core.exchange.Verdicts.log;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.dsl.Plugin;
import java.time.Duration;

/**
 * Asks cluster {@code auth} wherever a plugin can wait, with the name of the place as path and in front of the body. What is answered
 * is logged apart from streams, a header of the message in a header's phase, and the body in a body's. Each request's {@code x-tell}
 * goes into the queue.
 */
final class Asking {
    static final String QUEUE = "asking";
    static final Duration PERIOD = Duration.ofMillis(200);

    private Asking() {}

    static Plugin<?> plugin() {
        return Plugin.named("asking")
                .onStart((context, config) -> told(asked("start", Bytes.utf8("of a VM"))))
                .tick(PERIOD, (context, config) -> told(asked("tick", Bytes.utf8("again"))))
                .onQueue(QUEUE, (context, config, message) -> told(asked("queue", message)))
                .onRequestHeaders((request, config) -> asked(
                                "request-headers", Bytes.utf8(request.target().getOrElse("none")))
                        .then(
                                answer -> request.proceed()
                                        .setHeader("x-request", answer.text())
                                        .enqueue(
                                                "",
                                                QUEUE,
                                                Bytes.utf8(
                                                        request.header("x-tell").getOrElse("nothing"))),
                                failure -> reply(503).text(failure.toString())))
                .onRequestBody((request, config, body) -> changed(request, body))
                .onResponseHeaders((response, config) -> asked("response-headers", Bytes.utf8("of upstream"))
                        .then(answer -> response.proceed().setHeader("x-response", answer.text()), failure -> reply(503)
                                .text(failure.toString())))
                .onResponseBody((response, config, body) -> changed(response, body));
    }

    private static Call<Answer> asked(String place, Bytes what) {
        return call(
                Cluster.named("auth"),
                post("/" + place).body(Bytes.utf8(place + ": ").concat(what)).timeout(Duration.ofSeconds(5)));
    }

    private static Verdict<Phase.Anywhere> told(Call<Answer> asked) {
        return asked.<Phase.Anywhere>then(
                answer -> line("told " + answer.text()), failure -> line("no answer: " + failure));
    }

    private static Pass line(String message) {
        return log(LogLevel.INFO, message);
    }

    private static Verdict<? extends Phase.InRequestBody> changed(RequestBody request, Bytes body) {
        return body.isEmpty()
                ? request.proceed()
                : asked("request-body", body)
                        .then(answer -> request.proceed().replaceBody(answer.body()), failure -> reply(503)
                                .text(failure.toString()));
    }

    private static Verdict<? extends Phase.InResponseBody> changed(ResponseBody response, Bytes body) {
        return body.isEmpty()
                ? response.proceed()
                : asked("response-body", body)
                        .then(answer -> response.proceed().replaceBody(answer.body()), failure -> reply(503)
                                .text(failure.toString()));
    }
}
