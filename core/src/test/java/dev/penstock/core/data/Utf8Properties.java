package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8Properties {
    /** Bytes at the edges of what may lead and follow, so that most sequences are nearly well-formed. */
    @Provide
    Arbitrary<byte[]> nearlyWellFormed() {
        return Arbitraries.of(
                        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
                        0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff)
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofMaxSize(10);
    }

    @Property(tries = 10_000)
    void decodingEqualsTheJdksOnNearlyWellFormedBytes(@ForAll("nearlyWellFormed") byte[] bytes) {
        assertThat(Utf8.decode(bytes)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void decodingEqualsTheJdksOnAnyBytes(@ForAll byte[] bytes) {
        assertThat(Utf8.decode(bytes)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property(tries = 5_000)
    void encodingEqualsTheJdksOnAnyChars(@ForAll("anyChars") String text) {
        assertThat(Utf8.encode(text).toArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> anyChars() {
        Arbitrary<Character> chars = Arbitraries.oneOf(
                Arbitraries.chars(),
                Arbitraries.of(
                        '\0', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud800', '\udbff', '\udc00', '\udfff',
                        '\uffff'));
        return chars.list().ofMaxSize(12).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
    }

    @Example
    void theFirstAndLastCodePointOfEachLengthAreWrittenAndReadAsByTheJdk() {
        for (int code : new int[] {0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff}) {
            String text = Character.toString(code);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.encode(text).toArray()).isEqualTo(bytes);
            assertThat(Utf8.decode(bytes)).isEqualTo(text);
        }
    }

    @Property(tries = 5_000)
    void aCodePointIsAsLongAsTheJdkReadsItAndOneMayBeginAtTheEnd(@ForAll("nearlyWellFormed") byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            byte[] rest = Arrays.copyOfRange(bytes, index, bytes.length);
            int found = Bytes.copyOf(bytes).codePointAt(index);
            assertThat(Integer.signum(found) * Math.max(found, 1)).isEqualTo(lengthOf(rest));
        }
    }

    /** -1 when more bytes can make it a code point. */
    private static int lengthOf(byte[] rest) {
        for (int size = 1; size <= Math.min(4, rest.length); size++) {
            if (isCodePoint(Arrays.copyOf(rest, size))) {
                return size;
            }
        }
        return canBecomeOne(rest) ? -1 : 0;
    }

    private static boolean isCodePoint(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) == 1
                && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** The least and the greatest byte that may follow stand for all. */
    private static boolean canBecomeOne(byte[] bytes) {
        if (bytes.length > 3) {
            return false;
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        for (int next : new int[] {0x80, 0xbf}) {
            longer[bytes.length] = (byte) next;
            if (isCodePoint(longer) || canBecomeOne(longer)) {
                return true;
            }
        }
        return false;
    }
}
