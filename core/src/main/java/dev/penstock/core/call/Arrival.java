package dev.penstock.core.call;

import io.vavr.control.Option;

/** What the host hands over when a call is answered, by kind of call. */
public sealed interface Arrival permits HttpArrival, GrpcArrival, RedisArrival {
    /** What answers an HTTP call. */
    default Option<HttpArrival> http() {
        return Option.none();
    }

    /** What answers a call of gRPC. */
    default Option<GrpcArrival> grpc() {
        return Option.none();
    }

    /** What answers a command of Redis. */
    default Option<RedisArrival> redis() {
        return Option.none();
    }
}
