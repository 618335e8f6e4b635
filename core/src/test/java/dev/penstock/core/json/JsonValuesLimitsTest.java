package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.body.Passed;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** Values that are changed in a body: how long they may be, when the end decides, and what stays as it came. */
class JsonValuesLimitsTest {
    private static BodyTransform same(String pointer, int most) {
        return JsonValues.at(pointer).map(value -> JsonText.of(Json.string("changed")), most);
    }

    private static CutBody body(String... chunks) {
        return new CutBody(Vector.of(chunks).map(Bytes::utf8));
    }

    @Test
    void aValueMayHaveAsManyBytesAsItsLimitSays() {
        for (CutBody sound : List.of(body("[123]"), body("[12", "3]"), body("[", "1", "23", "]"))) {
            assertThat(sound.through(same("/0", 3))).isEqualTo(Bytes.utf8("[\"changed\"]"));
        }
        for (CutBody longer : List.of(body("[1234]"), body("[12", "34]"), body("[1234"), body("[\"12"))) {
            assertThat(longer.passed(same("/0", 2)).abort())
                    .contains(Abort.tooLarge("a JSON value of the body has more than 2 bytes"));
        }
        assertThat(body("123").through(same("", 3))).isEqualTo(Bytes.utf8("\"changed\""));
        assertThatThrownBy(() -> same("", 0)).hasMessage("JSON values: the most bytes must be at least 1, got 0");
        assertThat(body("7").through(same("", 1))).isEqualTo(Bytes.utf8("\"changed\""));
    }

    @Test
    void onlyANumberThatTheEndMayEndIsDeferred() {
        assertThat(deferred(same("", 9), "12")).isTrue();
        assertThat(deferred(same("", 9), "-")).isFalse();
        assertThat(deferred(same("/0", 9), "[12")).isFalse();
        assertThat(deferred(same("", 9), "12 ")).isFalse();
        assertThat(deferred(JsonValues.at("").redact(new Json.Null()), "12")).isFalse();
    }

    private static boolean deferred(BodyTransform transform, String chunk) {
        return Passed.isDeferred(transform.start().step(Bytes.utf8(chunk)).next());
    }

    @Test
    void valuesThatStayGoOnAsTheChunkTheyCameIn() {
        Bytes chunk = Bytes.utf8("[1, \"a\", {\"b\":[]}]");
        BodyTransform same = JsonValues.at("/*").map(value -> value);
        assertThat(same.start().step(chunk).out()).isSameAs(chunk);
    }

    @Test
    void aBodyThatEndsWithinAValueIsAborted() {
        assertThat(body("[1,", "2").passed(same("/0", 9)).abort())
                .contains(Abort.malformed("not JSON: it ends at byte 4, within a value"));
        assertThat(body().passed(same("/0", 9)).abort()).isEmpty();
    }
}
