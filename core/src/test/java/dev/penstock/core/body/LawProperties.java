package dev.penstock.core.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of all transforms and their compositions, aborts and notes included. */
class LawProperties {
    private static final Key<Long> COUNTED = Key.ofStream("counted", 0L);
    private static final Key<String> SEEN = Key.ofStream("seen", "");
    private static final Bytes AB = Bytes.utf8("ab");

    @Provide
    Arbitrary<CutBody> bodies() {
        return Arbitraries.oneOf(
                CutBody.ofFewLetters(), CutBody.of("ab", "a\r\n", "b\n", "\r", "AB", "aba", "é", "👍", "abba"));
    }

    @Provide
    Arbitrary<BodyTransform> transforms() {
        return Arbitraries.of(single()).list().ofMinSize(1).ofMaxSize(4).map(parts -> List.ofAll(parts)
                .reduce(BodyTransform::then));
    }

    private static java.util.List<BodyTransform> single() {
        return List.of(
                        BodyTransform.identity(),
                        BodyTransform.replace(AB, Bytes.utf8("b")),
                        BodyTransform.replace(io.vavr.collection.HashMap.of(
                                AB, Bytes.utf8("x"), Bytes.utf8("abab"), Bytes.empty(), Bytes.utf8("ba"), AB)),
                        BodyTransform.replaceIgnoreCase(AB, Bytes.utf8("-")),
                        BodyTransform.replace(AB, Bytes.utf8("xy")),
                        BodyTransform.replaceIgnoreCase(AB, Bytes.utf8("xy")),
                        BodyTransform.prepend(AB),
                        BodyTransform.append(Bytes.utf8("ba")),
                        BodyTransform.lines(line -> line.concat(AB)),
                        BodyTransform.lines(line -> line.isEmpty() ? AB : line, 4),
                        BodyTransform.records(Bytes.utf8("bab"), LawProperties::halved),
                        BodyTransform.records(AB, record -> record, 3),
                        BodyTransform.utf8(text -> text.replace("é", "e").replace('a', 'A')),
                        BodyTransform.limit(20),
                        BodyTransform.limit(7),
                        BodyTransform.gzip(),
                        BodyTransform.gzip().then(BodyTransform.gunzip(25)),
                        BodyTransform.count(COUNTED),
                        BodyTransform.observe(SEEN, (seen, chunk) -> seen + hex(chunk)),
                        BodyTransform.buffered(whole -> whole.concat(AB), 30))
                .asJava();
    }

    private static String hex(Bytes chunk) {
        StringBuilder text = new StringBuilder();
        for (byte each : chunk.toArray()) {
            text.append(Integer.toHexString(each & 0xff));
        }
        return text.toString();
    }

    private static Bytes halved(Bytes record) {
        return record.slice(0, record.size() / 2);
    }

    @Property(tries = 3_000)
    void everyChunkingOfABodyBecomesTheSame(
            @ForAll("bodies") CutBody body, @ForAll("transforms") BodyTransform transform) {
        Passed whole = body.joined().passed(transform);
        Statistics.label("body").collect(whole.abort().isDefined() ? "aborted" : "passed");
        Statistics.label("body").coverage(seen -> seen.check("aborted").percentage(p -> p > 10));
        assertThat(body.passed(transform)).isEqualTo(whole);
    }

    /** Stronger than the law: what has come out is told by what has gone in, so no composition can see the cuts. */
    @Property
    void whatHasComeOutAfterSomeBytesDoesNotDependOnTheirCuts(
            @ForAll("bodies") CutBody body, @ForAll("transforms") BodyTransform transform) {
        TransformState state = transform.start();
        Bytes in = Bytes.empty();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            in = in.concat(chunk);
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
            Emission atOnce = transform.start().step(in);
            assertThat(out).isEqualTo(atOnce.out());
            assertThat(Passed.abortOf(state)).isEqualTo(Passed.abortOf(atOnce.next()));
            assertThat(Passed.isDeferred(state)).isEqualTo(Passed.isDeferred(atOnce.next()));
            if (Passed.abortOf(state).isDefined()) {
                return;
            }
        }
    }

    @Property
    void theEndMayBeAskedForAtAnyTime(@ForAll("bodies") CutBody body, @ForAll("transforms") BodyTransform transform) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            Passed ignored = Passed.ended(Bytes.empty(), state);
            assertThat(Passed.ended(Bytes.empty(), state)).isEqualTo(ignored);
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
            if (Passed.abortOf(state).isDefined()) {
                return;
            }
        }
        assertThat(Passed.ended(out, state)).isEqualTo(body.passed(transform));
    }

    @Property
    void aTransformThatKeepsTheLengthMakesAsManyBytes(
            @ForAll("bodies") CutBody body, @ForAll("transforms") BodyTransform transform) {
        Passed passed = body.passed(transform);
        boolean keeps = transform.keepsLength();
        boolean whole = passed.abort().isEmpty();
        Statistics.label("kept")
                .collect(keeps, whole && passed.out().size() == body.whole().size());
        Statistics.label("kept").coverage(seen -> {
            seen.check(true, true).percentage(p -> p > 5);
            seen.check(false, false).percentage(p -> p > 20);
        });
        if (keeps && whole) {
            assertThat(passed.out().size()).isEqualTo(body.whole().size());
        }
    }

    @Example
    void theLengthIsKeptByWhatReplacesAsManyBytesOrNone() {
        Bytes xy = Bytes.utf8("xy");
        assertThat(List.of(
                        BodyTransform.identity(),
                        BodyTransform.limit(1),
                        BodyTransform.count(COUNTED),
                        BodyTransform.replace(AB, xy),
                        BodyTransform.replaceIgnoreCase(AB, xy),
                        BodyTransform.replace(AB, xy).then(BodyTransform.limit(9))))
                .allMatch(BodyTransform::keepsLength);
        assertThat(List.of(
                        BodyTransform.replace(AB, Bytes.utf8("x")),
                        BodyTransform.replace(List.of(Tuple.of(AB, xy), Tuple.of(xy, Bytes.empty()))),
                        BodyTransform.append(AB),
                        BodyTransform.identity().then(BodyTransform.append(AB)),
                        BodyTransform.append(AB).then(BodyTransform.identity())))
                .noneMatch(BodyTransform::keepsLength);
    }
}
