package dev.penstock.core.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Codes made for counts, with Huffman's own construction as the oracle. */
class LengthsProperties {
    @Provide
    Arbitrary<int[]> counts() {
        Arbitrary<Integer> alike = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> unlike = Arbitraries.integers().between(0, 20).map(shift -> 1 << shift >> 1);
        return Arbitraries.oneOf(alike, unlike).array(int[].class).ofMinSize(2).ofMaxSize(40);
    }

    @Property
    void eachCodeIsCompleteAndNoWordOfItTooLong(@ForAll("counts") int[] counts, @ForAll("limits") int most) {
        byte[] lengths = Lengths.of(counts, most);
        long words = 0;
        for (int i = 0; i < lengths.length; i++) {
            assertThat((int) lengths[i]).isBetween(counts[i] > 0 ? 1 : 0, most);
            words += lengths[i] == 0 ? 0 : 1L << (most - lengths[i]);
        }
        assertThat(words).isEqualTo(1L << most);
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.of(6, 7, 15);
    }

    @Property
    void whatOccursMoreOftenHasNoLongerWord(@ForAll("counts") int[] counts, @ForAll("limits") int most) {
        byte[] lengths = Lengths.of(counts, most);
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                if (counts[i] > counts[j] && counts[j] > 0) {
                    assertThat(lengths[i]).isLessThanOrEqualTo(lengths[j]);
                }
            }
        }
    }

    @Property
    void noCodeTakesFewerBits(@ForAll("counts") int[] counts) {
        long least = huffman(counts);
        byte[] lengths = Lengths.of(counts, 40);
        long bits = 0;
        for (int i = 0; i < counts.length; i++) {
            bits += (long) counts[i] * lengths[i];
        }
        Statistics.label("more than one symbol").collect(least > 0);
        assertThat(new Words(lengths).size(counts)).isEqualTo(bits);
        if (least > 0) {
            assertThat(bits).isEqualTo(least);
        }
    }

    /** The sum of all inner nodes; 0 where fewer than two symbols occur. */
    private static long huffman(int[] counts) {
        PriorityQueue<Long> nodes = new PriorityQueue<>();
        for (int count : counts) {
            if (count > 0) {
                nodes.add((long) count);
            }
        }
        long bits = 0;
        while (nodes.size() > 1) {
            long both = nodes.remove() + nodes.remove();
            bits += both;
            nodes.add(both);
        }
        return bits;
    }

    /** The size by which a kind of block is chosen is the one it then has. */
    @Property
    void theHeadOfABlockIsAsLongAsItSays(@ForAll("manyCounts") int[] literals, @ForAll("counts") int[] distances) {
        literals[Ranges.END] = 1;
        Tables tables =
                new Tables(Lengths.of(literals, 15), Lengths.of(Arrays.copyOf(distances, Ranges.DISTANCES), 15));
        BitOutput out = new BitOutput(4, 0, 0);
        tables.put(out);
        int rest = out.count();
        assertThat(8L * out.whole().size() + rest).isEqualTo(tables.size());
    }

    @Provide
    Arbitrary<int[]> manyCounts() {
        return Arbitraries.frequency(Tuple.of(20, 0), Tuple.of(1, 1), Tuple.of(2, 9))
                .array(int[].class)
                .ofSize(Ranges.LITERALS);
    }

    @Property
    void theHeadOfABlockNamesNoSymbolAfterTheLastOneThatOccurs(@ForAll("manyCounts") int[] literals) {
        literals[Ranges.END] = 1;
        literals[0] = 1;
        BitOutput out = new BitOutput(4, 0, 0);
        new Tables(Lengths.of(literals, 15), Lengths.of(new int[Ranges.DISTANCES], 15)).put(out);
        int last = literals.length - 1;
        while (literals[last] == 0) {
            last--;
        }
        int first = (out.whole().at(0) & 0xff) | (out.whole().at(1) & 0xff) << 8;
        assertThat(first & 31).isEqualTo(last + 1 - 257);
        assertThat((first >> 5) & 31)
                .as("two distances, the least that make a code")
                .isEqualTo(1);
    }
}
