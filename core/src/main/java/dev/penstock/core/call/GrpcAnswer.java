package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;

/**
 * What a service answered to a unary call. Owned: it may be kept.
 *
 * @param status of gRPC, 1 to 16 where the call was refused; 0 for OK
 * @param reason what the service says of a status other than OK, {@code grpc-message} as it was sent; empty where it says nothing
 * @param message without gRPC's frame; empty where the status is not 0
 */
public record GrpcAnswer(int status, String reason, Bytes message) {}
