package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

    /** What becomes of the service: the cluster that is called, and how the server behind {@code auth} answers. */
    enum Fault {
        SLOW("auth"),
        RESETTING("auth"),
        CUT("auth"),
        REFUSING("dead"),
        GARBAGE("garbage"),
        WITHOUT_HOST("empty"),
        UNKNOWN("missing");

        private final String cluster;

        Fault(String cluster) {
            this.cluster = cluster;
        }

        private Answer answer() {
            return switch (this) {
                case SLOW -> Answer.answer(200).ending(Ending.TIMED_OUT);
                case CUT ->
                    Answer.answer(200)
                            .header("x-user", "mallory")
                            .chunks("half")
                            .ending(Ending.RESET);
                default -> Answer.answer(200).ending(Ending.RESET);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyClientGetsOneAnswer(Fault fault) throws IOException {
        try (var garbage = GarbageServer.start();
                var gateway = gateway(fault.cluster, 100, garbage)) {
            var health = EnvoyHealth.of(gateway.envoy());
            gateway.cluster("auth").answer(request -> fault.answer());
            requireRefused(gateway, REQUESTS / 5);
            long before = ResidentMemory.kilobytes(gateway.envoy());
            requireRefused(gateway, REQUESTS);
            if (REQUESTS >= ENOUGH_FOR_MEMORY) {
                assertThat(ResidentMemory.kilobytes(gateway.envoy()) - before).isLessThan(MOST_GROWTH);
            }
            assertThat(gateway.upstream().takeRequests()).isEmpty();
            health.assertNoVmDied();
        }
    }

    private static void requireRefused(Gateway gateway, int requests) {
        for (int sent = 0; sent < requests; sent += AT_ONCE) {
            var answers = gateway.client(Protocol.HTTP2)
                    .sendAll(Vector.range(0, AT_ONCE).map(CallFaultsTest::request));
            for (Answer answer : answers) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).isEqualTo("the check is away");
                assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
            }
        }
    }

    private static Request request(int number) {
        return number % 2 == 0 ? get("/") : post("/").chunks("a", "body").trailer("x-end", "1");
    }

    @Test
    void anAnswerAfterTheClientHasLeftHarmsNobody() throws IOException {
        try (var garbage = GarbageServer.start();
                var gateway = gateway("auth", 1_000, garbage)) {
            var health = EnvoyHealth.of(gateway.envoy());
            gateway.cluster("auth").answer(request -> answer(200).chunks("late").pause(LATE));
            for (int sent = 0; sent < REQUESTS; sent += AT_ONCE) {
                leave(gateway);
            }
            assertThat(gateway.upstream().takeRequests()).isEmpty();
            gateway.cluster("auth").answer(request -> answer(200).header("x-user", "alice"));
            var seen = gateway.exchange(get("/"));
            assertThat(seen.upstream().header("x-user")).contains("alice");
            assertThat(seen.client().status()).isEqualTo(200);
            health.assertNoVmDied();
            assertThat(health.complaints()).isEmpty();
        }
    }

    /** Of a connection whose streams are reset by the hundred Envoy thinks ill, and closes it: they have left as well. */
    private static void leave(Gateway gateway) {
        Vector<CompletableFuture<Answer>> left = Vector.range(0, AT_ONCE).map(number -> gateway.client(Protocol.HTTP2)
                .sendAsync(request(number), Ending.COMPLETE, LATE.dividedBy(3)));
        assertThat(left.map(CompletableFuture::join).map(Answer::ending)).isSubsetOf(Ending.TIMED_OUT, Ending.CLOSED);
    }

    @Test
    void aRouteCallWithoutRouteOrUpstreamIsAnswered() throws IOException {
        int closed = GarbageServer.closedPort();
        var filter = WasmFilter.of("route-call", module("route-call")).configured("{\"path\":\"/modified-path\"}");
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .filter(filter)
                .configured(bootstrap -> bootstrap
                        .routes(
                                Route.to("old", "*", "/old", "upstream"),
                                Route.to("new", "a.example", "/", "dead"),
                                Route.to("cut", "b.example", "/", "upstream"))
                        .cluster(Cluster.http1("dead", closed)))
                .start()) {
            var unrouted = gateway.exchange(post("/old").chunks("body"));
            assertThat(unrouted.requests()).isEmpty();
            assertThat(unrouted.client().status()).isEqualTo(500);
            assertThat(unrouted.client().body()).isEqualTo("Route call failed");
            var refused = gateway.exchange(post("/old").to("a.example").chunks("body"));
            assertThat(refused.client().status()).isEqualTo(500);
            assertThat(refused.client().body()).isEqualTo("Route call failed");
            gateway.upstream().answer(request -> answer(200).ending(Ending.RESET));
            assertThat(gateway.exchange(post("/old").to("b.example").chunks("body"))
                            .client()
                            .status())
                    .isEqualTo(502);
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    private static Gateway gateway(String cluster, int timeout, GarbageServer garbage) throws IOException {
        var filter = WasmFilter.of("http-check", module("http-check"))
                .configured("{\"cluster\":\"" + cluster + "\",\"path\":\"/check\",\"timeoutMs\":" + timeout + "}");
        int closed = GarbageServer.closedPort();
        return Gateway.with(EnvoyBinary.find(System.out))
                .clusters("auth")
                .configured(bootstrap -> bootstrap
                        .cluster(Cluster.http1("dead", closed))
                        .cluster(Cluster.http1("garbage", garbage.port()))
                        .cluster(Cluster.empty("empty")))
                .filter(filter)
                .start();
    }

    private static Path module(String name) {
        return Path.of("target", "wasm", name + ".wasm");
    }
}
