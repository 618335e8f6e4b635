package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Example {@code json-inject} at the buffer limit of a real Envoy, and what is no HTTP body. */
@Tag("envoy")
class JsonInjectionTest {
    private static final int CONNECTION = 64 << 10;
    private static final int STREAM = 16 << 20;
    private static final String CONFIG = "{\"field\":\"injected\",\"value\":1}";
    private static final String ADDED = ",\"injected\":1";
    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .configured(bootstrap -> bootstrap.bufferLimit(CONNECTION))
                .filter(WasmFilter.of("json-inject", Path.of("target", "wasm", "json-inject.wasm"))
                        .configured(CONFIG))
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        health.assertNoVmDied();
        assertThat(health.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void anObjectThatGrowsUpToTheLimitPasses(Protocol protocol) {
        var object = object(limit(protocol) - ADDED.length());
        var seen = gateway.exchange(protocol, post("/").chunks(object.substring(0, 9_000), object.substring(9_000)));
        assertThat(seen.client().status()).isEqualTo(200);
        assertThat(seen.upstream().body()).isEqualTo(object.substring(0, object.length() - 1) + ADDED + "}");
        assertThat(seen.upstream().header("content-length")).contains("" + limit(protocol));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void anObjectThatGrowsOverTheLimitIsAnswered413(Protocol protocol) {
        var object = object(limit(protocol) - ADDED.length() + 1);
        var seen = gateway.exchange(protocol, post("/").chunks(object));
        assertThat(seen.requests()).isEmpty();
        assertThat(seen.client().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aBodyOverTheLimitIsAnswered413BeforeItIsRead(Protocol protocol) {
        var object = object(limit(protocol));
        var seen = gateway.exchange(protocol, post("/").chunks(object, object));
        assertThat(seen.requests()).isEmpty();
        assertThat(seen.client().status()).isEqualTo(413);
        assertThat(seen.client().body()).isEqualTo("Payload Too Large");
    }

    @Test
    void aWebSocketIsAnswered400AndUpstreamSeesNothing() {
        try (var client = new RawConnection(gateway.envoy().port())) {
            client.send("GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n{}");
            assertThat(client.head()).startsWith("HTTP/1.1 400 ").contains("content-type: application/json\r\n");
        }
        assertThat(gateway.upstream().takeRequests()).isEmpty();
    }

    /** Envoy's limit of what it keeps of a request: that of the listener, but in HTTP/2 the window of a stream. */
    private static int limit(Protocol protocol) {
        return protocol == Protocol.HTTP1 ? CONNECTION : STREAM;
    }

    private static String object(int size) {
        var shortest = "{\"a\":\"\"}";
        return "{\"a\":\"" + "x".repeat(size - shortest.length()) + "\"}";
    }
}
