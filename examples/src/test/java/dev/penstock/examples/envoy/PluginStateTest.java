package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the examples {@code plugin-context} and {@code memory-managed} keep and say in each VM of a real Envoy. */
@Tag("envoy")
class PluginStateTest {
    private static final Path MODULES = Path.of("target", "wasm");

    @Test
    void requestsUnderWayTogetherAreNumberedByTheWorkerThatServesTheirConnection() {
        long before = Instant.now().getEpochSecond();
        try (var gateway = start(filter("plugin-context").configured("{\"_plugin_id_\":\"p-1\"}"))) {
            long started = Instant.now().getEpochSecond();
            gateway.upstream().answer(request -> answer(200).chunks("a", "b").pause(Duration.ofMillis(20)));
            var answers = gateway.client(Protocol.HTTP2).sendAll(Vector.fill(200, PluginStateTest::request));
            assertThat(answers.map(each -> each.header("x-request-count").get()).sorted())
                    .containsExactlyElementsOf(
                            Vector.rangeClosed(1, 200).map(String::valueOf).sorted());
            assertThat(answers.map(each ->
                                    Long.parseLong(each.header("x-init-time").get()))
                            .distinct())
                    .singleElement()
                    .satisfies(time -> assertThat(time).isBetween(before, started));
        }
    }

    @Test
    void oneLineOfEachVmSaysThatEnvoyRebuildsNone() {
        int workers = 2;
        var config =
                "{\"_plugin_id_\":\"p-1\",\"rebuildAfterRequests\":1,\"rebuildAtBytes\":1,\"maxRequestsPerIoCycle\":1}";
        try (var gateway = start(filter("memory-managed").configured(config))) {
            var health = EnvoyHealth.of(gateway.envoy());
            for (var protocol : Protocol.values()) {
                assertThat(gateway.exchange(protocol, request()).client().status())
                        .isEqualTo(200);
            }
            assertThat(PluginLine.all(gateway.envoy().log()))
                    .as("one of the VM that Envoy tries first, of the main thread's and of each worker's")
                    .hasSize(2 + workers)
                    .allSatisfy(line -> {
                        assertThat(line.level()).isEqualTo("info");
                        assertThat(line.id()).isEqualTo("p-1");
                        assertThat(line.message()).startsWith("this proxy has nothing for rebuildAfterRequests");
                    });
            health.assertNoVmDied();
        }
    }

    private static Request request() {
        return get("/");
    }

    private static WasmFilter filter(String name) {
        return WasmFilter.of(name, MODULES.resolve(name + ".wasm"));
    }

    private static Gateway start(WasmFilter filter) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT)
                .filter(filter)
                .start();
    }
}
