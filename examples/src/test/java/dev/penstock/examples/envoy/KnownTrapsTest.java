package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.HttpFilter;
import dev.penstock.testkit.envoy.LogLine;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What plugins of the Go SDK let through or got wrong in the HTTP phases; abi/HOSTS.md has the whole list, by the same numbers. */
@Tag("envoy")
class KnownTrapsTest {
    private static final Request WHOLE = post("/").header("x-whole", "request, response");
    private static final String SENT = "cluster.upstream.upstream_rq_total";

    private static final HttpFilter NO_AUTHORITY = HttpFilter.lua(
            """
                    function envoy_on_request(handle)
                      if handle:headers():get("x-anonymous") then
                        handle:headers():remove(":authority")
                      end
                    end
                    """);

    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .configured(bootstrap -> bootstrap.withTrailers())
                .filter(NO_AUTHORITY)
                .filter(new FixtureModule("edited").filter())
                .filter(new FixtureModule("rooted").filter().configured("{\"_plugin_id_\":\"id\",\"tag\":\"a\"}"))
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(health.complaints()).isEmpty();
        health.assertNoVmDied();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @DisplayName("G1 trailers are no way around a handler of bodies")
    void aBodyThatTrailersEndIsSeenByItsHandler(Protocol protocol) {
        gateway.upstream().answer(request -> answer(200).chunks("answer").trailer("x-end", "1"));
        var seen = gateway.exchange(protocol, WHOLE.chunks("att", "ack").trailer("x-end", "1"));
        assertThat(seen.upstream().body()).isEqualTo("<attack>");
        assertThat(seen.client().body()).isEqualTo("<answer>");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @DisplayName("G2 nothing leaks while a message is held")
    void upstreamSeesNothingOfARequestBeforeItsBodyIsWhole(Protocol protocol) throws InterruptedException {
        gateway.upstream().answer(request -> answer(200));
        var sent = gateway.envoy().stats(SENT).get(SENT).get();
        gateway.upstream().takeRequests();
        var answer =
                gateway.client(protocol).sendAsync(WHOLE.chunks("a", "b", "c").pause(Duration.ofMillis(300)));
        TimeUnit.MILLISECONDS.sleep(750);
        assertThat(answer).isNotDone();
        assertThat(gateway.envoy().stats(SENT).get(SENT)).contains(sent);
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(gateway.upstream().takeRequests().map(Request::body)).containsExactly("<abc>");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @DisplayName("G3 a handler of bodies runs for empty ones too")
    void aMessageWithoutBodyIsSeenWithAnEmptyOne(Protocol protocol) {
        for (var bare : Vector.of(WHOLE, WHOLE.contentLength(), WHOLE.trailer("x-end", "1"))) {
            gateway.upstream().answer(request -> answer(200).contentLength());
            var seen = gateway.exchange(protocol, bare);
            assertThat(seen.upstream().header("x-size")).contains("0");
            assertThat(seen.client().header("x-size")).contains("0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "content-encoding, gzip, request body with content-encoding 'gzip' passes untouched",
        "content-type, Application/Octet-Stream, request body of content-type 'application/octet-stream' passes untouched",
        "content-encoding, Identity, ",
        "content-type, text/plain, ",
    })
    @DisplayName("G4 a body that is left alone is told of, and identity is no encoding")
    void whichBodiesAreNotReadIsSaid(String name, String value, String said) {
        var logged = gateway.envoy().log().size();
        var seen = gateway.exchange(
                Protocol.HTTP2,
                post("/").header("x-whole", "request").header(name, value).chunks("body"));
        assertThat(seen.upstream().body()).isEqualTo(said == null ? "<body>" : "body");
        assertThat(gateway.envoy()
                        .log()
                        .drop(logged)
                        .flatMap(LogLine::said)
                        .filter(line -> line.startsWith("request body")))
                .containsExactlyElementsOf(said == null ? Vector.empty() : Vector.of(said));
    }

    @ParameterizedTest
    @CsvSource({"id-%s-%d, id-?s-?d", "'a] [b', a???b"})
    @DisplayName("G5 no request writes into the log what it likes")
    void aRequestIdIsShownAsPlainCharacters(String id, String shown) {
        var before = lines().size();
        gateway.exchange(
                Protocol.HTTP2,
                get("/").header("x-request-id", id).header("cookie", "secret").header("authorization", "secret"));
        assertThat(gateway.envoy().awaitEntries(Duration.ofSeconds(5), log -> lines().size() > before))
                .isTrue();
        var line = lines().last();
        assertThat(line.message()).contains("[rooted] [id] [" + shown + "] served by a");
        assertThat(gateway.envoy().log().filter(each -> each.component().equals("wasm")))
                .noneMatch(each -> each.message().contains("secret"));
    }

    private static Seq<LogLine> lines() {
        return gateway.envoy().log().filter(line -> line.message().endsWith("served by a"));
    }

    @ParameterizedTest
    @CsvSource({"HTTP1, 900", "HTTP2, 12000"})
    @DisplayName("G6 a body is as long as it is, however it was cut")
    void aBodyOfManyChunksIsReadWhole(Protocol protocol, int kibibytes) {
        var random = new Random(6);
        var chunks = Vector.fill(kibibytes / 4, () -> new byte[4096]);
        chunks.forEach(random::nextBytes);
        var request = post("/").header("x-whole", "request").chunks(chunks);
        gateway.upstream().answer(seen -> answer(204));
        var upstream = gateway.exchange(protocol, request).upstream();
        assertThat(upstream.header("x-size")).contains("" + request.bytes().length);
        assertThat(upstream.bytes()).hasSize(request.bytes().length + 2).containsSubsequence(request.bytes());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @DisplayName("G8 a request without :authority is not passed by")
    void aRequestWithoutAuthorityIsSeenLikeAnyOther(Protocol protocol) {
        gateway.upstream().answer(request -> answer(200).chunks("answer"));
        var seen = gateway.exchange(protocol, WHOLE.header("x-anonymous", "1").chunks("body"));
        assertThat(seen.upstream().body()).isEqualTo("<body>");
        assertThat(seen.client().body()).isEqualTo("<answer>");
        assertThat(seen.client().header("x-answered-by").getOrElse("nobody")).startsWith("a ");
    }
}
