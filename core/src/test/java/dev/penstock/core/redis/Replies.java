package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Replies of all types, and bytes that look like them. */
final class Replies {
    private static final int DEPTH = 3;

    private Replies() {}

    static Arbitrary<Resp> any() {
        return nested(DEPTH);
    }

    private static Arbitrary<Resp> nested(int depth) {
        return depth == 0
                ? flat()
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, flat()),
                        net.jqwik.api.Tuple.of(
                                2, nested(depth - 1).list().ofMaxSize(4).map(values ->
                                        (Resp) new Resp.Array(List.ofAll(values)))));
    }

    private static Arbitrary<Resp> flat() {
        return Arbitraries.oneOf(
                lines().map(Resp.Simple::new),
                lines().map(Resp.Failure::new),
                Arbitraries.longs()
                        .withDistribution(RandomDistribution.biased())
                        .map(Resp.Whole::new),
                values().map(Resp.Bulk::new),
                Arbitraries.of(Resp.Null.values()));
    }

    /** Any bytes; many that look like the form on the wire itself. */
    static Arbitrary<Bytes> values() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::copyOf), wirelike(20));
    }

    private static Arbitrary<Bytes> lines() {
        return Arbitraries.bytes()
                .filter(octet -> octet != '\r' && octet != '\n')
                .array(byte[].class)
                .ofMaxSize(12)
                .map(Bytes::copyOf);
    }

    /** What the form on the wire is made of, in no order. */
    static Arbitrary<Bytes> wirelike(int most) {
        return Arbitraries.of(
                        "+", "-", ":", "$", "*", "\r\n", "\r", "\n", "0", "1", "2", "-1", "9999999999", "OK", "\0")
                .list()
                .ofMaxSize(most)
                .map(parts -> Bytes.utf8(String.join("", parts)));
    }
}
