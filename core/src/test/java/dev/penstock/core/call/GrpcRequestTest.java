package dev.penstock.core.call;

import static dev.penstock.core.call.GrpcRequest.unary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        for (var wrong : new Duration[] {Duration.ZERO, Duration.ofMillis(-1), Duration.ofHours(2)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> unary("a", "B").timeout(wrong))
                    .withMessageContaining("1 to 3600000 milliseconds");
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
