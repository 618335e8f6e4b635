package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a document goes wrong, and what would have been right there: of a whole text and of a body that passes. */
class MalformedDocumentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "]       | 0 | a value",
                "[1,]    | 3 | a value",
                "[,1]    | 1 | a value",
                "[1}     | 2 | ',' or ']'",
                "[1 2    | 3 | ',' or ']'",
                "[\"a\":1] | 4 | ',' or ']'",
                "[[1] 2  | 5 | ',' or ']'",
                "{a      | 1 | a name in quotes",
                "{,      | 1 | a name in quotes",
                "{\"a\":1,} | 7 | a name in quotes",
                "{\"a\":1,2 | 7 | a name in quotes",
                "{\"a\"}  | 4 | ':'",
                "{\"a\" 1 | 5 | ':'",
                "{\"a\":} | 5 | a value",
                "{\"a\":1] | 6 | ',' or '}'",
                "{\"a\":1 \"b\" | 7 | ',' or '}'",
                "{\"a\":[]\"b\" | 7 | ',' or '}'",
                "[]]     | 2 | nothing after the value",
                "{}]     | 2 | nothing after the value",
                "1]      | 1 | nothing after the value",
                "{}{}    | 2 | nothing after the value",
                "1 2     | 2 | nothing after the value",
                "01      | 1 | nothing after the value",
                "1.0.0   | 3 | nothing after the value",
                "1e1e1   | 3 | nothing after the value",
                "\"a\"b  | 3 | nothing after the value",
                "true1   | 4 | nothing after the value",
                "-x      | 1 | a digit",
                "--1     | 1 | a digit",
                "+1      | 0 | a value",
                "/       | 0 | a value",
                ":       | 0 | a value",
                "1.x     | 2 | a digit",
                "1.e1    | 2 | a digit",
                "1ex     | 2 | a digit or a sign",
                "1e+x    | 3 | a digit",
                "1e-+1   | 3 | a digit",
                "\"\\x\" | 2 | an escape",
                "\"\\u00g0\" | 5 | a hexadecimal digit",
                "\"\\u000\" | 6 | a hexadecimal digit",
                "\"\\u/000\" | 3 | a hexadecimal digit",
                "\"\\u:000\" | 3 | a hexadecimal digit",
                "\"\\u`000\" | 3 | a hexadecimal digit",
                "\"\\u@000\" | 3 | a hexadecimal digit",
                "\"\\u000G\" | 6 | a hexadecimal digit",
            })
    void theFirstWrongByteIsNamedWithWhatWasExpected(String document, int offset, String expected) {
        assertWrong(Bytes.utf8(document), offset, expected);
    }

    private static void assertWrong(Bytes document, int offset, String expected) {
        JsonError error = JsonText.parse(document).getLeft();
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.toString()).contains("expected " + expected + ", found ");
        Abort abort = Abort.malformed("not JSON at byte " + offset + ": expected " + expected);
        for (String pointer : new String[] {"", "/a", "/0"}) {
            var redacting = JsonValues.at(pointer).redact(new Json.Null());
            assertThat(CutBody.whole(document).passed(redacting).abort()).contains(abort);
        }
        assertThat(NoConfig.read(document).isLeft()).isTrue();
        assertThat(NoConfig.read(Bytes.utf8("{\"_a_\":").concat(document).concat(Bytes.utf8("}")))
                        .isLeft())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"tru, true", "fals, false", "nul, null", "trux, true", "falsy, false", "nulL, null"})
    void aWordIsNamedWhereItGoesOnOtherwise(String begun, String word) {
        String document = "[" + begun + "]";
        int same = 0;
        while (same < begun.length() && begun.charAt(same) == word.charAt(same)) {
            same++;
        }
        assertThat(CutBody.whole(Bytes.utf8(document))
                        .passed(JsonValues.at("/a").redact(new Json.Null()))
                        .abort())
                .contains(Abort.malformed("not JSON at byte " + (1 + same) + ": expected " + word));
        assertThat(JsonText.parse(Bytes.utf8(document)).getLeft().toString()).contains("expected " + word);
        assertThat(NoConfig.read(Bytes.utf8(document)).isLeft()).isTrue();
    }

    @Test
    void controlCharactersStandInStringsAsEscapesOnly() {
        for (int control = 0; control < 0x20; control++) {
            assertWrong(Bytes.utf8("\"a" + (char) control + "\""), 2, "no unescaped control character");
        }
        for (char other : new char[] {' ', '!', '#', '[', ']', '~', 0x7f}) {
            assertThat(JsonText.parse(Bytes.utf8("\"" + other + "\"")).isRight())
                    .isTrue();
            assertThat(CutBody.whole(Bytes.utf8("[\"" + other + "\"]"))
                            .passed(JsonValues.at("/0").redact(new Json.Null()))
                            .out())
                    .isEqualTo(Bytes.utf8("[null]"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "c0 80, 1",
        "c1 bf, 1",
        "80, 1",
        "c3 28, 2",
        "e0 9f 80, 2",
        "ed a0 80, 2",
        "f0 8f 80 80, 2",
        "f4 90 80 80, 2",
        "f5 80 80 80, 1",
        "e2 82 28, 3",
        "f0 9f 91 28, 4"
    })
    void malformedUtf8IsWrongAtItsFirstByteThatCannotStandThere(String hex, int offset) {
        Bytes document = Bytes.utf8("\"")
                .concat(Bytes.copyOf(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .concat(Bytes.utf8("\""));
        assertThat(JsonText.parse(document).getLeft().toString()).contains("expected well-formed UTF-8");
        assertThat(CutBody.whole(document)
                        .passed(JsonValues.at("").redact(new Json.Null()))
                        .abort())
                .contains(Abort.malformed("not JSON at byte " + offset + ": expected well-formed UTF-8"));
    }

    @Test
    void aByteOrderMarkStandsWholeAndFirstOnly() {
        Bytes marked = Bytes.utf8("\ufeff[1]");
        var redacting = JsonValues.at("/0").redact(new Json.Null());
        assertThat(CutBody.whole(marked).passed(redacting).out()).isEqualTo(Bytes.utf8("\ufeff[null]"));
        assertThat(JsonText.parse(marked).isRight()).isTrue();
        Bytes cut = Bytes.copyOf(new byte[] {(byte) 0xef, (byte) 0xbb, '1'});
        assertThat(CutBody.whole(cut).passed(redacting).abort())
                .contains(Abort.malformed("not JSON at byte 2: expected a byte order mark"));
        CutBody second = new CutBody(Vector.of(Bytes.utf8("[1,"), Bytes.utf8("   \ufeff2]")));
        assertThat(second.passed(redacting).abort()).contains(Abort.malformed("not JSON at byte 6: expected a value"));
        for (String late : new String[] {" \ufeff1", "[\ufeff1]", "\ufeff\ufeff1"}) {
            assertThat(CutBody.whole(Bytes.utf8(late))
                            .passed(redacting)
                            .abort()
                            .get()
                            .reason())
                    .endsWith(": expected a value");
            assertThat(JsonText.parse(Bytes.utf8(late)).isLeft()).isTrue();
        }
    }

    @Test
    void numbersOfEveryFormAreRead() {
        for (String number : List.of(
                "0", "-0", "7", "10", "-19", "0.5", "-0.05", "10.010", "1e1", "1E+1", "0e-0", "-1.5E09", "9.0e00")) {
            for (String document : new String[] {number, number + "\n", "[" + number + "]", "[0," + number + " ]"}) {
                Bytes bytes = Bytes.copyOf(document.getBytes(StandardCharsets.US_ASCII));
                assertThat(JsonText.parse(bytes).isRight()).as(document).isTrue();
                assertThat(CutBody.whole(bytes)
                                .passed(JsonValues.at("/9").redact(new Json.Null()))
                                .out())
                        .isEqualTo(bytes);
                assertThat(NoConfig.read(bytes).getLeft()).startsWith("$: expected an object, found ");
            }
        }
    }
}
