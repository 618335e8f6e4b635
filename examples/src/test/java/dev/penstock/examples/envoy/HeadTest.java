package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a reply goes with its body is decided by the method that the client has asked with, whatever a plugin makes of it. */
@Tag("envoy")
class HeadTest {
    private static final FixtureModule MODULE = new FixtureModule("otherMethod");

    @ParameterizedTest
    @CsvSource({"HTTP1, HEAD, GET, ''", "HTTP1, GET, HEAD, teapot", "HTTP2, HEAD, POST, ''", "HTTP2, POST, HEAD, teapot"
    })
    void aReplyToHeadHasNoBodyThoughUpstreamWasAskedOtherwise(Protocol client, String asked, String sent, String body) {
        var request = Request.of(asked, "/").header("x-method", sent);
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .filter(MODULE.filter())
                .start()) {
            gateway.upstream().answer(seen -> Answer.answer(200));
            for (int i = 0; i < 3; i++) {
                assertReply(gateway.exchange(client, request), sent, body);
            }
        }
        new InBoth(FixturePlugins.otherMethod(), MODULE, client)
                .exchange(request, Answer.answer(200))
                .forEach((where, seen) -> assertReply(seen, sent, body));
    }

    private static void assertReply(Seen seen, String sent, String body) {
        assertThat(seen.upstream().method()).isEqualTo(sent);
        assertThat(seen.client().status()).isEqualTo(418);
        assertThat(seen.client().header("content-length")).contains("6");
        assertThat(seen.client().body()).isEqualTo(body);
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
    }
}
