package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example {@code leader} in Envoy with four workers; for a minute with {@code -Dpenstock.ticks.seconds=60}. */
@Tag("envoy")
class LeaderTest {
    private static final int SECONDS = Integer.getInteger("penstock.ticks.seconds", 11);
    private static final Path MODULE = Path.of("target", "wasm", "leader.wasm");

    @Test
    void oneVmOfAllLeads() {
        var filter = WasmFilter.of("leader", MODULE).configured("{\"periodMs\":500}");
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(4))
                .filter(filter)
                .start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            TickTimes.pass(Duration.ofSeconds(SECONDS));
            var times = TickTimes.of(gateway.envoy(), "Leader task");
            System.out.printf(
                    "leader: %d lines in %d s from %d VM%n",
                    times.count(), SECONDS, times.byThread().size());
            assertThat(times.byThread().size()).isEqualTo(1);
            assertThat(times.count()).isBetween(SECONDS, 2 * SECONDS);
            assertThat(health.complaints()).isEmpty();
            health.assertNoVmDied();
        }
    }
}
