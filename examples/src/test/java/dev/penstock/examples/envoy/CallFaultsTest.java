package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of the service that is called, each client gets one answer and the worker lives. Long runs: {@code mvn -pl examples
 * test -Dtest=CallFaultsTest -Dpenstock.faults=10000}, with so many requests for each fault.
 */
@Tag("envoy")
class CallFaultsTest {
    private static final int REQUESTS = Integer.getInteger("penstock.faults", 50);
    private static final int AT_ONCE = 50;
    private static final int ENOUGH_FOR_MEMORY = 5_000;
    private static final long MOST_GROWTH = 16_384;
    private static final Duration LATE = Duration.ofMillis(150);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyClientGetsOneAnswer(Fault fault) throws IOException {
        try (var garbage = GarbageServer.start();
                var gateway = checking(fault.cluster(), 100, garbage)) {
            requireOfAll(gateway, fault, CallFaultsTest::requireRefused);
            assertThat(gateway.upstream().takeRequests()).isEmpty();
        }
    }

    /** A held response whose first part the service has answered for, where it can, and nothing after that. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyHeldResponseEndsCleanly(Fault fault) throws IOException {
        var plain = answer(200).chunks("good ", "part", "part").pause(Duration.ofMillis(30));
        try (var garbage = GarbageServer.start();
                var gateway = scanning(fault.cluster(), garbage)) {
            gateway.upstream().answer(request -> request.method().equals("GET") ? plain : plain.trailer("x-end", "1"));
            var good = new LongAdder();
            requireOfAll(gateway, fault, answer -> requireCut(answer, good));
            assertThat(gateway.upstream().takeRequests()).hasSize(rounded(REQUESTS / 5) + rounded(REQUESTS));
            assertThat(good.sum() > 0).isEqualTo(fault.cluster().equals(Fault.SERVICE));
        }
    }

    private static void requireOfAll(Gateway gateway, Fault fault, Consumer<Answer> right) throws IOException {
        var health = EnvoyHealth.of(gateway.envoy());
        gateway.cluster(Fault.SERVICE).answer(fault::answer);
        requireOf(gateway, REQUESTS / 5, right);
        long before = ResidentMemory.kilobytes(gateway.envoy());
        requireOf(gateway, REQUESTS, right);
        if (REQUESTS >= ENOUGH_FOR_MEMORY) {
            assertThat(ResidentMemory.kilobytes(gateway.envoy()) - before).isLessThan(MOST_GROWTH);
        }
        health.assertNoVmDied();
    }

    private static void requireOf(Gateway gateway, int requests, Consumer<Answer> right) {
        for (int sent = 0; sent < requests; sent += AT_ONCE) {
            var answers = gateway.client(Protocol.HTTP2)
                    .sendAll(Vector.range(0, AT_ONCE).map(CallFaultsTest::request));
            assertThat(gateway.envoy().isAlive()).as("Envoy lives").isTrue();
            answers.forEach(right);
        }
    }

    private static void requireRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("the check is away");
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
    }

    /** On a busy machine the service may be too slow for the good part too. */
    private static void requireCut(Answer answer, LongAdder good) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isIn("good ", "");
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        good.add(answer.body().isEmpty() ? 0 : 1);
    }

    private static int rounded(int requests) {
        return (requests + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    }

    private static Request request(int number) {
        return number % 2 == 0 ? get("/") : post("/").chunks("a", "body").trailer("x-end", "1");
    }

    @Test
    void anAnswerAfterTheClientHasLeftHarmsNobody() throws IOException {
        try (var garbage = GarbageServer.start();
                var gateway = checking(Fault.SERVICE, 1_000, garbage)) {
            var health = EnvoyHealth.of(gateway.envoy());
            gateway.cluster(Fault.SERVICE)
                    .answer(request -> answer(200).chunks("late").pause(LATE));
            for (int sent = 0; sent < REQUESTS; sent += AT_ONCE) {
                leave(gateway);
            }
            assertThat(gateway.upstream().takeRequests()).isEmpty();
            gateway.cluster(Fault.SERVICE).answer(request -> answer(200).header("x-user", "alice"));
            var seen = gateway.exchange(Protocol.HTTP1, get("/"));
            assertThat(seen.upstream().header("x-user")).contains("alice");
            assertThat(seen.client().status()).isEqualTo(200);
            health.assertNoVmDied();
            assertThat(health.complaints()).isEmpty();
        }
    }

    /** Of a connection whose streams are reset by the hundred Envoy thinks ill, and closes it, also when the next request is on its way: they have left as well. */
    private static void leave(Gateway gateway) {
        Vector<CompletableFuture<Answer>> left = Vector.range(0, AT_ONCE).map(number -> gateway.client(Protocol.HTTP2)
                .sendAsync(request(number), Ending.COMPLETE, LATE.dividedBy(3)));
        assertThat(left.map(CompletableFuture::join).map(Answer::ending)).isSubsetOf(Ending.TIMED_OUT, Ending.CLOSED);
    }

    private static Gateway checking(String cluster, int timeout, GarbageServer garbage) throws IOException {
        String config = "{\"cluster\":\"" + cluster + "\",\"path\":\"/check\",\"timeoutMs\":" + timeout + "}";
        return gateway("http-check", config, garbage);
    }

    private static Gateway scanning(String cluster, GarbageServer garbage) throws IOException {
        return gateway("streaming-check", "{\"cluster\":\"" + cluster + "\",\"path\":\"/scan\"}", garbage);
    }

    private static Gateway gateway(String example, String config, GarbageServer garbage) throws IOException {
        int closed = GarbageServer.closedPort();
        return Gateway.with(EnvoyBinary.find(System.out))
                .clusters(Fault.SERVICE)
                .configured(bootstrap -> bootstrap
                        .cluster(Cluster.http1("dead", closed))
                        .cluster(Cluster.http1("garbage", garbage.port()))
                        .cluster(Cluster.empty("empty")))
                .filter(WasmFilter.of(example, Path.of("target", "wasm", example + ".wasm"))
                        .configured(config))
                .start();
    }
}
