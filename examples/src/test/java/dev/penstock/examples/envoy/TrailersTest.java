package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies that end within a match, over HTTP/2, with and without trailers. */
@Tag("envoy")
class TrailersTest {
    private static final Replacement REPLACEMENT = Replacement.LONGER;
    private static final long SEED = Long.getLong("penstock.seed", 20_261_122L);
    private static final int LARGEST_HELD = 3_000;
    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(Protocol.HTTP2)
                .filter(REPLACEMENT.filter())
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aBodyThatEndsWithinAMatchIsWholeWithTrailersAndWithout() {
        var logged = health.complaints().size();
        for (int number = 0; number < 100; number++) {
            var random = new Random(SEED + number);
            var request = endingWithinAMatch(random);
            var response = endingWithinAMatch(random);
            var trailers = number % 2 == 0;
            gateway.upstream().answer(seen -> withTrailer(trailers, answer(200).chunks(response.chunks())));
            var seen = gateway.exchange(withTrailer(trailers, post("/").chunks(request.chunks())));

            var trial = "number %d of seed %d: %s, %s".formatted(number, SEED, request, response);
            assertThat(seen.client().ending()).as(trial).isEqualTo(Ending.COMPLETE);
            assertWhole(trial, seen.upstream(), request, trailers);
            assertWhole(trial, seen.client(), response, trailers);
        }
        assertThat(health.complaints()).hasSize(logged);
        health.assertNoVmDied();
    }

    @RepeatedTest(5)
    void aRequestTooLargeToBeHeldWhoseTrailersMeetACarryIsReset() {
        assertResetWithOneWarning("request", () -> gateway.client(Protocol.HTTP2)
                .send(post("/").chunks(largeEndingWithinAMatch()).trailer("x-end", "1")));
        assertThat(gateway.upstream().takeRequests()).isEmpty();
        assertNextIsServed();
    }

    @RepeatedTest(5)
    void aResponseTooLargeToBeHeldWhoseTrailersMeetACarryIsReset() {
        gateway.upstream()
                .answer(request -> answer(200).chunks(largeEndingWithinAMatch()).trailer("x-end", "1"));
        assertResetWithOneWarning(
                "response", () -> gateway.client(Protocol.HTTP2).send(get("/")));
        assertNextIsServed();
    }

    private static void assertResetWithOneWarning(String direction, Supplier<Answer> exchange) {
        gateway.upstream().takeRequests();
        var logged = gateway.envoy().log().size();
        assertThat(exchange.get().ending()).isEqualTo(Ending.RESET);
        var warning = direction + " body ended while 2 bytes of it were still to be written: the stream is reset";
        assertThat(gateway.envoy()
                        .awaitLog(Duration.ofSeconds(5), line -> line.said().contains(warning)))
                .isTrue();
        assertThat(gateway.envoy().log().drop(logged).count(line -> line.said().contains(warning)))
                .isEqualTo(1);
        health.assertNoVmDied();
    }

    private static void assertNextIsServed() {
        gateway.upstream().answer(request -> answer(200).chunks("very o", "ld"));
        var seen = gateway.exchange(post("/").chunks("ol", "d hat"));
        assertThat(seen.upstream().body()).isEqualTo("as good as new hat");
        assertThat(seen.client().body()).isEqualTo("very as good as new");
    }

    private static void assertWhole(String trial, Message<?> seen, DrawnBody sent, boolean trailers) {
        var expected = sent.replaced(REPLACEMENT.from(), REPLACEMENT.to());
        assertThat(Arrays.mismatch(expected, seen.bytes()))
                .as("first difference in %s", trial)
                .isEqualTo(-1);
        assertThat(seen.trailer("x-end").isDefined()).as(trial).isEqualTo(trailers);
    }

    private static <M extends Message<M>> M withTrailer(boolean wanted, M message) {
        return wanted ? message.trailer("x-end", "1") : message;
    }

    /** Small enough to be held whole, whatever its matches grow to. */
    private static DrawnBody endingWithinAMatch(Random random) {
        return DrawnBody.of(random.nextInt(LARGEST_HELD), REPLACEMENT.from(), random)
                .endingIn(random.nextBoolean() ? ".o" : ".ol");
    }

    /** Two frames of HTTP/2 that end within a match: the first is held, with the second it is more than may be. */
    private static Vector<byte[]> largeEndingWithinAMatch() {
        return Vector.fill(2, () -> ("x".repeat(15_998) + "ol").getBytes(UTF_8));
    }
}
