package dev.penstock.core.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codes of RFC 1951: how they are found, which are none, and bodies that use all of them. */
class GzipCodesTest {
    private static final Words LITERALS = new Words(Code.fixedLiterals());
    private static final Words DISTANCES = new Words(Code.fixedDistances());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void bodiesOfEachKindComeBackFromTheJdk(int level) {
        for (int kind = 0; kind <= 5; kind++) {
            for (int size : new int[] {0, 1, 300, 40_000}) {
                Bytes body = GzipData.body(size, kind, new Random(size + kind));
                Bytes data = GzipData.member(body, level, 0, 30);
                assertThat(CutBody.whole(data).through(BodyTransform.gunzip())).isEqualTo(body);
                assertThat(inParts(data).through(BodyTransform.gunzip())).isEqualTo(body);
            }
        }
    }

    private static CutBody inParts(Bytes data) {
        return new CutBody(
                Vector.rangeBy(0, data.size(), 997).map(from -> data.slice(from, Math.min(from + 997, data.size()))));
    }

    @Test
    void eachWordIsFoundByItsBitsAndNoneBeforeItsLastBit() {
        Random random = new Random(5);
        for (int most : new int[] {7, 9, 10, 15}) {
            int[] counts = random.ints(100, 0, 21).map(shift -> 1 << shift >> 1).toArray();
            assertFinds(Lengths.of(counts, most));
        }
        assertFinds(Code.fixedLiterals());
        assertFinds(Code.fixedDistances());
    }

    private static void assertFinds(byte[] lengths) {
        Code code = new Code(lengths, 0, lengths.length);
        assertThat(code.isComplete()).isTrue();
        assertThat(code.isUsable()).isTrue();
        Words words = new Words(lengths);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                long word = bits(words, symbol);
                for (long after : new long[] {0, -1L}) {
                    long bits = word | after << length;
                    assertThat(code.find(bits, length)).isEqualTo(symbol << Code.LENGTH_BITS | length);
                    assertThat(code.find(bits, 57)).isEqualTo(symbol << Code.LENGTH_BITS | length);
                    assertThat(code.find(bits, length - 1)).isEqualTo(Code.MORE);
                }
            }
        }
    }

    private static long bits(Words words, int symbol) {
        BitOutput out = new BitOutput(8, 0, 0);
        words.put(symbol, out);
        out.align();
        return out.whole().wordAt(0);
    }

    @Test
    void lengthsThatMakeNoCodeAreKnown() {
        assertCode(true, true, 1, 1);
        assertCode(true, true, 2, 2, 0, 1);
        assertCode(false, true, 1);
        assertCode(false, true, 0, 0, 1);
        assertCode(false, true, 0);
        assertCode(false, false, 2);
        assertCode(false, false, 1, 2);
        assertCode(false, false, 1, 1, 1);
        assertCode(false, false, 1, 1, 15);
        assertThat(new Code(new byte[] {1}, 0, 1).find(-1L, 57)).isEqualTo(Code.NONE);
        assertThat(new Code(new byte[] {1}, 0, 1).find(-1L, 14)).isEqualTo(Code.MORE);
        assertThat(new Code(new byte[] {9, 1, 1, 9}, 1, 3).isComplete()).isTrue();
    }

    private static void assertCode(boolean complete, boolean usable, int... lengths) {
        byte[] all = new byte[lengths.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) lengths[i];
        }
        assertThat(new Code(all, 0, all.length).isComplete()).isEqualTo(complete);
        assertThat(new Code(all, 0, all.length).isUsable()).isEqualTo(usable);
    }

    @Test
    void theFixedLengthsAreThoseOfTheRfc() {
        byte[] literals = Code.fixedLiterals();
        assertThat(new int[] {literals[0], literals[143], literals[144], literals[255], literals[256], literals[279]})
                .containsExactly(8, 8, 9, 9, 7, 7);
        assertThat(literals).hasSize(288).endsWith(8, 8);
        assertThat(Code.fixedDistances()).hasSize(32).containsOnly(5);
    }

    /** Each length and distance has one symbol, and stands among those that the symbol's bits tell apart. */
    @Test
    void everyLengthAndDistanceHasItsSymbol() {
        for (int length = 3; length <= 258; length++) {
            int symbol = Ranges.lengthSymbol(length);
            int least = Ranges.leastLength(symbol);
            assertThat(length).isBetween(least, least + (1 << Ranges.lengthBits(symbol)) - 1);
        }
        assertThat(new int[] {Ranges.lengthSymbol(3), Ranges.lengthSymbol(257), Ranges.lengthSymbol(258)})
                .containsExactly(257, 284, 285);
        assertThat(new int[] {Ranges.lengthBits(284), Ranges.lengthBits(285)}).containsExactly(5, 0);
        for (int distance = 1; distance <= 32_768; distance++) {
            int symbol = Ranges.distanceSymbol(distance);
            int least = Ranges.leastDistance(symbol);
            assertThat(distance >= least && distance < least + (1 << Ranges.distanceBits(symbol)))
                    .isTrue();
        }
        assertThat(new int[] {Ranges.distanceSymbol(1), Ranges.distanceSymbol(32_768)})
                .containsExactly(0, 29);
    }

    @Test
    void bitsComeBackAsTheyWerePut() {
        Random random = new Random(7);
        int[] widths = random.ints(500, 0, 33).toArray();
        long[] values = new long[widths.length];
        BitOutput out = new BitOutput(1, 5, 3);
        for (int i = 0; i < widths.length; i++) {
            values[i] = random.nextLong() & ((1L << widths[i]) - 1);
            out.put(values[i], widths[i]);
        }
        out.align();
        BitInput in = new BitInput(out.whole(), 0, 0);
        assertThat(in.take(in.has(3) ? 3 : 0)).isEqualTo(5);
        for (int i = 0; i < widths.length; i++) {
            assertThat(in.has(widths[i])).isTrue();
            assertThat(in.take(widths[i]) & 0xffffffffL).isEqualTo(values[i]);
        }
        in.align();
        assertThat(in.has(1)).isFalse();
    }

    @Test
    void whatNoEncoderWritesIsNamed() {
        assertWrong("wrong symbol", out -> fixed(out, 286));
        assertWrong("wrong symbol", out -> fixed(out, 257, 30));
        assertWrong("wrong symbol", out -> fixed(out, 257, 0));
        assertWrong("too many codes", out -> dynamic(out, 30, 0));
        assertWrong("too many codes", out -> dynamic(out, 0, 30));
        assertWrong("wrong codes", out -> dynamic(out, 29, 29));
        assertWrong("wrong codes", out -> lengths(out, true, 1));
        assertWrong("wrong codes", out -> lengths(out, false, 1, 127, 1, 127));
        assertWrong("wrong codes", out -> lengths(out, false, 1, 127, 1, 109));
    }

    private static void assertWrong(String what, Consumer<BitOutput> block) {
        BitOutput out = new BitOutput(64, 0, 0);
        block.accept(out);
        out.align();
        out.put(0, 32);
        Bytes data = Bytes.adopt(GzipData.header(0)).concat(out.whole());
        assertThat(CutBody.whole(data).passed(BodyTransform.gunzip()).abort().map(Abort::reason))
                .contains("the body has a gzip block with " + (what.startsWith("wrong s") ? "a " : "") + what);
    }

    /** A block of the fixed codes with a literal or a length, and perhaps a distance. */
    private static void fixed(BitOutput out, int... symbols) {
        out.put(1, 1);
        out.put(Block.FIXED, 2);
        LITERALS.put(symbols[0], out);
        if (symbols.length > 1) {
            DISTANCES.put(symbols[1], out);
        }
    }

    private static void dynamic(BitOutput out, int literals, int distances) {
        out.put(1, 1);
        out.put(Block.DYNAMIC, 2);
        out.put(literals, 5);
        out.put(distances, 5);
        out.put(15, 4);
        for (int i = 0; i < 19; i++) {
            out.put(0, 3);
        }
    }

    /** A block whose lengths come in a code of two words: 0 for a length of 0, 1 for a repeat of the last one or, with seven bits, many zeros. */
    private static void lengths(BitOutput out, boolean repeats, int... bits) {
        out.put(1, 1);
        out.put(Block.DYNAMIC, 2);
        out.put(0, 5);
        out.put(0, 5);
        out.put(0, 4);
        for (int length : repeats ? new int[] {1, 0, 0, 1} : new int[] {0, 0, 1, 1}) {
            out.put(length, 3);
        }
        for (int i = 0; i < bits.length; i++) {
            out.put(bits[i], bits[i] > 1 ? 7 : 1);
        }
    }
}
