package dev.penstock.core.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.Sums;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTest {
    @Test
    void eachEffectHasACaseOfItsOwn() throws Exception {
        Sums.assertThatEachVariantHasACaseOfItsOwn(Effect.class, Effect.Cases.class);
        Sums.assertThatEachVariantHasACaseOfItsOwn(Progress.class, Progress.Cases.class);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theMapsOfADirectionAreNamedAfterIt(Direction direction) {
        assertThat(HeaderMap.headersOf(direction)).hasToString(direction + "_HEADERS");
        assertThat(HeaderMap.trailersOf(direction)).hasToString(direction + "_TRAILERS");
        assertThat(HeaderMap.headersOf(direction).direction()).isEqualTo(direction);
        assertThat(HeaderMap.trailersOf(direction).direction()).isEqualTo(direction);
    }

    @Test
    void aReplyHasAFinalStatus() {
        for (int status = -1; status < 1_000; status++) {
            int any = status;
            if (status >= 200 && status <= 599) {
                assertThat(reply(status, ""))
                        .isEqualTo(new LocalReply(status, Headers.empty(), Bytes.empty(), "", Option.none()));
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> reply(any, ""))
                        .withMessage("status of a response must be 200 to 599, got " + status);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void aStatusThatForbidsABodyIsRefusedWithOne(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reply(status, "ab"))
                .withMessage("a reply with status " + status + " must not have a body, got 2 bytes");
        assertThatCode(() -> reply(200, "ab")).doesNotThrowAnyException();
    }

    private static LocalReply reply(int status, String body) {
        return LocalReply.of(status, Headers.empty(), Bytes.utf8(body));
    }
}
