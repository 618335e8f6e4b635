package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Example buffer-limits counts bodies in Envoy, which has no call that limits them. */
@Tag("envoy")
class BufferLimitsTest {
    private static final Path MODULE = Path.of("target", "wasm", "buffer-limits.wasm");
    private static final String CHUNK = "x".repeat(1000);

    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = with("{\"requestBytes\":3000,\"responseBytes\":2000}").start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    private static Gateway.Setup with(String config) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .filter(WasmFilter.of("buffer-limits", MODULE).configured(config));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void theNextRequestIsServedAndNothingElseWasSaid() {
        gateway.upstream().answer(Answer::echo);
        for (var protocol : Protocol.values()) {
            assertThat(gateway.exchange(protocol, post("/").chunks("fine"))
                            .client()
                            .body())
                    .isEqualTo("fine");
        }
        assertThat(PluginLine.all(health.complaints()).map(PluginLine::message))
                .allMatch(message -> message.endsWith("came after the response headers: the stream is reset"));
        health.assertNoVmDied();
    }

    @ParameterizedTest
    @CsvSource({"HTTP1, true", "HTTP1, false", "HTTP2, true", "HTTP2, false"})
    void aRequestOfTheLimitPassesAndOneByteMoreIs413(Protocol protocol, boolean stated) {
        gateway.upstream().answer(request -> answer(204));
        var limit = gateway.exchange(protocol, sized(stated, post("/"), CHUNK, CHUNK, CHUNK));
        assertThat(limit.client().status()).isEqualTo(204);
        assertThat(limit.upstream().bytes()).hasSize(3000);

        var more = gateway.exchange(protocol, sized(stated, post("/"), CHUNK, CHUNK, CHUNK, "y"));
        assertThat(more.client().status()).isEqualTo(413);
        assertThat(more.client().body()).isEqualTo("Payload Too Large");
        assertThat(more.client().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(more.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aResponseOfTheLimitPasses(Protocol protocol) {
        gateway.upstream().answer(request -> sized(false, answer(200), CHUNK, CHUNK));
        assertThat(gateway.exchange(protocol, get("/")).client().bytes()).hasSize(2000);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aResponseThatStatesALargerLengthIs500(Protocol protocol) {
        gateway.upstream().answer(request -> sized(true, answer(200), CHUNK, CHUNK, "y"));
        var client = gateway.exchange(protocol, get("/")).client();
        assertThat(client.status()).isEqualTo(500);
        assertThat(client.body()).isEqualTo("Internal Server Error");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aResponseThatTurnsOutLargerIsBrokenOff(Protocol protocol) {
        gateway.upstream().answer(request -> sized(false, answer(200), CHUNK, CHUNK, "y"));
        var client = gateway.exchange(protocol, get("/")).client();
        assertThat(client.status()).isEqualTo(200);
        assertThat(client.ending()).isEqualTo(protocol == Protocol.HTTP2 ? Ending.RESET : Ending.CLOSED);
        assertThat(client.bytes()).hasSizeLessThanOrEqualTo(2000);
    }

    private static <M extends Message<M>> M sized(boolean stated, M message, String... chunks) {
        var chunked = message.chunks(chunks).pause(Duration.ofMillis(30));
        return stated ? chunked.contentLength() : chunked;
    }

    @Test
    void aLimitAboveEnvoysOwnIsOneWarningForEachDirection() {
        try (var raising = with("{}").start()) {
            for (int i = 0; i < 3; i++) {
                raising.exchange(Protocol.HTTP1, post("/").chunks("a"));
                raising.exchange(Protocol.HTTP2, post("/").chunks("a"));
            }
            var said = PluginLine.all(EnvoyHealth.of(raising.envoy()).complaints());
            assertThat(said.map(PluginLine::level)).containsExactly("warning", "warning");
            assertThat(said.get(0).message())
                    .contains("10485760 bytes of a request body", "request_body_buffer_limit of the route");
            assertThat(said.get(1).message())
                    .contains("52428800 bytes of a response body", "per_connection_buffer_limit_bytes");
        }
    }
}
