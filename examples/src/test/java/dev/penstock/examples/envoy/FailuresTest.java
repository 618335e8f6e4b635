package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.LogLine;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plugin that throws fails its exchange, with one line in the log, and nothing else. */
@Tag("envoy")
class FailuresTest {
    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .filter(new FixtureModule("failing").filter())
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void theNextRequestIsServedByTheSameVm() {
        gateway.upstream().answer(Answer::echo);
        for (var protocol : Protocol.values()) {
            var seen = gateway.exchange(protocol, post("/").chunks("fine"));
            assertThat(seen.client().status()).isEqualTo(200);
            assertThat(seen.client().body()).isEqualTo("fine");
        }
        health.assertNoVmDied();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inRequestHeadersTheClientIsAnswered500AndUpstreamSeesNothing(Protocol downstream) {
        var before = health.complaints();
        var seen = gateway.exchange(downstream, get("/").header("x-fail", "request headers"));
        assertThat(seen.requests()).isEmpty();
        assertIs500(seen.client());
        assertOneLineSince(before, "request headers failed", "told to fail in request headers; last header 'x-fail'");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inARequestBodyTheClientIsAnswered500(Protocol downstream) {
        var before = health.complaints();
        var request = post("/").chunks("first", "!second").pause(Duration.ofMillis(50));
        assertIs500(gateway.exchange(downstream, request).client());
        assertOneLineSince(before, "request body failed", "told to fail in a body");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inResponseHeadersTheClientIsAnswered500(Protocol downstream) {
        var before = health.complaints();
        gateway.upstream()
                .answer(request ->
                        answer(200).header("x-fail", "response headers").chunks("secret"));
        assertIs500(gateway.exchange(downstream, get("/")).client());
        assertOneLineSince(before, "response headers failed", "told to fail in response headers; last header 'x-fail'");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inAResponseBodyTheStreamIsBrokenOff(Protocol downstream) {
        var before = health.complaints();
        gateway.upstream()
                .answer(request -> answer(200).chunks("first", "!second").pause(Duration.ofMillis(50)));
        var seen = gateway.exchange(downstream, get("/")).client();
        assertThat(seen.ending()).isEqualTo(downstream == Protocol.HTTP2 ? Ending.RESET : Ending.CLOSED);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo("first");
        assertOneLineSince(before, "response body failed", "told to fail in a body");
    }

    private static void assertIs500(Answer answer) {
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Internal Server Error");
    }

    private static void assertOneLineSince(Seq<LogLine> before, String place, String cause) {
        assertThat(gateway.envoy()
                        .awaitLog(
                                Duration.ofSeconds(5),
                                line -> health.complaints().size() > before.size()))
                .isTrue();
        var line = "%s: java.lang.IllegalStateException: %s".formatted(place, cause);
        assertThat(health.complaints().drop(before.size()).flatMap(LogLine::said))
                .singleElement()
                .asString()
                .startsWith(line);
    }
}
