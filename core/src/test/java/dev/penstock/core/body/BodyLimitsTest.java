package dev.penstock.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** Where limits lie, and what is learned of a body. */
class BodyLimitsTest {
    private static final Key<Long> BYTES = Key.ofStream("bytes", 0L);

    private static CutBody body(String... chunks) {
        return new CutBody(Vector.of(chunks).map(Bytes::utf8));
    }

    @Test
    void aBodyMayHaveAsManyBytesAsItsLimitSays() {
        for (BodyTransform limited : Vector.of(
                BodyTransform.limit(4),
                BodyTransform.buffered(whole -> whole, 4),
                BodyTransform.lines(line -> line, 4),
                BodyTransform.records(Bytes.utf8(";"), record -> record, 4))) {
            assertThat(body("ab", "cd").passed(limited).out()).isEqualTo(Bytes.utf8("abcd"));
            assertThat(body("ab", "cde").passed(limited).abort()).isNotEmpty();
        }
        assertThat(body("").passed(BodyTransform.limit(0)).abort()).isEmpty();
        assertThat(body("a").passed(BodyTransform.limit(0)).abort())
                .contains(Abort.tooLarge("the body has more than 0 bytes"));
        assertThat(body().passed(BodyTransform.gunzip(1)).abort()).isEmpty();
    }

    @Test
    void aPatternMayHave64KiB() {
        Bytes longest = Bytes.utf8("a".repeat(65_536));
        CutBody body = CutBody.whole(longest);
        assertThat(body.through(BodyTransform.replace(longest, Bytes.utf8("b"))))
                .isEqualTo(Bytes.utf8("b"));
        assertThat(body.through(BodyTransform.replaceIgnoreCase(longest, Bytes.utf8("b"))))
                .isEqualTo(Bytes.utf8("b"));
        assertThatThrownBy(() -> BodyTransform.replace(longest.concat(longest), Bytes.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("replace: the bytes to look for must be at most 65536, got 131072");
    }

    /** A CR is the line's own unless LF follows, which only the next chunk can tell. */
    @Test
    void theEndOfALineCountsOnlyWhereItIsNone() {
        BodyTransform lines = BodyTransform.lines(line -> Bytes.utf8("-"), 4);
        assertThat(body("abcd\r", "\n").passed(lines).out()).isEqualTo(Bytes.utf8("-\r\n"));
        assertThat(body("abcd\r").passed(lines).abort())
                .contains(Abort.tooLarge("a line of the body has more than 4 bytes"));
    }

    @Test
    void theBytesOfABodyAreCounted() {
        assertThat(body("abc", "", "é").passed(BodyTransform.count(BYTES)).notes())
                .containsExactly(pair(5L));
        assertThat(body().passed(BodyTransform.count(BYTES)).notes()).containsExactly(pair(0L));
    }

    @Test
    void whatIsObservedStandsUnderItsKeyAndTheBodyStaysAsItIs() {
        Passed passed = body("abc", "de")
                .passed(BodyTransform.observe(
                        BYTES, new Observe.Folded<>(7L, (sizes, chunk) -> 10 * sizes + chunk.size())));
        assertThat(passed.notes()).containsExactly(pair(732L));
        assertThat(passed.out()).isEqualTo(Bytes.utf8("abcde"));
    }

    private static io.vavr.Tuple2<Key<?>, Object> pair(long value) {
        return io.vavr.Tuple.of(BYTES, value);
    }

    @Test
    void inAnyCaseALetterStandsForBothAndNothingElseForAnother() {
        for (int wanted = 0; wanted < 256; wanted++) {
            BodyTransform marks = BodyTransform.replaceIgnoreCase(octet(wanted), Bytes.utf8("--"));
            for (int found = 0; found < 256; found++) {
                boolean letters = isLetter(wanted) && isLetter(found);
                boolean same = wanted == found || (letters && (wanted ^ found) == 0x20);
                assertThat(CutBody.whole(octet(found)).through(marks).size()).isEqualTo(same ? 2 : 1);
            }
        }
    }

    private static boolean isLetter(int octet) {
        return octet < 0x80 && Character.isLetter(octet);
    }

    private static Bytes octet(int value) {
        return Bytes.copyOf(new byte[] {(byte) value});
    }
}
