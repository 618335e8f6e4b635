package dev.penstock.examples.envoy;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Calls.routeCall;
import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/**
 * Asks the cluster of each request's route, before it goes on, who it is; and answers with the trailers of what
 * upstream says then, in place of its body.
 */
final class RouteAsking {
    private RouteAsking() {}

    static Plugin<?> plugin() {
        return Plugin.named("route-asking")
                .onRequestHeaders((request, config) -> asked(request))
                .onRequestBody(
                        (request, config, body) -> routeCall(post("/asked").body(body))
                                .then(
                                        (response, answer) -> response.proceed()
                                                .setHeader("x-was", answer.text())
                                                .replaceBody(Bytes.utf8(
                                                        answer.trailer("x-end").getOrElse("no trailers"))),
                                        failure -> reply(500).text(failure.toString())));
    }

    private static Verdict<? extends Phase.InRequestHeaders> asked(RequestHeaders request) {
        Option<Cluster> cluster = request.routeCluster();
        if (cluster.isEmpty()) {
            return reply(404).text("no route");
        }
        return call(cluster.get(), get("/who"))
                .then(answer -> request.proceed().setHeader("x-who", answer.text()), failure -> reply(503)
                        .text(failure.toString()));
    }
}
