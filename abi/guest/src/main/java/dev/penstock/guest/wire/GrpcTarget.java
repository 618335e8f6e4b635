package dev.penstock.guest.wire;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;

/**
 * Where a call of gRPC goes, as {@code proxy_grpc_call} takes it: {@code envoy.config.core.v3.GrpcService} with an {@code envoy_grpc}
 * in protobuf. The name of a cluster by itself is taken too, but one that happens to be protobuf is then misread.
 */
public final class GrpcTarget {
    /** Field 1 of each message involved, and field 2 of {@code EnvoyGrpc}: a run of bytes, its size before it. */
    private static final byte FIRST = 0x0a;

    private static final byte SECOND = 0x12;

    private GrpcTarget() {}

    public static Bytes encode(Cluster cluster) {
        Bytes inner = field(FIRST, Bytes.utf8(cluster.name())).concat(field(SECOND, Bytes.utf8(cluster.host())));
        return field(FIRST, inner);
    }

    private static Bytes field(byte tag, Bytes content) {
        byte[] head = new byte[6];
        int end = 0;
        head[end++] = tag;
        int rest = content.size();
        while (rest > 0x7f) {
            head[end++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        head[end++] = (byte) rest;
        return Bytes.copyOf(head).slice(0, end).concat(content);
    }
}
