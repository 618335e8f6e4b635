package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.HttpFilter;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is held and more than Envoy's buffer limit arrives whole or fails for all to see: no client takes a part of it for all. A client
 * over HTTP/2 is not concerned, for there the limit is the stream's window where that is larger.
 */
@Tag("envoy")
class HeldBufferLimitTest {
    private static final int LIMIT = 4_096;
    private static final String CHECK = "{\"cluster\":\"auth\",\"path\":\"/check\"}";
    private static final Vector<Vector<Integer>> CUTS = Vector.of(
            Vector.of(1_000),
            Vector.of(LIMIT),
            Vector.of(LIMIT + 1),
            Vector.of(20_000),
            Vector.of(100, 5_000),
            Vector.of(100, 3_000, 3_000));

    @ParameterizedTest
    @CsvSource({"HTTP1, false", "HTTP2, false", "HTTP2, true"})
    void aResponseThatIsDecidedOnPartByPartIsWholeOrCut(Protocol upstream, boolean trailers) {
        try (var gateway = gateway(upstream, example("streaming-check", CHECK))) {
            gateway.cluster("auth").answer(request -> Answer.echo(request).pause(Duration.ofMillis(20)));
            var endings = trials().map(trial -> {
                gateway.upstream().answer(request -> trailers ? trial.trailer("x-end", "1") : trial);
                return ending(gateway, Protocol.HTTP1, trial.body()) + ending(gateway, Protocol.HTTP2, trial.body());
            });
            assertThat(endings.toVector())
                    .contains("whole whole ", "cut whole ")
                    .containsOnly("whole whole ", "cut whole ");
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    private static Iterator<Answer> trials() {
        return CUTS.iterator().flatMap(sizes -> Iterator.of(0, 60)
                .map(pause -> answer(200).chunks(texts(sizes)).pause(Duration.ofMillis(pause))));
    }

    private static String ending(Gateway gateway, Protocol client, String sent) {
        Answer seen = gateway.client(client).send(get("/"));
        assertThat(sent).startsWith(seen.body());
        if (seen.ending() == Ending.COMPLETE) {
            assertThat(seen.body()).isEqualTo(sent);
            return "whole ";
        }
        assertThat(seen.ending()).isEqualTo(Ending.CLOSED);
        return "cut ";
    }

    @Test
    void whichAnswerWasTooLargeIsLogged() {
        try (var gateway = gateway(Protocol.HTTP1, example("streaming-check", CHECK))) {
            gateway.upstream().answer(request -> answer(200).chunks("x".repeat(LIMIT + 1)));
            gateway.client(Protocol.HTTP1).send(get("/"));
            assertThat(gateway.envoy().awaitLog(Duration.ofSeconds(5), line -> line.said()
                            .exists(said -> said.startsWith("an answer over the proxy's buffer limit"))))
                    .isTrue();
        }
    }

    /** A body that came while its headers waited, or until it was whole: 413, and upstream sees nothing. */
    @ParameterizedTest
    @EnumSource
    void aRequestThatIsHeldIsWholeOrRefused(Protocol upstream) {
        for (HttpFilter plugin : Vector.of(
                example("http-check", CHECK), example("json-inject", "{\"field\":\"injected\",\"value\":true}"))) {
            try (var gateway = gateway(upstream, plugin)) {
                gateway.cluster("auth").answer(request -> answer(200).pause(Duration.ofMillis(30)));
                var statuses = CUTS.flatMap(sizes -> Vector.of(0, 60).map(pause -> {
                    var body = texts(sizes.insert(0, 2));
                    body[0] = "{}";
                    return status(gateway, post("/").chunks(spaced(body)).pause(Duration.ofMillis(pause)));
                }));
                assertThat(statuses).contains(413).containsOnly(200, 413);
                assertThat(gateway.envoy().isAlive()).isTrue();
            }
        }
    }

    private static int status(Gateway gateway, Request request) {
        gateway.upstream().answer(seen -> answer(200).chunks("served"));
        var whole = gateway.exchange(Protocol.HTTP2, request);
        assertThat(whole.upstream().body().length())
                .isGreaterThanOrEqualTo(request.body().length());
        var seen = gateway.exchange(Protocol.HTTP1, request);
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(seen.requests().map(Request::body))
                .isEqualTo(
                        seen.client().status() == 413
                                ? Vector.empty()
                                : whole.requests().map(Request::body));
        return seen.client().status();
    }

    /** The 413 is a response that is asked about too, within that very call. */
    @Test
    void whatAnAnswerMakesTooLargeIs413Or500() {
        try (var gateway = gateway(Protocol.HTTP1, new FixtureModule("asking").filter())) {
            gateway.upstream().answer(request -> answer(200).chunks("abc"));
            gateway.cluster("auth").answer(request -> answer(200)
                    .chunks(request.path().equals("/request-body") ? "x".repeat(LIMIT + 1) : "ok"));
            var request = gateway.exchange(Protocol.HTTP1, post("/").chunks("abc"));
            assertThat(request.requests()).isEmpty();
            assertThat(request.client().status()).isEqualTo(413);
            assertThat(request.client().header("x-response")).contains("ok");

            gateway.cluster("auth").answer(asked -> answer(200)
                    .chunks(asked.path().equals("/response-body") ? "x".repeat(LIMIT + 1) : "ok"));
            var response = gateway.exchange(Protocol.HTTP1, post("/").chunks("abc"));
            assertThat(response.client().status()).isEqualTo(500);
            assertThat(response.client().ending()).isEqualTo(Ending.COMPLETE);
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    /** The 413 to it waits in its handler, while Envoy goes on to show what it holds. */
    @Test
    void aRequestTooLargeWhileItWaitsIs413() {
        try (var gateway = gateway(Protocol.HTTP1, new FixtureModule("asking").filter())) {
            gateway.cluster("auth").answer(request -> answer(200).chunks("ok").pause(Duration.ofMillis(30)));
            for (int i = 0; i < 5; i++) {
                var seen = gateway.exchange(
                        Protocol.HTTP1, post("/").chunks("x".repeat(3_000), "x".repeat(3_000), "x".repeat(3_000)));
                assertThat(seen.requests()).isEmpty();
                assertThat(seen.client().status()).isEqualTo(413);
                assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
            }
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    private static HttpFilter example(String name, String configuration) {
        return WasmFilter.of(name, Path.of("target", "wasm", name + ".wasm")).configured(configuration);
    }

    private static Gateway gateway(Protocol upstream, HttpFilter plugin) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .clusters("auth")
                .upstream(upstream)
                .filter(plugin)
                .configured(Bootstrap::withTrailers)
                .configured(bootstrap -> bootstrap.bufferLimit(LIMIT))
                .start();
    }

    private static String[] texts(Vector<Integer> sizes) {
        return sizes.map("x"::repeat).toJavaArray(String[]::new);
    }

    /** JSON may end in white space. */
    private static String[] spaced(String... texts) {
        return Vector.of(texts).map(text -> text.replace('x', ' ')).toJavaArray(String[]::new);
    }
}
