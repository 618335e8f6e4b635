package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PatternProperties {
    @Property
    void itBeginsTheWordsThatStartWithItsFirstBytes(
            @ForAll @Size(min = 1, max = 10) byte[] bytes, @ForAll @Size(max = 10) byte[] after) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        assertThat(pattern.size()).isEqualTo(bytes.length);
        assertThat(pattern.headSize()).isEqualTo(Math.min(bytes.length, 8));
        assertThat(pattern.begins(
                        Bytes.copyOf(bytes).concat(Bytes.copyOf(after)).wordAt(0)))
                .isTrue();
    }

    @Property
    void itBeginsNoWordThatDiffersInOneOfThem(
            @ForAll @Size(min = 1, max = 10) byte[] bytes, @ForAll @IntRange(max = 7) int place) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        byte[] changed = bytes.clone();
        changed[place % pattern.headSize()]++;
        assertThat(pattern.begins(Bytes.copyOf(changed).wordAt(0))).isFalse();
    }

    @Property
    void itsFirstAndItsLastComparedByteFillAWordEach(@ForAll @Size(min = 1, max = 10) byte[] bytes) {
        Pattern pattern = Pattern.of(Bytes.copyOf(bytes));
        for (int i = 0; i < 8; i++) {
            assertThat((byte) (pattern.first() >>> (8 * i))).isEqualTo(bytes[0]);
            assertThat((byte) (pattern.last() >>> (8 * i))).isEqualTo(bytes[pattern.headSize() - 1]);
        }
    }
}
