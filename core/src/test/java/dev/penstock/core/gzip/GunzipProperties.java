package dev.penstock.core.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.Passed;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Decoding, with the JDK as the oracle. */
class GunzipProperties {
    private static final BodyTransform GUNZIP = BodyTransform.gunzip();
    private static final Option<Abort> CUT_SHORT = Option.some(Abort.malformed("the body ends within its gzip data"));
    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    /** A body, and how it came in one or several members. */
    record Coded(Bytes body, CutBody data) {}

    @Provide
    Arbitrary<Coded> coded() {
        Arbitrary<Tuple.Tuple2<Bytes, Bytes>> member =
                GzipData.bodies().flatMap(body -> GzipData.membersOf(body).map(data -> Tuple.of(body, data)));
        return member.list().ofMinSize(1).ofMaxSize(3).flatMap(members -> CutBody.cuts(
                        joined(List.ofAll(members).map(Tuple.Tuple2::get2)))
                .map(data -> new Coded(joined(List.ofAll(members).map(Tuple.Tuple2::get1)), data)));
    }

    private static Bytes joined(List<Bytes> parts) {
        return parts.foldLeft(Bytes.empty(), Bytes::concat);
    }

    @Property(tries = 200)
    void whatTheJdkEncodesIsDecoded(@ForAll("coded") Coded coded) {
        Bytes data = coded.data().whole();
        int first = data.at(GzipData.header(data.at(3)).length) & 7;
        Statistics.label("first block")
                .collect(List.of("stored", "fixed", "own codes").get(first >> 1));
        Statistics.label("first block").coverage(seen -> {
            seen.check("stored").count(n -> n > 0);
            seen.check("fixed").count(n -> n > 0);
            seen.check("own codes").count(n -> n > 0);
        });
        assertThat(coded.data().passed(GUNZIP))
                .isEqualTo(Passed.ended(coded.body(), BodyTransform.identity().start()));
    }

    /** Data of the JDK in which bytes were changed, cut off, put in or added; or what only begins as gzip does. */
    @Provide
    Arbitrary<Bytes> damaged() {
        Arbitrary<Bytes> data = GzipData.bodies(2_000).flatMap(GzipData::membersOf);
        Arbitrary<Bytes> changed = Combinators.combine(
                        data,
                        Arbitraries.integers().between(0, 3_000),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.bytes())
                .as(GunzipProperties::damage);
        Arbitrary<Bytes> noise = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(60)
                .map(bytes -> Bytes.adopt(GzipData.header(0)).concat(Bytes.adopt(bytes)));
        return Arbitraries.oneOf(changed, changed, noise);
    }

    private static Bytes damage(Bytes data, int place, int how, byte with) {
        int at = place % (data.size() + 1);
        Bytes before = data.slice(0, at);
        Bytes other = Bytes.copyOf(new byte[] {with});
        return switch (how) {
            case 0 -> before;
            case 1 -> before.concat(other).concat(data.slice(at, data.size()));
            case 2 -> data.concat(other);
            default -> before.concat(other).concat(data.slice(Math.min(at + 1, data.size()), data.size()));
        };
    }

    @Property(tries = 1_000)
    void damagedDataIsAbortedWhereverItIsCut(@ForAll("damaged") Bytes data, @ForAll long seed) {
        Passed whole = CutBody.whole(data).passed(GUNZIP);
        Statistics.label("damaged").collect(whole.abort().map(Abort::reason).getOrElse("sound"));
        CutBody.cuts(data).generator(10).stream(new java.util.Random(seed))
                .map(net.jqwik.api.Shrinkable::value)
                .limit(4)
                .forEach(cut -> assertThat(cut.passed(GUNZIP)).isEqualTo(whole));
    }

    @Property(tries = 150)
    void whatHasComeOutAfterSomeBytesDoesNotDependOnTheirCuts(@ForAll("damaged") Bytes data) {
        TransformState state = GUNZIP.start();
        Bytes out = Bytes.empty();
        for (int size = 1; size <= Math.min(data.size(), 200); size++) {
            Emission emission = state.step(data.slice(size - 1, size));
            out = out.concat(emission.out());
            state = emission.next();
            Emission atOnce = GUNZIP.start().step(data.slice(0, size));
            assertThat(out).isEqualTo(atOnce.out());
            assertThat(Passed.abortOf(state)).isEqualTo(Passed.abortOf(atOnce.next()));
            assertThat(Passed.ended(out, state)).isEqualTo(Passed.ended(atOnce.out(), atOnce.next()));
        }
    }

    /** Blocks that are damaged: the same bytes come out of both, and both find the same end of them, or a fault. The JDK notices later where a code has no words. */
    @Property(tries = 1_000)
    void ofDamagedBlocksTheJdkMakesTheSame(@ForAll("damagedBlocks") Bytes data) {
        Passed ours = CutBody.whole(data).passed(GUNZIP);
        String reason = ours.abort().map(Abort::reason).getOrElse("");
        Inflated theirs = Inflated.of(data.slice(HEADER, data.size()));
        Statistics.label("theirs").collect(theirs.end());
        Statistics.label("theirs").coverage(seen -> {
            seen.check(Inflated.End.FAULTY).percentage(p -> p > 10);
            seen.check(Inflated.End.WHOLE).percentage(p -> p > 5);
        });
        boolean isShort = CUT_SHORT.get().reason().equals(reason);
        switch (theirs.end()) {
            case WHOLE -> {
                assertThat(ours.out()).isEqualTo(theirs.out());
                assertThat(reason).doesNotContain(" block ");
            }
            case SHORT ->
                assertThat(isShort || reason.endsWith("wrong codes")).as(reason).isTrue();
            default ->
                assertThat(isShort || reason.contains(" block ")).as(reason).isTrue();
        }
    }

    @Provide
    Arbitrary<Bytes> damagedBlocks() {
        Arbitrary<Bytes> data = Combinators.combine(
                        GzipData.bodies(1_000), Arbitraries.integers().between(0, 9))
                .as((body, level) -> GzipData.member(body, level, 0, 0));
        return Combinators.combine(data, Arbitraries.integers().between(0, 1_000), Arbitraries.bytes())
                .as(GunzipProperties::changed);
    }

    private static Bytes changed(Bytes data, int place, byte with) {
        byte[] all = data.toArray();
        all[HEADER + place % (all.length - TRAILER - HEADER)] ^= with;
        return Bytes.adopt(all);
    }

    /** What the JDK makes of blocks, and of what follows them nothing. */
    record Inflated(End end, Bytes out) {
        enum End {
            WHOLE,
            SHORT,
            FAULTY
        }

        static Inflated of(Bytes data) {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(data.toArray());
                byte[] out = new byte[1_100_000];
                int size = inflater.inflate(out);
                return new Inflated(
                        inflater.finished() ? End.WHOLE : End.SHORT, Bytes.copyOf(Arrays.copyOf(out, size)));
            } catch (DataFormatException wrong) {
                return new Inflated(End.FAULTY, Bytes.empty());
            } finally {
                inflater.end();
            }
        }
    }

    @Property(tries = 150)
    void aBodyIsCutShortUnlessItEndsAfterAMember(@ForAll("coded") Coded coded) {
        Bytes data = GzipData.member(coded.body().slice(0, Math.min(coded.body().size(), 100)), 6, 0, 30);
        for (int size = 1; size < data.size(); size++) {
            assertThat(CutBody.whole(data.slice(0, size)).passed(GUNZIP).abort())
                    .isEqualTo(CUT_SHORT);
        }
    }

    @Property(tries = 150)
    void whatBecomesTooLargeIsAbortedAndNothingElse(
            @ForAll("coded") Coded coded, @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 600) int most) {
        Passed passed = coded.data().passed(BodyTransform.gunzip(most));
        Statistics.label("too large").collect(passed.abort().isDefined());
        if (coded.body().size() <= most) {
            assertThat(passed.abort()).isEmpty();
            return;
        }
        assertThat(passed.abort()).contains(Abort.tooLarge("the decoded body has more than " + most + " bytes"));
        assertThat(passed.out().size()).isLessThanOrEqualTo(most);
        assertThat(coded.body().slice(0, passed.out().size())).isEqualTo(passed.out());
        assertThat(coded.data().joined().passed(BodyTransform.gunzip(most))).isEqualTo(passed);
    }

    @Example
    void aBombIsBoundedByWhatItMayBecome() {
        Bytes bomb = GzipData.member(Bytes.adopt(new byte[20_000_000]), 9, 0, 0);
        Passed passed = CutBody.whole(bomb).passed(BodyTransform.gunzip(1_000_000));
        assertThat(passed.abort()).contains(Abort.tooLarge("the decoded body has more than 1000000 bytes"));
        assertThat(passed.out().size()).isBetween(999_000, 1_000_000);
    }

    @Example
    void whatIsNoGzipIsNamed() {
        assertThat(abort("")).isEmpty();
        assertThat(abort("20")).contains("the body does not begin as gzip does");
        assertThat(abort("1f8b07")).contains("the body does not begin as gzip does");
        assertThat(abort("1f8b0820")).contains("the body has gzip flags that are reserved");
        assertThat(abort("1f8b0800000000000003" + "07")).contains("the body has a gzip block of no known kind");
        assertThat(abort("1f8b0802000000000003" + "0000")).contains("the body has a wrong checksum of its gzip header");
        assertThat(abort("1f8b0800000000000003" + "01010000ff"))
                .contains("the body has a stored gzip block with a wrong size");
        String empty = "1f8b0800000000000003" + "0300" + "0000000000000000";
        assertThat(abort(empty)).isEmpty();
        assertThat(abort(empty + "00")).contains("the body goes on after the end of its gzip data");
        assertThat(abort(empty + empty)).isEmpty();
        assertThat(abort("1f8b0800000000000003" + "0300" + "01000000"))
                .contains("the body has a wrong checksum of its gzip data");
        assertThat(abort("1f8b0800000000000003" + "0300" + "0000000001000000"))
                .contains("the body has a wrong size of its gzip data");
    }

    private static Option<String> abort(String hex) {
        return CutBody.whole(Bytes.adopt(HexFormat.of().parseHex(hex)))
                .passed(GUNZIP)
                .abort()
                .map(Abort::reason);
    }

    @Example
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> BodyTransform.gunzip(0))
                .hasMessage("gunzip: the most bytes must be at least 1, got 0");
        assertThat(new CutBody(Vector.empty()).passed(GUNZIP).abort()).isEmpty();
    }
}
