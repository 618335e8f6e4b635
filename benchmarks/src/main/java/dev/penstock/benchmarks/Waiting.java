package dev.penstock.benchmarks;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Unit;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.dsl.Plugin;
import java.time.Duration;

/** Requests with {@code x-wait} wait for the answer of the cluster {@code waiting}; the others go on with a header. */
public final class Waiting {
    private static final Duration LONG = Duration.ofMinutes(10);

    private Waiting() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("waiting").onRequestHeaders((request, config) -> answer(request));
    }

    private static Verdict<? extends Phase.InRequestHeaders> answer(RequestHeaders request) {
        if (request.header("x-wait").isEmpty()) {
            return request.proceed().setHeader("x-request-seen", "yes");
        }
        return call(Cluster.named("waiting"), get("/").timeout(LONG))
                .then(answer -> request.proceed(), failure -> reply(503).text("nothing to wait for"));
    }
}
