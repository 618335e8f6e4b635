package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However bodies are cut, a real Envoy with two workers passes on exactly the rewritten bytes. For each of 4 replacements, over
 * each pair of protocols, 63 requests and as many responses, in all 1,008 of each; the system property {@code penstock.trials} asks for
 * another number than 63, {@code penstock.seed} for others.
 */
@Tag("envoy")
class ChunkingTest {
    private static final int TRIALS_EACH = Integer.getInteger("penstock.trials", 63);
    private static final long SEED = Long.getLong("penstock.seed", 20_261_122L);
    private static final int AT_ONCE = 8;

    static Stream<Arguments> settings() {
        return Arrays.stream(Replacement.values()).flatMap(replacement -> Arrays.stream(Protocol.values())
                .map(upstream -> Arguments.of(replacement, upstream)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyByteArrivesRewrittenHoweverItsBodyIsCut(Replacement replacement, Protocol upstream) {
        var setup =
                Gateway.with(EnvoyBinary.find(System.out)).upstream(upstream).filter(replacement.filter());
        try (var gateway = setup.start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            for (var downstream : Protocol.values()) {
                var faults = Iterator.range(0, TRIALS_EACH)
                        .map(number -> Trial.of(replacement, number, SEED))
                        .grouped(AT_ONCE)
                        .flatMap(batch -> faults(gateway, downstream, batch));
                assertThat(faults.take(3).toVector())
                        .as("seed %d, %s to %s", SEED, downstream, upstream)
                        .isEmpty();
            }
            health.assertNoVmDied();
            assertThat(health.complaints()).isEmpty();
        }
    }

    /** Sends all of them at once. */
    private static Seq<String> faults(Gateway gateway, Protocol downstream, Seq<Trial> batch) {
        Map<String, Trial> byPath = batch.toMap(trial -> trial.sent().path(), trial -> trial);
        gateway.upstream().takeRequests();
        gateway.upstream().answer(request -> byPath.get(request.path()).get().answered());
        var answers = gateway.client(downstream).sendAll(batch.map(Trial::sent));
        Map<String, Request> seen = gateway.upstream().takeRequests().toMap(Request::path, request -> request);
        return batch.zip(answers).flatMap(pair -> pair._1.faults(seen.get("/" + pair._1.number()), pair._2));
    }
}
