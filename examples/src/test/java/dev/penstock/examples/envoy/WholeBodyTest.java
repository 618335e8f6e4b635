package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each change of a whole body, of each form of a message, over each pair of protocols: its bytes and its stated length arrive right. */
@Tag("envoy")
class WholeBodyTest {
    /** As small as a window of HTTP/2 may be here, which is as far as its streams are buffered. */
    private static final int LIMIT = 65_535;

    private static Map<Protocol, Gateway> gateways;

    /** What becomes of the body {@code a whole body}. */
    private static final Map<String, String> CHANGES = HashMap.of(
            "keep", "a whole body",
            "replace", "replaced",
            "empty", "",
            "append", "a whole bodyappended",
            "prepend", "prependeda whole body",
            "replace,prepend,append", "prependedreplacedappended",
            "append,swap,foreign,prepend,set", "prependeda whole bodyappended");

    @BeforeAll
    static void start() {
        gateways = Vector.of(Protocol.values()).toMap(upstream -> upstream, upstream -> Gateway.with(
                        EnvoyBinary.find(System.out))
                .upstream(upstream)
                .configured(bootstrap -> bootstrap
                        .bufferLimit(LIMIT)
                        .manager("http2_protocol_options", HashMap.of("initial_stream_window_size", LIMIT))
                        .withTrailers())
                .filter(new FixtureModule("steered").filter())
                .start());
    }

    @AfterAll
    static void stop() {
        gateways.values().forEach(Gateway::close);
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Protocol.values()).flatMap(downstream -> Arrays.stream(Protocol.values())
                .map(upstream -> Arguments.of(downstream, upstream)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRequestArrivesAsItsHandlerHasChangedIt(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        gateway.upstream().answer(request -> answer(200));
        for (var change : CHANGES) {
            for (var form : forms(post("/"))) {
                var seen = gateway.exchange(downstream, told(form, "request-headers=buffer;request-body=" + change._1));
                assertThat(seen.client().status()).isEqualTo(200);
                assertRight(change + " " + form, seen.upstream(), form, change._2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aResponseArrivesAsItsHandlerHasChangedIt(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        for (var change : CHANGES) {
            for (var form : forms(answer(200))) {
                gateway.upstream().answer(request -> form);
                var told = told(get("/"), "response-headers=buffer;response-body=" + change._1);
                var got = gateway.exchange(downstream, told).client();
                assertThat(got.ending()).isEqualTo(Ending.COMPLETE);
                assertRight(change + " " + form, got, form, change._2);
            }
        }
    }

    private static <M extends Message<M>> Vector<M> forms(M message) {
        var chunked = message.chunks("a whole body");
        var several = message.chunks("a ", "whole", " body").pause(Duration.ofMillis(5));
        return Vector.of(
                chunked, chunked.contentLength(), several, several.contentLength(), several.trailer("x-end", "1"));
    }

    private static void assertRight(String trial, Message<?> seen, Message<?> sent, String body) {
        assertThat(seen.body()).as(trial).isEqualTo(body);
        assertThat(seen.content().trailers()).as(trial).isEqualTo(sent.content().trailers());
        assertThat(seen.header("content-length").getOrElse("" + body.length()))
                .as(trial)
                .isEqualTo("" + body.length());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aMessageWithoutABodyKeepsToThat(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        var both = "request-headers=buffer;request-body=%1$s;response-headers=buffer;response-body=%1$s";
        for (var answer : Vector.of(answer(200), answer(204), answer(304), answer(404).contentLength())) {
            gateway.upstream().answer(request -> answer);
            for (var request : Vector.of(get("/"), post("/").contentLength(), Request.of("HEAD", "/"))) {
                for (var change : Vector.of("keep", "empty", "set")) {
                    var seen = gateway.exchange(downstream, told(request, both.formatted(change)));
                    assertThat(seen.upstream().bytes()).isEmpty();
                    assertThat(seen.client().status()).isEqualTo(answer.status());
                    assertThat(seen.client().bytes()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aMessageWithoutABodyThatIsGivenOneFails(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        for (var phase : Vector.of("request", "response")) {
            gateway.upstream().answer(request -> answer(200));
            var seen = gateway.exchange(downstream, told(get("/"), phase + "-headers=buffer;" + phase + "-body=append"));
            assertThat(seen.client().status()).isEqualTo(500);
            assertThat(seen.client().body()).isEqualTo("Internal Server Error");
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aRequestOverTheHostsLimitIsAnswered413AndAResponse500(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        var large = Vector.fill(12, () -> new byte[10_000]);
        var request = gateway.exchange(downstream, told(post("/").chunks(large), "request-headers=buffer"));
        assertThat(request.requests()).isEmpty();
        assertThat(request.client().status()).isEqualTo(413);
        gateway.upstream().answer(any -> answer(200).header("x-leak", "1").chunks(large));
        var response = gateway.exchange(downstream, told(get("/"), "response-headers=buffer"))
                .client();
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("x-leak")).isEmpty();
        assertThat(response.ending()).isEqualTo(Ending.COMPLETE);
    }

    /** By the plugin, where the host would let more pass; whether the body is stated, held or passes. */
    @ParameterizedTest
    @MethodSource("pairs")
    void aBodyOverTheLimitOfItsHandlerIsRefusedAndOneWithinPasses(Protocol downstream, Protocol upstream) {
        var gateway = gateways.get(upstream).get();
        for (var mode : Vector.of("buffer,limit", "stream,limit", "pass-body,limit")) {
            for (var size : Vector.of(100, 101)) {
                var body = post("/").chunks(Vector.of(new byte[50], new byte[size - 50]));
                for (var form : Vector.of(body, body.contentLength())) {
                    gateway.upstream().answer(any -> answer(200));
                    var seen = gateway.exchange(downstream, told(form, "request-headers=" + mode));
                    assertThat(seen.client().status()).as(mode).isEqualTo(size == 100 ? 200 : 413);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aReplyFromAHeldResponseTakesItsPlace(Protocol downstream) {
        for (var gateway : gateways.values()) {
            for (var form : forms(answer(200).header("x-leak", "1"))) {
                gateway.upstream().answer(any -> form);
                var told = told(get("/"), "response-headers=buffer;response-body=set,reply-text");
                var got = gateway.exchange(downstream, told).client();
                assertThat(got.ending()).isEqualTo(Ending.COMPLETE);
                assertThat(got.status()).isEqualTo(403);
                assertThat(got.body()).isEqualTo("refused");
                assertThat(got.header("x-leak")).isEmpty();
            }
        }
    }

    private static Request told(Request request, String script) {
        return request.header("x-do-steered", script);
    }
}
