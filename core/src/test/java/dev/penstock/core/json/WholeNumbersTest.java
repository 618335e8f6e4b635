package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers are whole: the same in a value and in a text. */
class WholeNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "9, 9",
        "-17, -17",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void theyAreReadUpTo64Bits(String text, long number) {
        for (String document : new String[] {text, " \n" + text + " "}) {
            assertThat(JsonText.parse(Bytes.utf8(document)).get().asWholeNumber())
                    .contains(number);
            assertThat(JsonReader.read(document).get().asWholeNumber()).contains(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "100000000000000000000",
                "1.0",
                "1e2",
                "\"7\"",
                "true",
                "null",
                "[7]",
                "{}"
            })
    void nothingElseIsOne(String document) {
        assertThat(JsonText.parse(Bytes.utf8(document)).get().asWholeNumber()).isEqualTo(Option.none());
        assertThat(JsonReader.read(document).get().asWholeNumber()).isEqualTo(Option.none());
    }
}
