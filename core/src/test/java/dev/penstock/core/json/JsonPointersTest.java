package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.CutBody;
import dev.penstock.core.body.Observation;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointersTest {
    /** Section 5 of RFC 6901, but for the whole document, with 0 and on in the place of its values. */
    private static final String RFC =
            "{\"foo\":[\"bar\",0],\"\":1,\"a/b\":2,\"c%d\":3,\"e^f\":4,\"g|h\":5,\"i\\\\j\":6,\"k\\\"l\":7,\" \":8,\"m~n\":9,\"~1\":10}";

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/foo/1,0",
                "/,1",
                "/a~1b,2",
                "/c%d,3",
                "/e^f,4",
                "/g|h,5",
                "/i\\j,6",
                "/k\"l,7",
                "/ ,8",
                "/m~0n,9",
                "/~01,10"
            })
    void thePointersOfRfc6901LeadToTheirValues(String pointer, int number) {
        assertThat(found(RFC, pointer)).containsExactly("0 " + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/~", "/a/~", "/~/0", "/~2", "/a~b"})
    void whatFollowsATildeIsZeroOrOne(String pointer) {
        assertThatThrownBy(() -> JsonValues.at(pointer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON pointer must have '0' or '1' after '~', got '" + pointer + "'");
    }

    @Test
    void aNameMayBeWrittenInEscapesAlone() {
        assertThat(found("{\"\\u0061\":1,\"a\":2,\"\\u0062\":3}", "/a")).containsExactly("0 1", "0 2");
        assertThat(found("{\"\\ud83d\\ude00\":1}", "/😀")).containsExactly("0 1");
        assertThat(found("{\"aa\":1,\"a a long name\":2,\"\":3}", "/a")).isEmpty();
    }

    @Test
    void thereMayBe64AndEachHasItsNumber() {
        Vector<String> all = Vector.range(0, 64).map(index -> "/" + index);
        List<String> found = found("[" + Vector.range(0, 70).mkString(",") + "]", all.toJavaArray(String[]::new));
        assertThat(found).isEqualTo(List.range(0, 64).map(index -> index + " " + index));
        assertThatThrownBy(() -> JsonValues.at(all.append("/64").toJavaArray(String[]::new)))
                .hasMessage("JSON values: 1 to 64 pointers may be given, got 65");
    }

    @Test
    void ofSeveralThatLeadToOneValueTheFirstCountsAndNothingWithinIsLookedAt() {
        assertThat(found("{\"a\":{\"b\":1},\"c\":[2]}", "/a/b", "/*", "/a", "/c/0"))
                .containsExactly("1 an object", "1 an array");
        assertThat(found("[[1,2],3]", "/0/1", "/1", "/*/*")).containsExactly("2 1", "0 2", "1 3");
    }

    /** The same in one chunk and byte by byte. */
    private static List<String> found(String document, String... pointers) {
        CutBody whole = CutBody.whole(Bytes.utf8(document));
        List<String> found = found(whole, pointers);
        assertThat(found(
                        new CutBody(Vector.range(0, whole.whole().size())
                                .map(at -> whole.whole().slice(at, at + 1))),
                        pointers))
                .isEqualTo(found);
        return found;
    }

    private static List<String> found(CutBody body, String... pointers) {
        Observation<List<String>> seen = JsonValues.at(pointers)
                .fold(
                        List.empty(),
                        100,
                        (before, pointer, value) -> before.append(
                                pointer + " " + JsonReader.read(value.bytes()).get()));
        for (Bytes chunk : body.chunks()) {
            seen = seen.step(chunk);
        }
        return seen.value(true);
    }
}
