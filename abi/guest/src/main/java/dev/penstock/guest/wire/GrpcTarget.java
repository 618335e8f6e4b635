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
                .flatMap(inner -> inner.size() + sizeOfHead(inner.size()) == target.size()
                        ? Either.right(inner)
                        : Either.left("bytes follow the service"))
                .flatMap(GrpcTarget::names);
    }

    private static Either<String, Cluster> names(Bytes inner) {
        return content(FIRST, inner, 0).flatMap(name -> {
            int second = sizeOfHead(name.size()) + name.size();
            return content(SECOND, inner, second)
                    .flatMap(host -> second + sizeOfHead(host.size()) + host.size() == inner.size()
                            ? Either.right(new Cluster(name.utf8(), host.utf8()))
                            : Either.left("bytes follow the authority"));
        });
    }

    /** What the field at {@code from} holds, its size written as short as it can be. */
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
        return next >= 0x80 || size > message.size() - at || at - from != sizeOfHead((int) size)
                ? Either.left("a field at " + from + " without its size or bytes")
                : Either.right(message.slice(at, at + (int) size));
    }

    /** How many bytes the tag and the size take. */
    private static int sizeOfHead(int size) {
        int bytes = 2;
        for (int rest = size >>> 7; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
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
