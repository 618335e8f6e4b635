package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.LogLine;
import dev.penstock.testkit.envoy.Protocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A body that is encoded does not hold the text it stands for. */
@Tag("envoy")
class EncodingTest {
    @Test
    void anEncodedBodyPassesUntouchedWithOneDebugLine() {
        var setup = Gateway.with(EnvoyBinary.find(System.out)).filter(Replacement.LONGER.filter());
        try (var gateway = setup.start()) {
            gateway.upstream().answer(request -> answer(200)
                    .header("content-encoding", "br")
                    .chunks("an ol", "d book")
                    .contentLength());
            for (var protocol : Protocol.values()) {
                var logged = gateway.envoy().log().size();
                var seen = gateway.exchange(
                        protocol,
                        post("/")
                                .header("content-encoding", "gzip")
                                .chunks("ol", "d hat")
                                .contentLength());
                assertThat(seen.upstream().body()).isEqualTo("old hat");
                assertThat(seen.upstream().header("content-length")).contains("7");
                assertThat(seen.client().body()).isEqualTo("an old book");
                assertThat(seen.client().header("content-length")).contains("11");
                assertThat(gateway.envoy().log().drop(logged).flatMap(LogLine::said))
                        .containsExactly(
                                "request body with content-encoding 'gzip' passes untouched",
                                "response body with content-encoding 'br' passes untouched");
            }
        }
    }
}
