package dev.penstock.guest.wire;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;

/**
 * Where a call of gRPC goes, as {@code proxy_grpc_call} takes it: {@code envoy.config.core.v3.GrpcService} with an {@code envoy_grpc}
 * in protobuf. The name of a cluster by itself is taken too, but one that happens to be protobuf is then misread.
 */
public final class GrpcTarget {
    /** Field 1 of each message involved, and field 2 of {@code EnvoyGrpc}: a run of bytes, its size before it. */
    private static final byte FIRST = 0x0a;

    private static final byte SECOND = 0x12;

    private GrpcTarget() {}

    /** The bytes of {@code cluster}, its host as the authority. */
    public static Bytes encode(Cluster cluster) {
        Bytes inner = field(FIRST, Bytes.utf8(cluster.name())).concat(field(SECOND, Bytes.utf8(cluster.host())));
        return field(FIRST, inner);
    }

    /** The cluster that {@link #encode} has made {@code target} of, or why that is none. Total on garbage. */
    public static Either<String, Cluster> decode(Bytes target) {
        return content(FIRST, target, 0)
                .flatMap(inner -> content(FIRST, inner, 0).flatMap(name -> content(
                                SECOND, inner, field(FIRST, name).size())
                        .flatMap(host -> cluster(name.utf8(), host.utf8()))))
                .filterOrElse(cluster -> encode(cluster).equals(target), cluster -> "not as a target is written");
    }

    private static Either<String, Cluster> cluster(String name, String host) {
        return Cluster.isName(name) && Cluster.isName(host)
                ? Either.right(new Cluster(name, host))
                : Either.left("a name or an authority that no cluster has");
    }

    /** What the field at {@code from} holds. */
    private static Either<String, Bytes> content(byte tag, Bytes message, int from) {
        if (from >= message.size() || message.at(from) != tag) {
            return Either.left("no field " + tag + " at " + from);
        }
        long size = 0;
        int at = from + 1;
        int next = 0x80;
        for (int shift = 0; next >= 0x80 && shift < 35 && at < message.size(); shift += 7) {
            next = message.at(at++) & 0xff;
            size |= (next & 0x7fL) << shift;
        }
        return next >= 0x80 || size > message.size() - at
                ? Either.left("a field at " + from + " without its size or bytes")
                : Either.right(message.slice(at, at + (int) size));
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
