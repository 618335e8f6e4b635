package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class BytesProperties {
    @Property
    void equalContentsAreEqualBytes(@ForAll byte[] content) {
        Bytes padded = Bytes.copyOf(new byte[] {1}).concat(Bytes.copyOf(content));
        Bytes sliced = padded.slice(1, padded.size());
        assertThat(sliced).isEqualTo(Bytes.copyOf(content));
        assertThat(sliced.hashCode()).isEqualTo(Arrays.hashCode(content));
        assertThat(sliced.toArray()).isEqualTo(content);
    }

    @Property
    void anotherByteMakesOtherBytes(
            @ForAll @Size(min = 1, max = 20) byte[] content, @ForAll @IntRange(max = 19) int at) {
        byte[] changed = content.clone();
        changed[at % content.length]++;
        assertThat(Bytes.copyOf(changed)).isNotEqualTo(Bytes.copyOf(content));
        assertThat(Bytes.copyOf(content).endsWith(Bytes.copyOf(changed))).isFalse();
        assertThat(Bytes.copyOf(content).endsWith(Bytes.copyOf(content).slice(at % content.length, content.length)))
                .isTrue();
        assertThat(Bytes.copyOf(content)).isNotEqualTo(Bytes.copyOf(content).slice(1, content.length));
    }

    @Property
    void aRangeIsCopiedToItsPlace(
            @ForAll @Size(max = 20) byte[] content,
            @ForAll @IntRange(max = 20) int one,
            @ForAll @IntRange(max = 20) int other,
            @ForAll @IntRange(max = 5) int place) {
        int from = Math.min(Math.min(one, other), content.length);
        int to = Math.min(Math.max(one, other), content.length);
        Bytes sliced =
                Bytes.copyOf(new byte[] {1, 2, 3}).concat(Bytes.copyOf(content)).slice(3, content.length + 3);
        byte[] target = new byte[30];
        sliced.copyTo(from, to, target, place);
        byte[] expected = new byte[30];
        System.arraycopy(content, from, expected, place, to - from);
        assertThat(target).isEqualTo(expected);
        assertThat(Bytes.empty()
                        .builder(1)
                        .append(Bytes.utf8("x"))
                        .append(sliced, from, to)
                        .build())
                .isEqualTo(Bytes.utf8("x").concat(Bytes.copyOf(Arrays.copyOfRange(content, from, to))));
    }

    @Property
    void aCopyDoesNotFollowItsArray(@ForAll byte[] content) {
        byte[] array = content.clone();
        Bytes bytes = Bytes.copyOf(array);
        Arrays.fill(array, (byte) 7);
        assertThat(bytes.toArray()).isEqualTo(content);
    }

    @Property
    void indexOfIsTheLeastPlaceOfThePattern(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String text,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 4) String pattern,
            @ForAll @IntRange(max = 12) int from) {
        int start = Math.min(from, text.length());
        assertThat(Bytes.utf8(text).indexOf(Bytes.utf8(pattern), start)).isEqualTo(text.indexOf(pattern, start));
    }

    @Property
    void indexOfEitherIsTheLeastPlaceOfOneOfTwo(
            @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 30) String text,
            @ForAll @CharRange(from = 'a', to = 'f') char one,
            @ForAll @CharRange(from = 'a', to = 'f') char other,
            @ForAll @IntRange(max = 30) int start) {
        int from = Math.min(start, text.length());
        int expected = from;
        while (expected < text.length() && text.charAt(expected) != one && text.charAt(expected) != other) {
            expected++;
        }
        assertThat(Bytes.utf8(text).indexOfEither(one, other, from)).isEqualTo(expected);
        assertThat(Bytes.utf8("\ufeff" + text).slice(3, 3 + text.length()).indexOfEither(one, other, from))
                .isEqualTo(expected);
    }

    @Property
    void aWordIsEightBytesThatGoOnWithZeros(@ForAll byte[] content, @ForAll @IntRange(max = 300) int from) {
        int index = Math.min(from, content.length);
        Bytes padded = Bytes.copyOf(new byte[] {1, 2, 3}).concat(Bytes.copyOf(content));
        byte[] eight = Arrays.copyOf(Arrays.copyOfRange(content, index, content.length), 8);
        assertThat(padded.slice(3, padded.size()).wordAt(index))
                .isEqualTo(ByteBuffer.wrap(eight).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    @Property
    void buildingFromPartsIsConcatenation(@ForAll byte[] first, @ForAll byte[] second, @ForAll byte[] third) {
        Bytes built = Bytes.empty()
                .builder(1)
                .append(Bytes.copyOf(first))
                .append(Bytes.copyOf(second))
                .append(Bytes.copyOf(third))
                .build();
        assertThat(built)
                .isEqualTo(Bytes.copyOf(first).concat(Bytes.copyOf(second)).concat(Bytes.copyOf(third)));
        assertThat(built.endsWith(Bytes.copyOf(third))).isTrue();
    }

    @Property
    void aPrefixLeadsTheBytesItWasCutFrom(@ForAll byte[] content, @ForAll @IntRange(max = 20) int size) {
        Bytes whole = Bytes.copyOf(content);
        Bytes prefix = whole.slice(0, Math.min(size, whole.size()));
        assertThat(prefix.isEmpty() || prefix.leads(whole)).isTrue();
        assertThat(whole.isEmpty() || Bytes.copyOf(content).leads(whole)).isEqualTo(whole.isEmpty());
    }

    @Property
    void textSurvivesAsUtf8(@ForAll String text) {
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(Bytes.utf8(text).utf8()).isEqualTo(encodable);
    }

    @Example
    void rangesBeyondTheEndAreRefused() {
        Bytes three = Bytes.utf8("abc");
        assertThatThrownBy(() -> three.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.slice(0, 2).at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.wordAt(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.slice(0, 2).wordAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        Bytes ten = Bytes.utf8("x0123456789x").slice(1, 11);
        assertThatThrownBy(() -> ten.wordAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.indexOf(three, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void longBytesPrintTheirStartAndSize() {
        assertThat(Bytes.utf8("x".repeat(64))).hasToString("x".repeat(64));
        assertThat(Bytes.utf8("x".repeat(100))).hasToString("x".repeat(64) + "... (100 bytes)");
    }

    @Example
    void aBuilderMayLeaveReplacingToItsCaller() {
        BytesBuilder builder = Bytes.empty().builder(1);
        assertThat(builder.appendReplaced(
                        Bytes.utf8("abab"), 1, Pattern.of(Bytes.utf8("b")), Pattern.of(Bytes.utf8("c"))))
                .isEqualTo(1);
        assertThat(builder.build()).isEqualTo(Bytes.empty());
    }
}
