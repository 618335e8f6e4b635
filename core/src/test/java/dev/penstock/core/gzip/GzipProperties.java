package dev.penstock.core.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Encoding, with the JDK as the oracle. */
class GzipProperties {
    private static final BodyTransform GZIP = BodyTransform.gzip();
    private static final int HEADER = 10;

    @Provide
    Arbitrary<CutBody> bodies() {
        return GzipData.bodies().flatMap(CutBody::cuts);
    }

    @Property(tries = 200)
    void theJdkDecodesWhatIsEncoded(@ForAll("bodies") CutBody body) {
        Bytes data = body.through(GZIP);
        Statistics.label("first block").collect((data.at(HEADER) & 7) >> 1);
        Statistics.label("first block").coverage(seen -> {
            seen.check(0).count(n -> n > 0);
            seen.check(1).count(n -> n > 0);
            seen.check(2).count(n -> n > 0);
        });
        assertThat(GzipData.decoded(data)).isEqualTo(body.whole());
    }

    @Property(tries = 100)
    void everyChunkingOfABodyYieldsTheSameBytes(@ForAll("bodies") CutBody body) {
        assertThat(body.through(GZIP)).isEqualTo(body.joined().through(GZIP));
    }

    @Property(tries = 100)
    void whatIsEncodedIsDecodedAgain(@ForAll("bodies") CutBody body) {
        assertThat(body.through(GZIP.then(BodyTransform.gunzip()))).isEqualTo(body.whole());
    }

    @Example
    void bodiesAroundTheBordersOfBlocksAreDecodedAgain() {
        for (int size : new int[] {32_767, 32_768, 32_769, 65_535, 65_536, 65_537, 98_304}) {
            for (int kind = 0; kind <= 5; kind++) {
                Bytes body = GzipData.body(size, kind, new Random(size + kind));
                Bytes data = CutBody.whole(body).through(GZIP);
                assertThat(GzipData.decoded(data)).isEqualTo(body);
                CutBody cut = new CutBody(Vector.of(body.slice(0, 1_000), body.slice(1_000, size)));
                assertThat(cut.through(GZIP)).isEqualTo(data);
            }
        }
    }

    /** Counts as of Fibonacci make the deepest trees: here of 20 levels, of which 15 are allowed. */
    @Example
    void codesOfLettersOfVeryDifferentFrequencyAreLimited() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int last = 1;
        int now = 1;
        for (int letter = 0; letter < 20; letter++) {
            for (int i = 0; i < now; i++) {
                body.write(letter * 11);
            }
            int next = last + now;
            last = now;
            now = next;
        }
        byte[] mixed = body.toByteArray();
        Random random = new Random(1);
        for (int i = mixed.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte kept = mixed[i];
            mixed[i] = mixed[other];
            mixed[other] = kept;
        }
        assertThat(GzipData.decoded(CutBody.whole(Bytes.copyOf(mixed)).through(GZIP)))
                .isEqualTo(Bytes.adopt(mixed));
    }

    @Example
    void theBytesOfShortBodiesAreTheseOnes() {
        assertThat(encoded("")).isEqualTo("1f8b08000000000000ff" + "0300" + "00000000" + "00000000");
        assertThat(encoded("a")).isEqualTo("1f8b08000000000000ff" + "4b0400" + "43beb7e8" + "01000000");
    }

    /** On every JVM and in a module: a cache may hold either's. Sizes and checksums of bodies of each kind. */
    @Example
    void theBytesOfABodyAreTheSameEverywhere() {
        List<String> found = List.empty();
        for (int kind = 0; kind <= 5; kind++) {
            Bytes data =
                    CutBody.whole(GzipData.body(40_000, kind, new Random(kind))).through(GZIP);
            CRC32 sum = new CRC32();
            sum.update(data.toArray());
            found = found.append(data.size() + " " + Long.toHexString(sum.getValue()));
        }
        assertThat(found)
                .containsExactly(
                        "8467 2419f072",
                        "40028 a5bd411e",
                        "413 ed649f68",
                        "13063 46343d23",
                        "12990 aba99e37",
                        "16200 c0d871f8");
    }

    private static String encoded(String text) {
        return HexFormat.of()
                .formatHex(CutBody.whole(Bytes.utf8(text)).through(GZIP).toArray());
    }

    /** Of texts about as small as the JDK makes them at its usual level, and noise hardly grows. */
    @Example
    void textBecomesAsSmallAsElsewhere() {
        Bytes text = GzipData.body(30_000, 0, new Random(3));
        int theirs = GzipData.member(text, 6, 0, 0).size();
        assertThat(CutBody.whole(text).through(GZIP).size()).isLessThan(theirs * 110 / 100);
        Bytes noise = GzipData.body(30_000, 1, new Random(3));
        assertThat(CutBody.whole(noise).through(GZIP).size()).isLessThan(30_000 + 40);
    }
}
