package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
            assertThat(faults(gateway, downstream, 30)).as("seed %d", SEED).isEmpty();
        }
    }

    /** Envoy has one buffer for all filters of a direction: what one plugin holds stands behind what a later one holds. */
    @ParameterizedTest
    @CsvSource({"HTTP1", "HTTP2"})
    void aLaterPluginThatHoldsTooGetsTheSameBytes(Protocol upstream) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(upstream)
                .filter(Replacement.LONGER.filter())
                .filter(Replacement.LONGER.filter());
        try (var gateway = setup.start()) {
            assertThat(faults(gateway, Protocol.HTTP2, 60)).as("seed %d", SEED).isEmpty();
        }
    }

    /**
     * Envoy's own buffer filter counts again what it is handed again, and states that length. So a plugin before it must not
     * hold; it does not where the length of the body is stated.
     */
    @Test
    void theBufferFilterAfterThePluginGetsABodyOfStatedLengthRewritten() {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .configured(bootstrap -> bootstrap.bufferingAfterwards(8 << 20))
                .filter(Replacement.LONGER.filter());
        try (var gateway = setup.start()) {
            var seen =
                    gateway.exchange(post("/").chunks("hello ", "xo", "ld end").contentLength());
            assertThat(seen.upstream().body()).isEqualTo("hello x" + Replacement.LONGER.to() + " end");
        }
    }

    private static Vector<String> faults(Gateway gateway, Protocol downstream, int exchanges) {
        return Iterator.rangeClosed(1, exchanges)
                .flatMap(number -> {
                    var trial = Trial.of(Replacement.LONGER, number, SEED);
                    gateway.upstream().answer(request -> trial.answered());
                    var seen = gateway.exchange(downstream, trial.sent());
                    return trial.faults(seen.requests().headOption(), seen.client());
                })
                .take(3)
                .toVector();
    }
}
