package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.Observation;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

/** What is learned of the values in a body, and when. */
class JsonFoldTest {
    private static Observation<String> after(int most, String pointer, String... chunks) {
        Observation<String> seen = JsonValues.at(pointer)
                .fold(
                        "",
                        most,
                        (before, number, value) -> before + value.bytes().utf8() + ";");
        for (String chunk : chunks) {
            seen = seen.step(Bytes.utf8(chunk));
        }
        return seen;
    }

    @Test
    void aNumberThatMayGoOnIsKnownAtTheEndOnly() {
        assertThat(after(9, "", "1", "2").value(false)).isEmpty();
        assertThat(after(9, "", "1", "2").value(true)).isEqualTo("12;");
        assertThat(after(9, "", "1", "2 ").value(false)).isEqualTo("12;");
        assertThat(after(9, "", "1", "2 ").value(true)).isEqualTo("12;");
    }

    @Test
    void whatIsCutIsNotLearned() {
        for (String cut : List.of("\"ab", "-", "tru", "{", "[1")) {
            assertThat(after(9, "", cut).value(true)).isEmpty();
        }
        assertThat(after(9, "/0", "[1").value(true)).isEmpty();
        assertThat(after(9, "/*", "[1,2").value(true)).isEqualTo("1;");
    }

    @Test
    void aValueOfAsManyBytesAsMayBeIsLearnedAndALongerOneIsPassedOver() {
        for (String[] chunks :
                List.of(new String[] {"[123,1234,56]"}, new String[] {"[12", "3,1", "2", "34,5", "6]"}, new String[] {
                    "[123", ",1234,", "56", "]"
                })) {
            assertThat(after(3, "/*", chunks).value(true)).isEqualTo("123;56;");
        }
        assertThat(after(3, "", "12", "3").value(true)).isEqualTo("123;");
        assertThat(after(3, "", "12", "34").value(true)).isEmpty();
    }

    @Test
    void afterWhatIsNotJsonNothingIsLearned() {
        assertThat(after(9, "/*", "[1,2", " x", ",3]").value(true)).isEqualTo("1;2;");
        assertThat(after(9, "", "1x", ",2").value(true)).isEqualTo("1;");
    }
}
