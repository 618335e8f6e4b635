package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PatternProperties {
    @Property
    void itBeginsTheWordsThatStartWithItsFirstBytes(
            @ForAll @Size(min = 1, max = 10) byte[] bytes, @ForAll @Size(max = 10) byte[] after) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        assertThat(pattern.size()).isEqualTo(bytes.length);
        assertThat(pattern.begins(
                        Bytes.copyOf(bytes).concat(Bytes.copyOf(after)).wordAt(0)))
                .isTrue();
    }

    @Property
    void itBeginsNoWordThatDiffersInOneOfThem(
            @ForAll @Size(min = 1, max = 10) byte[] bytes, @ForAll @IntRange(max = 7) int place) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        byte[] changed = bytes.clone();
        changed[place % Math.min(bytes.length, Long.BYTES)]++;
        assertThat(pattern.begins(Bytes.copyOf(changed).wordAt(0))).isFalse();
    }

    @Property
    void itsHeadIsItsFirstEightBytesAndItsMaskAllBitsOfThem(@ForAll @Size(min = 1, max = 10) byte[] bytes) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        byte[] ones = new byte[bytes.length];
        Arrays.fill(ones, (byte) -1);
        assertThat(pattern.head()).isEqualTo(Bytes.copyOf(bytes).wordAt(0));
        assertThat(pattern.mask()).isEqualTo(Bytes.copyOf(ones).wordAt(0));
    }

    @Property
    void itIsBegunByTheMostBytesThatOthersEndWith(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 10) String bytes,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 7) String before) {
        String seen = before.substring(0, Math.min(before.length(), bytes.length() - 1));
        int expected = seen.length();
        while (!bytes.startsWith(seen.substring(seen.length() - expected))) {
            expected--;
        }
        assertThat(Pattern.of(Bytes.utf8(bytes)).begunBy(Bytes.utf8(seen).wordAt(0), seen.length()))
                .isEqualTo(expected);
    }

    @Property
    void itsEndsAreTheFirstAndTheLastComparedByteAndHowFarTheyAreApart(@ForAll @Size(min = 1, max = 10) byte[] bytes) {
        int ends = Pattern.of(Bytes.copyOf(bytes)).ends();
        int gap = Math.min(bytes.length, Long.BYTES) - 1;
        assertThat((byte) ends).isEqualTo(bytes[0]);
        assertThat((byte) (ends >> 8)).isEqualTo(bytes[gap]);
        assertThat(ends >> 16).isEqualTo(gap);
    }
}
