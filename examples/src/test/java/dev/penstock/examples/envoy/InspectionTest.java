package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.HttpFilter;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a handler of whole bodies is to look at does not pass it, in whatever form it comes. */
@Tag("envoy")
class InspectionTest {
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final int LARGE = 20 << 20;
    private static final int LIMIT = 32 << 20;

    /** A stream of HTTP/2 is buffered as far as its window goes. */
    private static final Map<String, Object> WINDOWS = HashMap.of(
            "initial_stream_window_size", LIMIT, "initial_connection_window_size", LIMIT);

    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .configured(bootstrap -> bootstrap
                        .bufferLimit(LIMIT)
                        .manager("http2_protocol_options", WINDOWS)
                        .withTrailers())
                .filter(HttpFilter.lua("function envoy_on_request(handle)\n"
                        + "  if handle:headers():get('x-strip') then handle:headers():remove(':authority') end\n"
                        + "end"))
                .filter(new FixtureModule("inspecting").filter())
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        gateway.upstream().answer(Answer::echo);
        assertThat(health.complaints()).isEmpty();
        health.assertNoVmDied();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void trailersDoNotCarryARequestPastIt(Protocol protocol) {
        assertEvil(protocol, post("/").chunks("an e", "vil body").trailer("x-end", "1"));
        var seen = gateway.exchange(protocol, post("/").chunks("a ", "good one").trailer("x-end", "1"));
        assertThat(seen.upstream().header("x-inspected")).contains("10");
        assertThat(seen.upstream().body()).isEqualTo("a good one");
        assertThat(seen.upstream().trailer("x-end")).contains("1");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void trailersDoNotCarryAResponsePastIt(Protocol protocol) {
        assertWithheld(protocol, answer(200).chunks("a sec", "ret").trailer("x-end", "1"));
        gateway.upstream()
                .answer(request -> answer(200).chunks("no such ", "thing").trailer("x-end", "1"));
        var got = gateway.exchange(protocol, get("/")).client();
        assertThat(got.header("x-inspected")).contains("13");
        assertThat(got.body()).isEqualTo("no such thing");
        assertThat(got.trailer("x-end")).contains("1");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void nothingOfARequestReachesUpstreamBeforeTheVerdict(Protocol protocol) {
        var sent = "cluster.upstream.upstream_rq_total";
        var before = gateway.envoy().stats(sent).getOrElse(sent, 0L);
        assertEvil(protocol, post("/").chunks("first", "second", "ev", "il").pause(PAUSE));
        assertThat(gateway.envoy().stats(sent).getOrElse(sent, 0L)).isEqualTo(before);
        assertThat(gateway.upstream().broken()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void nothingOfAResponseReachesTheClientBeforeTheVerdict(Protocol protocol) {
        assertWithheld(
                protocol,
                answer(200).header("x-leak", "1").chunks("first", "second", "se", "cret").pause(PAUSE));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aMessageWithoutABodyIsSeenWithAnEmptyOne(Protocol protocol) {
        for (var request : Vector.of(get("/"), post("/").contentLength(), Request.of("DELETE", "/"))) {
            for (var answer : Vector.of(answer(200), answer(204), answer(304), answer(200).contentLength())) {
                gateway.upstream().answer(any -> answer);
                var seen = gateway.exchange(protocol, request);
                assertThat(seen.upstream().header("x-inspected")).contains("0");
                assertThat(seen.client().header("x-inspected")).contains("0");
                assertThat(seen.client().status()).isEqualTo(answer.status());
            }
        }
    }

    @Test
    void soIsAChunkedBodyOfNoBytes() {
        try (var connection = new RawConnection(gateway.envoy().port())) {
            gateway.upstream().takeRequests();
            connection.send("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n");
            assertThat(connection.head()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(gateway.upstream().takeRequests().single().header("x-inspected"))
                    .contains("0");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void twentyMegabytesAreSeenAndPassWhole(Protocol protocol) {
        var good = Vector.fill(LARGE >> 14, () -> block("0123456789abcdef"));
        var seen = gateway.exchange(protocol, post("/").chunks(good));
        assertThat(seen.upstream().header("x-inspected")).contains("" + LARGE);
        assertThat(Arrays.equals(seen.upstream().bytes(), seen.client().bytes())).isTrue();
        assertThat(seen.client().header("x-inspected")).contains("" + LARGE);
        assertThat(seen.client().bytes()).hasSize(LARGE);
        assertEvil(protocol, post("/").chunks(good.append("evil".getBytes(UTF_8))));
    }

    /** As another filter can take it away. The router then answers, as it needs one. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aRequestWithoutAuthorityIsSeenToo(Protocol protocol) {
        assertEvil(protocol, post("/").header("x-strip", "1").chunks("evil"));
        var got = gateway.exchange(protocol, post("/").header("x-strip", "1").chunks("good"))
                .client();
        assertThat(got.header("x-inspected").isDefined()).isTrue();
    }

    private static byte[] block(String text) {
        return text.repeat((1 << 14) / text.length()).getBytes(UTF_8);
    }

    private static void assertEvil(Protocol protocol, Request request) {
        var seen = gateway.exchange(protocol, request);
        assertThat(seen.requests()).isEmpty();
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(seen.client().status()).isEqualTo(403);
        assertThat(seen.client().body()).isEqualTo("evil");
    }

    private static void assertWithheld(Protocol protocol, Answer answer) {
        gateway.upstream().answer(request -> answer);
        var got = gateway.exchange(protocol, get("/")).client();
        assertThat(got.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(got.status()).isEqualTo(502);
        assertThat(got.body()).isEqualTo("withheld");
        assertThat(got.header("x-leak")).isEmpty();
    }
}
