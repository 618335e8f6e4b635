package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.WasmFilter;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recurring tasks in Envoy with four workers; for a minute with {@code -Dpenstock.ticks.seconds=60}. */
@Tag("envoy")
class TicksTest {
    private static final int SECONDS = Integer.getInteger("penstock.ticks.seconds", 11);
    private static final int WORKERS = 4;
    private static final Duration DRAIN = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path MODULE = Path.of("target", "wasm", "ticks.wasm");

    @Test
    void eachVmTicksEachSecondAndEachFiveSeconds() {
        try (var gateway = start("{}", UnaryOperator.identity())) {
            var health = EnvoyHealth.of(gateway.envoy());
            TickTimes.pass(Duration.ofSeconds(SECONDS).plusMillis(500));
            requireRegular(gateway, "1s tick", Duration.ofSeconds(1));
            requireRegular(gateway, "5s tick", Duration.ofSeconds(5));
            health.assertNoVmDied();
        }
    }

    /** Of a short run on a machine that does other things too, half must be in time; of a long one all but one in a hundred. */
    private static void requireRegular(Gateway gateway, String message, Duration period) {
        var times = TickTimes.of(gateway.envoy(), message);
        long expected = SECONDS / period.toSeconds();
        assertThat(times.byThread().size())
                .as("VMs: the workers' and the main thread's")
                .isEqualTo(WORKERS + 1);
        assertThat(times.byThread().values().map(Seq::size))
                .allSatisfy(count -> assertThat((long) count).isBetween(expected - 1, expected + 1));
        Seq<Double> jitter = times.jitter(period);
        double median = jitter.get(jitter.size() / 2);
        double most = jitter.get(Math.min(jitter.size() - 1, jitter.size() * 99 / 100));
        System.out.printf(
                "%s: %d intervals in %d s, jitter median %.2f %%, 99th percentile %.2f %%, most %.2f %%%n",
                message, jitter.size(), SECONDS, 100 * median, 100 * most, 100 * jitter.last());
        assertThat(SECONDS >= 60 ? most : median).as("jitter").isLessThan(0.1);
    }

    /** The old configuration comes back before its root has ended: Envoy does not configure it again. */
    @Test
    void theTicksOfAConfigurationThatWasReplacedEndAndComeBackWithIt() {
        String old = "{\"fast\":200,\"slow\":600000}";
        try (var gateway = start(old, Bootstrap::watched)) {
            TickTimes.pass(Duration.ofMillis(900));
            gateway.update(withConfiguration("{\"fast\":600000,\"slow\":200}"));
            TickTimes.pass(Duration.ofSeconds(1));
            int fast = count(gateway, "1s tick");
            int slow = count(gateway, "5s tick");
            TickTimes.pass(Duration.ofSeconds(1));
            assertThat(count(gateway, "1s tick")).as("the old one's").isEqualTo(fast);
            assertThat(count(gateway, "5s tick")).as("the new one's").isGreaterThan(slow);
            gateway.update(withConfiguration(old));
            assertThat(gateway.envoy().awaitEntries(PATIENCE, log -> count(gateway, "1s tick") > fast))
                    .as("the old one's again, when the new one has drained")
                    .isTrue();
        }
    }

    private static int count(Gateway gateway, String message) {
        return TickTimes.of(gateway.envoy(), message).count();
    }

    private static UnaryOperator<Bootstrap> withConfiguration(String config) {
        return bootstrap -> bootstrap.filters(Vector.of(filter(config)));
    }

    private static WasmFilter filter(String config) {
        return WasmFilter.of("ticks", MODULE).configured(config);
    }

    private static Gateway start(String config, UnaryOperator<Bootstrap> change) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(WORKERS).draining(DRAIN))
                .filter(filter(config))
                .configured(change)
                .start();
    }
}
