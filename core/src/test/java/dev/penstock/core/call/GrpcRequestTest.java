package dev.penstock.core.call;

import static dev.penstock.core.call.GrpcRequest.unary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcRequestTest {
    private static final Cluster AUTH = Cluster.named("auth");

    @Test
    void aRequestIsPutAsItIsWritten() {
        var request = unary("auth.v1.Auth", "Check")
                .metadata("x-who", "a")
                .metadata("X-Who", "b")
                .message(Bytes.utf8("m"))
                .timeout(Duration.ofMillis(7));
        var metadata = Headers.empty().add("x-who", "a").add("x-who", "b");
        assertThat(request.to(AUTH))
                .isEqualTo(new GrpcQuestion(AUTH, "auth.v1.Auth", "Check", metadata, Bytes.utf8("m"), 7));
    }

    @Test
    void itWaits500MillisecondsUnlessItSaysOtherwise() {
        assertThat(unary("a", "B").to(AUTH).timeout()).isEqualTo(500);
        assertThat(unary("a", "B").timeout(Duration.ofMillis(1)).to(AUTH).timeout())
                .isEqualTo(1);
        assertThat(unary("a", "B").timeout(Duration.ofHours(1)).to(AUTH).timeout())
                .isEqualTo(3_600_000);
    }

    @ParameterizedTest
    @MethodSource("dev.penstock.core.call.CallRequestTest#unfitTimeouts")
    void aTimeoutThatIsNoneOrTooLongIsRefused(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unary("a", "B").timeout(timeout))
                .withMessage("timeout of a call must be 1 ms to 1 h, got " + timeout);
    }

    @Test
    void lettersDigitsUnderscoresAndDotsMakeAName() {
        String all = "_.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        assertThat(unary(all, all).to(AUTH).service()).isEqualTo(all);
        for (char c = 0; c < 256; c++) {
            String name = "a" + c;
            if (all.indexOf(c) < 0) {
                assertThatIllegalArgumentException().as(name).isThrownBy(() -> unary(name, "B"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "a?b", "a#", "é", "a\r\nb", "a%20"})
    void aNameThatIsNoPartOfAPathIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unary(name, "B"))
                .withMessageStartingWith("service of a gRPC call must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unary("a", name))
                .withMessageStartingWith("method of a gRPC call must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {":path", "te", "TE", "content-type", "grpc-timeout", "Grpc-Encoding"})
    void metadataThatIsGrpcsOwnIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> unary("a", "B").metadata(name, "x"));
    }
}
