package dev.penstock.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NumbersTest {

    @Example
    void numbersHaveTheBytesOfTheSpecification() {
        assertThat(new WasmWriter().unsigned(624_485).toBytes()).containsExactly(0xE5, 0x8E, 0x26);
        assertThat(new WasmWriter().signed(-123_456).toBytes()).containsExactly(0xC0, 0xBB, 0x78);
        assertThat(new WasmWriter().signed(63).toBytes()).containsExactly(0x3F);
        assertThat(new WasmWriter().signed(64).toBytes()).containsExactly(0xC0, 0x00);
        assertThat(new WasmWriter().name("né").toBytes()).containsExactly(3, 'n', 0xC3, 0xA9);
    }

    @Property
    void unsignedNumbersRoundTrip(@ForAll @IntRange int number) {
        assertThat(reader(new WasmWriter().unsigned(number)).unsigned()).isEqualTo(number);
    }

    @Property
    void unsigned64BitNumbersRoundTrip(@ForAll long number) {
        assertThat(reader(new WasmWriter().unsigned(number)).unsigned64()).isEqualTo(number);
    }

    @Property
    void signedNumbersRoundTrip(@ForAll int small, @ForAll long large) {
        WasmReader reader = reader(new WasmWriter().signed(small).signed(large));

        assertThat(reader.signed32()).isEqualTo(small);
        assertThat(reader.signed64()).isEqualTo(large);
        reader.requireEnd();
    }

    @Property
    void namesRoundTrip(@ForAll("names") String name) {
        assertThat(reader(new WasmWriter().name(name)).name()).isEqualTo(name);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
    }

    @Example
    void aNumberThatNeverEndsIsMalformed() {
        byte[] endless = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0};

        assertThatThrownBy(() -> new WasmReader(endless).unsigned())
                .isInstanceOf(MalformedModule.class)
                .hasMessage("LEB128 longer than 32 bits at offset 5");
    }

    @Example
    void aNumberCutShortIsMalformed() {
        assertThatThrownBy(() -> new WasmReader(new byte[] {(byte) 0x80}).unsigned())
                .isInstanceOf(MalformedModule.class)
                .hasMessage("unexpected end at offset 1");
    }

    @Example
    void aCountNoInputCouldHoldIsMalformed() {
        byte[] count = new WasmWriter().unsigned(Integer.MAX_VALUE).toBytes();

        assertThatThrownBy(() -> new WasmReader(count).vector(WasmReader::octet))
                .isInstanceOf(MalformedModule.class)
                .hasMessageStartingWith("expected 2147483647 bytes, found 0");
    }

    @Example
    void aNameThatIsNotUtf8IsMalformed() {
        assertThatThrownBy(() -> new WasmReader(new byte[] {1, (byte) 0xFF}).name())
                .isInstanceOf(MalformedModule.class)
                .hasMessage("name is not UTF-8 at offset 0");
    }

    private static WasmReader reader(WasmWriter written) {
        return new WasmReader(written.toBytes());
    }
}
