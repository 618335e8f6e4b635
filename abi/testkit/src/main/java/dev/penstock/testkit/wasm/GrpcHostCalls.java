package dev.penstock.testkit.wasm;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.GrpcTarget;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The functions of module {@code env} by which a plugin makes calls of gRPC. */
final class GrpcHostCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_grpc_call", GrpcHostCalls::grpcCall)
            .put("proxy_get_status", GrpcHostCalls::getStatus);

    private GrpcHostCalls() {}

    private static void grpcCall(Host host, GuestMemory memory, long... args) {
        Headers metadata = HeaderMapCodec.decode(memory.bytes(args[6], args[7]))
                .getOrElseThrow(reason -> new HostRefusal(reason, HostStatus.BAD_ARGUMENT.code()));
        GrpcQuestion question = new GrpcQuestion(
                cluster(memory.bytes(args[0], args[1])),
                memory.text(args[2], args[3]),
                memory.text(args[4], args[5]),
                metadata,
                memory.bytes(args[8], args[9]),
                (int) args[10]);
        int token = host.callGrpc(question)
                .getOrElseThrow(
                        failure -> new HostRefusal("proxy_grpc_call: " + failure, HostStatus.INTERNAL_FAILURE.code()));
        memory.store(args[11], token);
    }

    private static Cluster cluster(Bytes target) {
        return GrpcTarget.decode(target)
                .getOrElseThrow(
                        reason -> new HostRefusal("proxy_grpc_call: " + reason, HostStatus.BAD_ARGUMENT.code()));
    }

    private static void getStatus(Host host, GuestMemory memory, long... args) {
        GrpcArrival arrival = host.grpcStatus(0);
        memory.store(args[0], arrival.status());
        memory.lend(arrival.content(), args[1], args[2]);
    }
}
