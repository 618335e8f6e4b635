package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a status code, and what may stand in a log. */
class CharactersTest {
    @Test
    void threeDigitsAreAStatusCode() {
        for (int status = 0; status < 1_000; status++) {
            assertThat(StatusCode.parse("%03d".formatted(status))).isEqualTo(Option.some(status));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "20", "2000", "20/", "20:", "/00", ":00", "2 0", "-20", "+20", "\u0662\u0660\u0660"})
    void nothingElseIsAStatusCode(String text) {
        assertThat(StatusCode.parse(text)).isEmpty();
    }

    @Test
    void controlsSeparatorsAndWhatTurnsTextAroundAreNotPrintable() {
        BitSet layout = new BitSet();
        layout.set(0x2028, 0x202f);
        layout.set(0x2066, 0x206a);
        layout.set(0xfeff);
        for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
            if (Printable.isPrintable(code) == (Character.isISOControl(code) || layout.get(code))) {
                throw new AssertionError("code point " + Integer.toHexString(code));
            }
        }
    }
}
