package dev.penstock.examples.envoy;

import static dev.penstock.core.call.GrpcRequest.unary;
import static dev.penstock.core.exchange.GrpcCalls.grpc;
import static dev.penstock.core.exchange.Reply.reply;
import static java.time.Duration.ofMillis;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;

/** Calls the cluster that a request's header {@code x-cluster} names over gRPC, with the message {@code x-say}. */
final class GrpcCaller {
    private GrpcCaller() {}

    static Plugin<?> plugin() {
        return Plugin.named("grpc-caller").onRequestHeaders((request, config) -> grpc(
                        Cluster.named(request.header("x-cluster").get()).host("service.test"),
                        unary("test.v1.Echo", "Say")
                                .metadata("x-who", "plugin")
                                .message(Bytes.utf8(request.header("x-say").get()))
                                .timeout(ofMillis(700)))
                .then(
                        answer -> reply(200)
                                .header("x-status", Integer.toString(answer.status()))
                                .text(answer.status() == 0 ? answer.message().utf8() : answer.reason()),
                        failure -> reply(503).text(failure.toString())));
    }
}
