package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import io.vavr.collection.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A body much larger than Envoy's buffer limit passes, whichever protocols it comes in: a plugin that asked Envoy to hold a byte before a
 * chunk as large as the limit would have the request answered 413, and the response cut off.
 */
@Tag("envoy")
class BufferLimitTest {
    private static final long SEED = Long.getLong("penstock.seed", 20_261_122L);

    @ParameterizedTest
    @CsvSource({"HTTP1, HTTP1", "HTTP1, HTTP2", "HTTP2, HTTP1", "HTTP2, HTTP2"})
    void aBodyPassesThroughBuffersSmallerThanItself(Protocol downstream, Protocol upstream) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(upstream)
                .configured(bootstrap -> bootstrap.bufferLimit(32 << 10))
                .filter(Replacement.LONGER.filter());
        try (var gateway = setup.start()) {
            var faults = Iterator.rangeClosed(1, 30).flatMap(number -> {
                var trial = Trial.of(Replacement.LONGER, number, SEED);
                gateway.upstream().answer(request -> trial.answered());
                var seen = gateway.exchange(downstream, trial.sent());
                return trial.faults(seen.requests().headOption(), seen.client());
            });
            assertThat(faults.take(3).toVector()).as("seed %d", SEED).isEmpty();
        }
    }
}
