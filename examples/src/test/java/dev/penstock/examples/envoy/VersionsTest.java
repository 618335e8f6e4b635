package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions of Envoy that a module is made for. */
@Tag("envoy")
class VersionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.36.4", "1.39.3", "1.40.0"})
    void theModuleLoadsAndServes(String version) {
        var binary = EnvoyBinary.version(version, System.out);
        try (var gateway =
                Gateway.with(binary).filter(Replacement.SAME_LENGTH.filter()).start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            gateway.upstream().answer(request -> answer(200).chunks("very o", "ld"));
            for (var protocol : Protocol.values()) {
                var seen = gateway.exchange(
                        protocol, post("/").chunks("ol", "d hat").trailer("x-end", "1"));
                assertThat(seen.upstream().body()).isEqualTo("new hat");
                assertThat(seen.client().body()).isEqualTo("very new");
            }
            assertThat(health.complaints()).isEmpty();
            health.assertNoVmDied();
        }
    }
}
