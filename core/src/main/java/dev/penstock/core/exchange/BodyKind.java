package dev.penstock.core.exchange;

/** Bodies that are not plain text. One that is of several kinds is taken for the first of them. */
public enum BodyKind {
    /** What follows an upgrade, a WebSocket for example, or CONNECT: no HTTP body at all. */
    TUNNEL,
    /** {@code content-encoding} other than {@code identity}. */
    ENCODED,
    /** {@code content-type: application/grpc}, with or without a suffix: frames that state their length. */
    GRPC,
    /**
     * {@code content-type} of bytes that are no text: {@code application/octet-stream}, {@code image/}, {@code audio/}, {@code
     * video/}, {@code font/}, {@code application/} {@code zip}, {@code gzip}, {@code pdf}, {@code protobuf} and {@code
     * x-protobuf}. In any case.
     */
    BINARY
}
