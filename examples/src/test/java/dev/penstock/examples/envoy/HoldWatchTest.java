package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where Envoy is configured without {@code allow_on_headers_stop_iteration}, it keeps bodies of held headers from the plugin: such
 * messages are answered with 500 and nothing of them passes. With the option nobody is, however slow.
 */
@Tag("envoy")
class HoldWatchTest {
    private static final String OPTION = "set allow_on_headers_stop_iteration: true";
    private static final Duration SLOW = Duration.ofMillis(2_800);
    private static final WasmFilter HOLDING = new FixtureModule("edited").filter();
    private static final Request REQUEST = post("/").header("x-whole", "request");

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aRequestWhoseBodyIsKeptFromThePluginIs500AndUpstreamSeesNothing(Protocol protocol) {
        try (var gateway = start(HOLDING.withoutStopIteration())) {
            gateway.client(protocol)
                    .sendAll(Vector.of(
                            REQUEST.chunks("body"),
                            REQUEST.chunks("body").contentLength(),
                            REQUEST.chunks("a", "b").trailer("x-set", "1"),
                            REQUEST.chunks("x".repeat(1 << 20))))
                    .forEach(HoldWatchTest::assertIs500);
            assertThat(gateway.upstream().requests()).isEmpty();
            assertThat(gateway.upstream().broken()).isEmpty();
            assertOneLineOf(gateway, "request");
            assertThat(gateway.exchange(protocol, get("/").header("x-whole", "request"))
                            .upstream()
                            .header("x-size"))
                    .contains("0");
            assertThat(gateway.exchange(protocol, post("/").chunks("unread"))
                            .client()
                            .body())
                    .isEqualTo("unread");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aResponseWhoseBodyIsKeptFromThePluginIs500AndTheClientSeesNothingOfIt(Protocol protocol) {
        var responses = HashMap.of(
                "/chunks", answer(200).chunks("secret"),
                "/sized", answer(200).chunks("secret").contentLength(),
                "/trailers", answer(200).chunks("secret", "s").trailer("x-set", "1"),
                "/bare", answer(204));
        try (var gateway = start(HOLDING.withoutStopIteration())) {
            gateway.upstream().answer(request -> responses.get(request.path()).get());
            var asked = Vector.of("/chunks", "/sized", "/trailers")
                    .map(path -> get(path).header("x-whole", "response"));
            gateway.client(protocol).sendAll(asked).forEach(HoldWatchTest::assertIs500);
            assertOneLineOf(gateway, "response");
            assertThat(gateway.client(protocol)
                            .send(get("/bare").header("x-whole", "response"))
                            .header("x-size"))
                    .contains("0");
        }
    }

    /** Nothing has come from upstream: that the response is the proxy's own, its details tell. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aResponseOfEnvoysOwnWhoseBodyIsKeptFromThePluginIs500(Protocol protocol) {
        var setup = setup(HOLDING.withoutStopIteration()).configured(bootstrap -> bootstrap
                .cluster(Cluster.http1("dead", closedPort()))
                .routes(Route.to("default", "*", "/", "dead")));
        try (var gateway = setup.start()) {
            var read = get("/").header("x-whole", "response");
            gateway.client(protocol).sendAll(Vector.of(read, read)).forEach(HoldWatchTest::assertIs500);
            assertOneLineOf(gateway, "response");
            var unread = gateway.client(protocol).send(get("/"));
            assertThat(unread.status()).isEqualTo(503);
            assertThat(unread.body()).contains("connect error");
        }
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    /** Envoy stops reading it at the buffer limit, so that its end never comes: it times out. */
    @Test
    void nothingPassesOfAResponseThatIsLargerThanEnvoyKeeps() {
        var setup = setup(HOLDING.withoutStopIteration())
                .configured(bootstrap ->
                        bootstrap.bufferLimit(32 << 10).timeouts(Duration.ofSeconds(3), Duration.ofSeconds(6)));
        try (var gateway = setup.start()) {
            gateway.upstream().answer(request -> answer(200).chunks("s".repeat(4 << 20)));
            overBoth(gateway, get("/").header("x-whole", "response")).forEach(seen -> {
                assertThat(seen.status()).isNotEqualTo(200);
                assertThat(seen.body()).doesNotContain("sss");
            });
        }
    }

    @Test
    void eachOfManyRequestsIs500WhileOthersKeepComing() throws InterruptedException {
        try (var gateway = start(HOLDING.withoutStopIteration())) {
            var answers = Vector.<CompletableFuture<Answer>>empty();
            for (int i = 0; i < 40; i++) {
                answers = answers.append(gateway.client(Protocol.HTTP2)
                        .sendAsync(REQUEST.chunks("body"), Ending.COMPLETE, Duration.ofSeconds(5)));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            answers.map(CompletableFuture::join).forEach(HoldWatchTest::assertIs500);
            assertThat(gateway.upstream().takeRequests()).isEmpty();
        }
    }

    @Test
    void aSlowClientOrUpstreamIsServedWhereBodiesAreShown() {
        try (var gateway = start(HOLDING)) {
            gateway.upstream()
                    .answer(request -> answer(200).chunks(request.body() + "ly").pause(SLOW));
            var both = post("/")
                    .header("x-whole", "request, response")
                    .chunks("slow")
                    .pause(SLOW);
            overBoth(gateway, both).forEach(seen -> assertThat(seen)
                    .extracting(Answer::status, Message::body)
                    .containsExactly(200, "<<slow>ly>"));
            assertNothingSaid(gateway);
        }
    }

    /** The filter before waits with the headers for an answer, while the body comes. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aRequestWhoseBodyHadComeBeforeItsHeadersIs500(Protocol protocol) {
        var asking = WasmFilter.of("http-check", Path.of("target/wasm/http-check.wasm"))
                .configured("{\"cluster\":\"auth\",\"path\":\"/check\"}")
                .withoutStopIteration();
        var setup = setup(asking).filter(HOLDING.withoutStopIteration()).clusters("auth");
        try (var gateway = setup.start()) {
            gateway.cluster("auth").answer(request -> answer(200).chunks("yes").pause(Duration.ofMillis(200)));
            assertIs500(gateway.client(protocol).send(REQUEST.chunks("body")));
            assertThat(gateway.upstream().requests()).isEmpty();
            assertOneLineOf(gateway, "request");
        }
    }

    /** What the filter before holds of a first chunk has come to Envoy and not to the plugin. */
    @Test
    void aSlowClientIsServedWhereTheFilterBeforeHoldsItsFirstBytes() {
        var setup = setup(Replacement.SAME_LENGTH.filter()).filter(HOLDING);
        try (var gateway = setup.start();
                var client = Client.of(Protocol.HTTP2, gateway.envoy().port())) {
            var answer = client.send(REQUEST.chunks("o", "ld").pause(Duration.ofMillis(1_200)));
            assertThat(answer).extracting(Answer::status, Message::body).containsExactly(200, "<new>");
            assertNothingSaid(gateway);
        }
    }

    /** At the same time over each protocol. */
    private static Vector<Answer> overBoth(Gateway gateway, Request request) {
        return Vector.of(Protocol.values())
                .map(protocol -> gateway.client(protocol).sendAsync(request))
                .map(CompletableFuture::join);
    }

    private static Gateway start(WasmFilter filter) {
        return setup(filter).start();
    }

    private static Gateway.Setup setup(WasmFilter filter) {
        return Gateway.with(EnvoyBinary.find(System.out)).filter(filter);
    }

    private static void assertIs500(Answer answer) {
        assertThat(answer)
                .extracting(Answer::ending, Answer::status, Message::body)
                .containsExactly(Ending.COMPLETE, 500, "Internal Server Error");
    }

    /** Of each worker that has served. */
    private static void assertOneLineOf(Gateway gateway, String direction) {
        var complaints = PluginLine.all(EnvoyHealth.of(gateway.envoy()).complaints());
        assertThat(complaints).hasSizeBetween(1, 2).allSatisfy(line -> {
            assertThat(line.level()).isEqualTo("error");
            assertThat(line.message()).contains(OPTION).contains(direction.toLowerCase(Locale.ROOT) + " bodies");
        });
    }

    private static void assertNothingSaid(Gateway gateway) {
        assertThat(EnvoyHealth.of(gateway.envoy()).complaints()).isEmpty();
    }
}
