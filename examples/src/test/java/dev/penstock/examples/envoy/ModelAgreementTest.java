package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.examples.StreamingReplace;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the proxy model shows of an exchange is what a real Envoy does with it. */
@Tag("envoy")
class ModelAgreementTest {
    private static final Replacement REPLACEMENT = Replacement.SAME_LENGTH;
    private static final String LARGE = "x".repeat(15_999) + "o";
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(Protocol.HTTP2)
                .filter(REPLACEMENT.filter())
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<Arguments> exchanges() {
        var large = post("/").chunks(LARGE, LARGE);
        return Stream.of(
                exchange(
                        "both directions",
                        post("/").chunks("ol", "d hat"),
                        answer(200).chunks("very o", "ld")),
                exchange("cut often", post("/").chunks("o", "l", "d", "oo", "ldol", "do", "l", "o"), answer(200)),
                exchange("its length stated", post("/").chunks("ol", "d").contentLength(), sized("o", "ld")),
                exchange("no body", Request.of("HEAD", "/"), answer(200).header("content-length", "7")),
                exchange("gzip", post("/").header("content-encoding", "gzip").chunks("old", "old"), sized("old")),
                exchange(
                        "identity",
                        post("/").header("content-encoding", "identity").chunks("old"),
                        answer(204)),
                exchange(
                        "trailers",
                        post("/").chunks("old o").trailer("x-end", "1"),
                        answer(200).chunks("o", "ld", "o").trailer("x-end", "2")),
                exchange(
                        "trailers alone",
                        post("/").trailer("x-end", "1"),
                        answer(200).trailer("x-end", "2")),
                exchange("large", large.chunks(large.content().chunks().append(new byte[] {'l', 'd'})), answer(200)),
                exchange("a carry that trailers meet", large.trailer("x-end", "1"), answer(200)),
                exchange(
                        "a carry that trailers of the response meet",
                        get("/"),
                        answer(200).chunks(large.content().chunks()).trailer("x-end", "1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void theModelAndEnvoyShowTheSame(String name, Request request, Answer answer) {
        gateway.upstream().answer(seen -> answer);
        var real = gateway.exchange(Protocol.HTTP2, request);
        for (var tester : List.of(
                PluginTester.onJvm(StreamingReplace.plugin()), PluginTester.onBuiltModule(StreamingReplace.plugin()))) {
            var model = tester.configure(REPLACEMENT.configuration())
                    .upstream(seen -> answer)
                    .exchange(request);
            assertSame(tester + " and Envoy", model, real);
        }
    }

    private static void assertSame(String who, Seen model, Seen real) {
        assertThat(model.client().ending()).as(who).isEqualTo(real.client().ending());
        if (real.client().ending() == Ending.COMPLETE) {
            assertThat(model.client().status()).as(who).isEqualTo(real.client().status());
            assertSameMessage(who, model.client(), real.client());
            assertSameMessage(who, model.upstream(), real.upstream());
        }
    }

    private static void assertSameMessage(String who, Message<?> model, Message<?> real) {
        assertThat(model.body()).as(who).isEqualTo(real.body());
        assertThat(model.trailer("x-end")).as(who).isEqualTo(real.trailer("x-end"));
        assertThat(model.header("content-length")).as(who).isEqualTo(real.header("content-length"));
    }

    private static Answer sized(String... chunks) {
        return answer(200).chunks(chunks).contentLength();
    }

    private static Arguments exchange(String name, Request request, Answer answer) {
        return Arguments.of(name, request, answer);
    }
}
