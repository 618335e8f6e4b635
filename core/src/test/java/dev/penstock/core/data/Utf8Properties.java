package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
        assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
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
}
