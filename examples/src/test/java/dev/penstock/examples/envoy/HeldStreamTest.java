package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Example streaming-check, however the chunks, the end and the answers follow each other. */
@Tag("envoy")
class HeldStreamTest {
    private static final int WORKERS = 2;

    @ParameterizedTest
    @CsvSource({
        "0, 60, HTTP2, true",
        "20, 60, HTTP2, false",
        "60, 20, HTTP1, false",
        "20, 60, HTTP1, false",
        "150, 40, HTTP2, true"
    })
    void theClientGetsEveryPart(int pause, int delay, Protocol upstream, boolean trailers) {
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .clusters("scan")
                .upstream(upstream)
                .filter(WasmFilter.of("streaming-check", Path.of("target", "wasm", "streaming-check.wasm"))
                        .configured("{\"cluster\":\"scan\",\"path\":\"/scan\"}"))
                .configured(Bootstrap::withTrailers)
                .start()) {
            gateway.cluster("scan").answer(request -> Answer.echo(request).pause(Duration.ofMillis(delay)));
            Answer plain = answer(200).chunks("one ", "two ", "three ", "four").pause(Duration.ofMillis(pause));
            gateway.upstream().answer(request -> trailers ? plain.trailer("x-end", "1") : plain);
            for (int i = 0; i < 3; i++) {
                var seen = gateway.exchange(get("/"));
                assertThat(gateway.envoy().isAlive()).isTrue();
                assertThat(seen.client().body()).isEqualTo("one two three four");
                assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
                assertThat(seen.client().trailer("x-end").isDefined()).isEqualTo(trailers);
            }
        }
    }

    /** The end of the body comes by itself, before, between or after the answers to its two parts. */
    @ParameterizedTest
    @ValueSource(ints = {10, 75, 130})
    void aLoneEndLosesNothing(int delay) throws IOException {
        String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        try (var pieces = new PieceServer(
                        Duration.ofMillis(50), head + "4\r\none \r\n", "4\r\ntwo \r\n", "", "", "0\r\n\r\n");
                var gateway = Gateway.with(EnvoyBinary.find(System.out))
                        .clusters("scan")
                        .filter(WasmFilter.of("streaming-check", Path.of("target", "wasm", "streaming-check.wasm"))
                                .configured("{\"cluster\":\"scan\",\"path\":\"/scan\"}"))
                        .configured(bootstrap -> bootstrap
                                .cluster(Cluster.http1("pieces", pieces.port()))
                                .routes(Route.to("default", "*", "/", "pieces")))
                        .start()) {
            gateway.cluster("scan").answer(request -> Answer.echo(request).pause(Duration.ofMillis(delay)));
            Answer seen = gateway.client(Protocol.HTTP1).send(get("/"));
            assertThat(seen.body()).isEqualTo("one two ");
            assertThat(seen.ending()).isEqualTo(Ending.COMPLETE);
        }
    }

    /** Of each worker's root one stream may be reset; from then on trailers of responses are waited for. */
    @Test
    void trailersThatAreNotAnnouncedAreLearnedOf() throws IOException {
        String head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        String end = "0\r\nx-end: 1\r\n\r\n";
        try (var pieces = new PieceServer(
                        Duration.ofMillis(200), head + "4\r\none \r\n", "4\r\ntwo \r\n", "5\r\nthree\r\n", end);
                var gateway = Gateway.with(EnvoyBinary.find(System.out))
                        .clusters("scan")
                        .filter(WasmFilter.of("streaming-check", Path.of("target", "wasm", "streaming-check.wasm"))
                                .configured("{\"cluster\":\"scan\",\"path\":\"/scan\"}"))
                        .configured(Bootstrap::withTrailers)
                        .configured(bootstrap -> bootstrap
                                .cluster(Cluster.http1("pieces", pieces.port()))
                                .routes(
                                        Route.to("first", "*", "/first", "upstream"),
                                        Route.to("default", "*", "/", "pieces")))
                        .start()) {
            gateway.cluster("scan").answer(request -> Answer.echo(request)
                    .pause(Duration.ofMillis(request.body().equals("one ") ? 300 : 400)));
            gateway.upstream().answer(request -> answer(200).chunks("one "));
            assertThat(gateway.client(Protocol.HTTP2).send(get("/first")).body())
                    .isEqualTo("one ");
            var endings = Vector.range(0, 4).map(i -> {
                Answer seen = gateway.client(Protocol.HTTP2).send(get("/"));
                if (seen.ending() == Ending.COMPLETE) {
                    assertThat(seen.body()).isEqualTo("one two three");
                    assertThat(seen.trailer("x-end")).contains("1");
                }
                return seen.ending();
            });
            assertThat(endings.count(ending -> ending == Ending.RESET)).isBetween(1, WORKERS);
            assertThat(endings.takeRight(2)).containsOnly(Ending.COMPLETE);
        }
    }
}
