package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;

/**
 * A unary call of gRPC as it is put to the host: {@code proxy_grpc_call}.
 *
 * @param timeout in milliseconds, at least 1
 */
public record GrpcQuestion(
        Cluster cluster, String service, String method, Headers metadata, Bytes message, int timeout) {}
