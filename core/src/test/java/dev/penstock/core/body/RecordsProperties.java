package dev.penstock.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class RecordsProperties {
    @Provide
    Arbitrary<CutBody> text() {
        return CutBody.of("a\r\n", "b\n", "\r", "\n", "long", "\r\r\n");
    }

    @Provide
    Arbitrary<CutBody> letters() {
        return CutBody.ofFewLetters();
    }

    @Provide
    Arbitrary<Bytes> delimiters() {
        return CutBody.letters(1, 4);
    }

    private static Bytes bracketed(Bytes record) {
        return Bytes.utf8("<" + record.utf8() + ">");
    }

    @Property(tries = 3_000)
    void eachLineIsChangedAndItsEndKept(@ForAll("text") CutBody body) {
        String expected = body.whole().utf8().replaceAll("(?s)([^\\n]*?)(\\r?\\n)|([^\\n]+)$", "<$1$3>$2");
        Statistics.label("end").collect(body.whole().endsWith(Bytes.utf8("\n")) ? "with a line" : "within a line");
        assertThat(body.through(BodyTransform.lines(RecordsProperties::bracketed))
                        .utf8())
                .isEqualTo(expected);
    }

    @Property(tries = 3_000)
    void eachRecordIsChangedAndItsDelimiterKept(
            @ForAll("letters") CutBody body, @ForAll("delimiters") Bytes delimiter) {
        StringBuilder expected = new StringBuilder();
        String rest = body.whole().utf8();
        for (int end = rest.indexOf(delimiter.utf8()); end >= 0; end = rest.indexOf(delimiter.utf8())) {
            expected.append('<').append(rest, 0, end).append('>').append(delimiter.utf8());
            rest = rest.substring(end + delimiter.size());
        }
        expected.append(rest.isEmpty() ? "" : "<" + rest + ">");
        assertThat(body.through(BodyTransform.records(delimiter, RecordsProperties::bracketed))
                        .utf8())
                .isEqualTo(expected.toString());
    }

    @Property(tries = 2_000)
    void aRecordOverTheLimitAbortsAndNoOtherDoes(
            @ForAll("letters") CutBody body,
            @ForAll("delimiters") Bytes delimiter,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        Option<Abort> abort = body.passed(BodyTransform.records(delimiter, record -> record, most))
                .abort();
        Statistics.label("abort").collect(abort.isDefined());
        assertThat(abort)
                .isEqualTo(Option.when(
                        tooLongOnItsOwn(body.whole().utf8(), delimiter.utf8(), most),
                        Abort.tooLarge("a record of the body has more than " + most + " bytes")));
    }

    private static boolean tooLongOnItsOwn(String body, String delimiter, int most) {
        String rest = body;
        int end = rest.indexOf(delimiter);
        while (end >= 0) {
            if (end > most) {
                return true;
            }
            rest = rest.substring(end + delimiter.length());
            end = rest.indexOf(delimiter);
        }
        return rest.length() > most;
    }

    /** So the function never sees a part of a record, and the bytes kept are bounded. */
    @Property
    void theFunctionSeesWholeRecordsOnly(@ForAll("letters") CutBody body, @ForAll("delimiters") Bytes delimiter) {
        var seen = new java.util.ArrayList<String>();
        TransformState state = BodyTransform.records(delimiter, record -> {
                    seen.add(record.utf8());
                    return record;
                })
                .start();
        String in = "";
        for (Bytes chunk : body.chunks()) {
            state = state.step(chunk).next();
            in += chunk.utf8();
            assertThat(seen).isEqualTo(recordsOf(in, delimiter.utf8()));
            assertThat(Passed.isDeferred(state)).isEqualTo(!in.isEmpty() && !endsWithRecord(in, delimiter.utf8()));
        }
    }

    /** The records whose delimiter has come. */
    private static java.util.List<String> recordsOf(String body, String delimiter) {
        var records = new java.util.ArrayList<String>();
        int from = 0;
        for (int end = body.indexOf(delimiter); end >= 0; end = body.indexOf(delimiter, from)) {
            records.add(body.substring(from, end));
            from = end + delimiter.length();
        }
        return records;
    }

    private static boolean endsWithRecord(String body, String delimiter) {
        return recordsOf(body, delimiter).stream()
                        .mapToInt(record -> record.length() + delimiter.length())
                        .sum()
                == body.length();
    }

    /** So memory is bounded, and a record is refused as soon as it is known to be too long. */
    @Property
    void nothingIsKeptThatIsTooLongForARecordAndItsDelimiter(
            @ForAll("letters") CutBody body,
            @ForAll("delimiters") Bytes delimiter,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        assertKeepsAtMost(most + delimiter.size() - 1, body, BodyTransform.records(delimiter, record -> record, most));
        assertKeepsAtMost(most + 1, body, BodyTransform.lines(line -> line, most));
    }

    private static void assertKeepsAtMost(int most, CutBody body, BodyTransform transform) {
        TransformState state = transform.start();
        for (Bytes chunk : body.chunks()) {
            state = state.step(chunk).next();
            assertThat(state.finish().size()).isLessThanOrEqualTo(most);
        }
    }

    @Example
    void recordsThatStayGoOnAsTheChunkTheyCameIn() {
        Bytes chunk = Bytes.utf8("one\ntwo\r\n\nthree\n");
        assertThat(BodyTransform.lines(line -> line).start().step(chunk).out()).isSameAs(chunk);
    }

    @Example
    void aLongLineInSmallChunksIsGatheredWithoutCopyingItAgainAndAgain() {
        CutBody body = new CutBody(Vector.fill(200_000, () -> Bytes.utf8("a")).append(Bytes.utf8("\n")));
        assertThat(CutBody.whole(Bytes.utf8("a".repeat(200_000) + "\n"))
                        .through(BodyTransform.lines(RecordsProperties::bracketed))
                        .size())
                .isEqualTo(200_003);
        TransformState state = BodyTransform.lines(RecordsProperties::bracketed).start();
        for (Bytes chunk : body.chunks()) {
            state = state.step(chunk).next();
        }
        assertThat(Passed.isDeferred(state)).isFalse();
    }

    @Property
    void textIsChangedAndWhatIsNoTextPasses(@ForAll("bytes") CutBody body) {
        byte[] whole = body.whole().toArray();
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        assertThat(new String(
                        body.through(BodyTransform.utf8(text -> text.replace('a', 'b')))
                                .toArray(),
                        StandardCharsets.ISO_8859_1))
                .isEqualTo(latin.replace('a', 'b'));
        assertThat(body.through(BodyTransform.utf8(text -> {
                    assertThat(text).doesNotContain("\ufffd");
                    return text;
                })))
                .isEqualTo(body.whole());
    }

    @Provide
    Arbitrary<CutBody> bytes() {
        return net.jqwik.api.Arbitraries.of(
                        0x61, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc3, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5)
                .map(Integer::byteValue)
                .array(Byte[].class)
                .ofMaxSize(24)
                .flatMap(body -> {
                    byte[] raw = new byte[body.length];
                    for (int i = 0; i < raw.length; i++) {
                        raw[i] = body[i];
                    }
                    return CutBody.cuts(Bytes.adopt(raw));
                });
    }

    @Example
    void limitsBelowOneAreRefused() {
        assertThatThrownBy(() -> BodyTransform.lines(line -> line, 0))
                .hasMessage("lines: the most bytes must be at least 1, got 0");
        assertThatThrownBy(() -> BodyTransform.records(Bytes.empty(), line -> line))
                .hasMessage("records: the delimiter must not be empty");
        assertThatThrownBy(() -> BodyTransform.limit(-1))
                .hasMessage("limit: the most bytes of a body must not be negative, got -1");
    }
}
