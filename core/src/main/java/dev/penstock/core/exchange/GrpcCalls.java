package dev.penstock.core.exchange;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcAnswer;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.GrpcRequest;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;

/** Unary calls of gRPC; meant to be imported statically. */
public final class GrpcCalls {
    private GrpcCalls() {}

    /**
     * Calls a service: {@code proxy_grpc_call}. The service's message is the answer, and so is any status that it refuses the call with;
     * what answers 200 and is no gRPC comes as INTERNAL (13), another status of HTTP as gRPC has it, 404 as UNIMPLEMENTED (12). What
     * the proxy tells in place of the service is a {@link Failure}: {@link Failure.TimedOut}, {@link Failure.Unreachable} where the
     * connection is refused, or broken before the answer came, {@link Failure.Broken} within it, {@link Failure.BadAnswer} for a
     * status that is none. A cluster that the proxy does not know and one without a host to ask are both {@link
     * Failure.NoHealthyHost}, at once. The cluster must speak HTTP/2.
     *
     * <pre>{@code
     * grpc(Cluster.named("auth"), unary("auth.v1.Auth", "Check").message(question))
     *         .then(answer -> answer.status() == 0 ? request.proceed() : reply(403),
     *               failure -> reply(503))
     * }</pre>
     */
    public static Call<GrpcAnswer> grpc(Cluster cluster, GrpcRequest request) {
        GrpcQuestion question = request.to(cluster);
        return new Call<>(() -> new Progress.Asking<>(new Ask.CallGrpc<>(
                question,
                outcome -> Awaited.under(outcome, arrival -> arrival.grpc().map(GrpcArrival::read)))));
    }
}
