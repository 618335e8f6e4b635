package dev.penstock.guest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Either;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What is written is read again, and what is no target is a reason. */
class GrpcTargetProperties {
    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("texts") String name, @ForAll("texts") String host) {
        Cluster cluster = new Cluster(name, host);
        assertThat(GrpcTarget.decode(GrpcTarget.encode(cluster))).isEqualTo(Either.right(cluster));
        Statistics.label("bytes of the size")
                .collect(name.length() > 16_383 ? 3 : name.length() > 127 ? 2 : 1)
                .coverage(seen ->
                        List.of(1, 2, 3).forEach(size -> seen.check(size).count(times -> times > 0)));
    }

    @Property(tries = 300)
    void aTargetThatIsCutShortOrHasMoreIsRefused(@ForAll("texts") String name, @ForAll int where) {
        Bytes whole = GrpcTarget.encode(new Cluster(name, "host"));
        int cut = Math.floorMod(where, whole.size());
        assertThat(GrpcTarget.decode(whole.slice(0, cut)).isLeft()).isTrue();
        assertThat(GrpcTarget.decode(whole.concat(Bytes.utf8("x"))).isLeft()).isTrue();
    }

    @Property(tries = 2_000)
    void garbageIsAReasonOrATargetAndNeverThrows(@ForAll("garbage") byte[] garbage) {
        boolean read = GrpcTarget.decode(Bytes.copyOf(garbage)).isRight();
        Statistics.label("read").collect(read);
    }

    /** Any bytes where names stand: either they are what is written for a cluster, or they are a reason. */
    @Property(tries = 1_000)
    void anyBytesAsNamesAreAReasonOrTheTargetOfTheirCluster(
            @ForAll("names") byte[] name, @ForAll("names") byte[] host) {
        byte[] whole = new byte[name.length + host.length + 6];
        whole[0] = 0x0a;
        whole[1] = (byte) (whole.length - 2);
        place((byte) 0x0a, name, whole, 2);
        place((byte) 0x12, host, whole, 4 + name.length);
        Either<String, Cluster> read = GrpcTarget.decode(Bytes.copyOf(whole));
        read.forEach(cluster -> assertThat(GrpcTarget.encode(cluster)).isEqualTo(Bytes.copyOf(whole)));
        Statistics.label("read").collect(read.isRight()).coverage(seen -> List.of(true, false)
                .forEach(is -> seen.check(is).count(times -> times > 0)));
    }

    private static void place(byte tag, byte[] name, byte[] whole, int at) {
        whole[at] = tag;
        whole[at + 1] = (byte) name.length;
        System.arraycopy(name, 0, whole, at + 2, name.length);
    }

    /** Mostly visible, of which few are UTF-8. */
    @Provide
    Arbitrary<byte[]> names() {
        return Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.bytes().between((byte) 0x21, (byte) 0x7e)),
                        Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(50);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> lengths = Arbitraries.oneOf(
                Arbitraries.of(1, 126, 127, 128, 129, 16_383, 16_384),
                Arbitraries.integers().between(1, 300));
        return lengths.map("n"::repeat);
    }

    /** Sizes that are too large, negative as an {@code int}, or never end, among anything. */
    @Provide
    Arbitrary<byte[]> garbage() {
        return Arbitraries.bytes()
                .between(Byte.MIN_VALUE, Byte.MAX_VALUE)
                .map(any -> Math.floorMod(any, 3) == 0 ? (byte) 0x0a : Math.floorMod(any, 3) == 1 ? (byte) 0xff : any)
                .array(byte[].class)
                .ofMaxSize(40);
    }
}
