package dev.penstock.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ReplaceManyProperties {
    @Provide
    Arbitrary<CutBody> bodies() {
        return CutBody.ofFewLetters();
    }

    @Provide
    Arbitrary<Vector<Tuple2<Bytes, Bytes>>> pairs() {
        return Combinators.combine(CutBody.letters(1, 6), CutBody.letters(0, 3))
                .as(Tuple::of)
                .list()
                .ofMaxSize(6)
                .map(pairs -> Vector.ofAll(pairs).distinctBy(Tuple2::_1));
    }

    @Property(tries = 5_000)
    void replaceEqualsTheLeftmostLongestReplacementOfTheWhole(
            @ForAll("bodies") CutBody body, @ForAll("pairs") Vector<Tuple2<Bytes, Bytes>> pairs) {
        String expected = naive(body.whole().utf8(), pairs);
        Statistics.label("patterns").collect(overlap(pairs) ? "overlap" : "do not");
        Statistics.label("patterns").coverage(seen -> seen.check("overlap").percentage(p -> p > 30));
        assertThat(body.through(BodyTransform.replace(pairs)).utf8()).isEqualTo(expected);
    }

    private static boolean overlap(Vector<Tuple2<Bytes, Bytes>> pairs) {
        return pairs.exists(
                one -> pairs.exists(two -> two._1().utf8().indexOf(one._1().utf8()) > 0));
    }

    private static String naive(String body, Vector<Tuple2<Bytes, Bytes>> pairs) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int here = at;
            var found = pairs.filter(pair -> body.startsWith(pair._1().utf8(), here))
                    .maxBy(pair -> pair._1().size());
            out.append(found.isDefined() ? found.get()._2().utf8() : body.substring(at, at + 1));
            at += found.isDefined() ? found.get()._1().size() : 1;
        }
        return out.toString();
    }

    @Property(tries = 2_000)
    void ignoringCaseFindsWhatStandsInLowerCase(
            @ForAll("mixed") CutBody body, @ForAll("pairs") Vector<Tuple2<Bytes, Bytes>> pairs) {
        String lower = body.whole().utf8().toLowerCase(Locale.ROOT);
        var toUnlike = pairs.map(pair -> Tuple.of(pair._1(), Bytes.utf8("-")));
        String marked = naive(lower, toUnlike);
        String found = body.through(BodyTransform.replaceIgnoreCase(toUnlike)).utf8();
        assertThat(found.toLowerCase(Locale.ROOT)).isEqualTo(marked);
        assertThat(body.through(BodyTransform.replaceIgnoreCase(List.of(Tuple.of(Bytes.utf8("zz"), Bytes.empty())))))
                .isEqualTo(body.whole());
    }

    @Provide
    Arbitrary<CutBody> mixed() {
        return CutBody.of("ab", "aB", "A", "b", "BBA", "é");
    }

    @Property
    void itKeepsFewerBytesThanItsLongestPattern(
            @ForAll("bodies") CutBody body,
            @ForAll("pairs") Vector<Tuple2<Bytes, Bytes>> pairs,
            @ForAll boolean anyCase) {
        int longest = pairs.map(pair -> pair._1().size()).max().getOrElse(1);
        TransformState state =
                (anyCase ? BodyTransform.replaceIgnoreCase(pairs) : BodyTransform.replace(pairs)).start();
        for (Bytes chunk : body.chunks()) {
            state = state.step(chunk).next();
            assertThat(((ReplaceMany.Matched) state).carried().size()).isLessThan(longest);
        }
    }

    @Property
    void onePatternIsReplacedAsByTheOtherReplace(
            @ForAll("bodies") CutBody body, @ForAll("pairs") Vector<Tuple2<Bytes, Bytes>> pairs) {
        for (Tuple2<Bytes, Bytes> pair : pairs) {
            assertThat(body.through(BodyTransform.replace(List.of(pair))))
                    .isEqualTo(body.through(BodyTransform.replace(pair._1(), pair._2())));
        }
    }

    @Property(tries = 200)
    void anyBytesAreFound(@ForAll byte[] body, @ForAll("bytes") Bytes from) {
        CutBody cut = new CutBody(Vector.of(Bytes.copyOf(body), from, Bytes.copyOf(body)));
        assertThat(cut.through(BodyTransform.replace(List.of(Tuple.of(from, Bytes.empty())))))
                .isEqualTo(cut.through(BodyTransform.replace(from, Bytes.empty())));
    }

    @Provide
    Arbitrary<Bytes> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(3).map(Bytes::copyOf);
    }

    @Example
    void aChunkWithoutMatchesIsNotTouched() {
        Bytes chunk = Bytes.utf8("nothing to see");
        assertThat(BodyTransform.replace(List.of(Tuple.of(Bytes.utf8("old"), Bytes.utf8("new"))))
                        .start()
                        .step(chunk)
                        .out())
                .isSameAs(chunk);
    }

    @Example
    void patternsOfManyEqualBytesCostNoMoreThanOthers() {
        Bytes many = Bytes.utf8("a".repeat(20_000));
        var pairs = List.of(
                Tuple.of(many.concat(Bytes.utf8("b")), Bytes.utf8("1")), Tuple.of(Bytes.utf8("aa"), Bytes.utf8("2")));
        CutBody body = new CutBody(Vector.fill(20, () -> Bytes.utf8("a".repeat(9_999))));
        assertThat(body.through(BodyTransform.replace(pairs)).size()).isEqualTo(99_990);
    }

    @Example
    void whatCannotBeLookedForIsRefused() {
        assertRefused("replace: the bytes to look for must not be empty", "");
        assertRefused("replace: 'a' is to be looked for twice", "a", "a");
        assertRefused(
                "replace: the bytes to look for must be at most 65536 in all, got 65537", "a".repeat(65_536), "b");
    }

    private static void assertRefused(String message, String... from) {
        assertThatThrownBy(() ->
                        BodyTransform.replace(List.of(from).map(each -> Tuple.of(Bytes.utf8(each), Bytes.empty()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
