package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests and responses that are held whole, and trailers, edited in both directions: each form of a message, over HTTP/1.1 and HTTP/2,
 * is what it must be, in Envoy, and in the model on the JVM and through the module.
 */
@Tag("envoy")
class WholeMessagesTest {
    private static final Duration PACE = Duration.ofMillis(20);
    private static Map<Protocol, Gateway> gateways = HashMap.empty();

    @BeforeAll
    static void start() {
        for (var protocol : Protocol.values()) {
            var gateway = Gateway.with(EnvoyBinary.find(System.out))
                    .upstream(protocol)
                    .configured(Bootstrap::withTrailers)
                    .filter(new FixtureModule("edited").filter())
                    .start();
            gateways = gateways.put(protocol, gateway);
        }
    }

    @AfterAll
    static void stop() {
        gateways.values().forEach(Gateway::close);
    }

    @AfterEach
    void nothingIsComplainedOf() {
        gateways.values().forEach(gateway -> {
            var health = EnvoyHealth.of(gateway.envoy());
            assertThat(health.complaints()).isEmpty();
            assertThat(gateway.envoy().isAlive()).isTrue();
        });
    }

    static Stream<Arguments> exchanges() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of("request", "response", "request and response", "none")
                        .flatMap(whole -> forms().map(form ->
                                Arguments.of(protocol, whole, form.name(), form.request(), form.answer()))));
    }

    private record Form(String name, Request request, Answer answer) {}

    private static Stream<Form> forms() {
        return Stream.of(
                new Form("header-only", get("/"), answer(204)),
                new Form(
                        "header-only, stated empty",
                        post("/").contentLength(),
                        answer(200).contentLength()),
                new Form("HEAD", Request.of("HEAD", "/"), answer(200).header("content-length", "7")),
                new Form("not modified", get("/"), answer(304)),
                new Form("one chunk", post("/").chunks("abc"), answer(200).chunks("def")),
                new Form("chunks", post("/").chunks("a", "b", "c"), answer(201).chunks("d", "ef")),
                new Form(
                        "stated length",
                        post("/").chunks("a", "bc").contentLength(),
                        answer(200).chunks("d", "ef").contentLength()),
                new Form(
                        "large",
                        post("/").chunks("x".repeat(15_000), "y".repeat(15_000)),
                        answer(200).chunks("z".repeat(200_000))),
                new Form(
                        "chunks and trailers",
                        trailed(post("/").chunks("a", "bc")),
                        trailed(answer(200).chunks("def"))),
                new Form("trailers alone", trailed(post("/")), trailed(answer(200))),
                new Form(
                        "trailers on the way out only",
                        trailed(post("/").chunks("abc")),
                        answer(200).chunks("def")));
    }

    private static <M extends Message<M>> M trailed(M message) {
        return message.trailer("x-set", "1").trailer("x-more", "sent").trailer("x-drop", "1");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("exchanges")
    void eachMessageIsEditedAndNothingElseChanges(
            Protocol protocol, String whole, String name, Request sent, Answer answered) {
        var request = sent.header("x-whole", whole).pause(PACE);
        var gateway = gateways.get(protocol).get();
        gateway.upstream().answer(seen -> answered.pause(PACE));
        var real = gateway.exchange(protocol, request);
        require(real, whole, request, answered);
        new InBoth(FixturePlugins.edited(), new FixtureModule("edited"), protocol)
                .exchange(request, answered)
                .forEach((where, model) -> {
                    assertThat(shown(model.upstream())).as(where).isEqualTo(shown(real.upstream()));
                    assertThat(shown(model.client())).as(where).isEqualTo(shown(real.client()));
                    assertThat(model.client().status())
                            .as(where)
                            .isEqualTo(real.client().status());
                });
    }

    private static void require(Seen real, String whole, Request request, Answer answered) {
        assertThat(real.client().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(real.client().status()).isEqualTo(answered.status());
        require(real.upstream(), request, whole.contains("request"));
        require(real.client(), answered, whole.contains("response"));
    }

    private static void require(Message<?> seen, Message<?> sent, boolean edited) {
        var body = edited && !sent.body().isEmpty() ? "<" + sent.body() + ">" : sent.body();
        assertThat(seen.body()).isEqualTo(body);
        assertThat(seen.content().headers().all("x-size"))
                .isEqualTo(edited ? Vector.of("" + sent.bytes().length) : Vector.empty());
        boolean trailed = !sent.content().trailers().isEmpty();
        assertThat(trailers(seen, "x-set")).isEqualTo(trailed ? Vector.of("1 seen") : Vector.empty());
        assertThat(trailers(seen, "x-more")).isEqualTo(trailed ? Vector.of("sent", "added") : Vector.empty());
        assertThat(trailers(seen, "x-drop")).isEmpty();
        if (seen.bytes().length > 0) {
            assertThat(seen.header("content-length").getOrElse("" + seen.bytes().length))
                    .isEqualTo("" + seen.bytes().length);
        }
    }

    private static Vector<String> trailers(Message<?> seen, String name) {
        return Vector.ofAll(seen.content().trailers().all(name));
    }

    /** What the model must show as Envoy does. */
    private static Vector<Object> shown(Message<?> seen) {
        return Vector.of(
                seen.body(),
                seen.content().headers().all("content-length"),
                seen.content().headers().all("x-size"),
                trailers(seen, "x-set"),
                trailers(seen, "x-more"),
                trailers(seen, "x-drop"));
    }
}
