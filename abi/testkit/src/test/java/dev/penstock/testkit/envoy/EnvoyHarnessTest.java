package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.Answer.answer;
import static dev.penstock.testkit.envoy.Request.get;
import static dev.penstock.testkit.envoy.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Envoy with a plugin that lets everything pass: what one end sends is what the other sees. */
@Tag("envoy")
class EnvoyHarnessTest {

    @TempDir
    static Path modules;

    private static EnvoyBinary binary;
    private static WasmFilter filter;
    private static Gateway gateway;
    private static Gateway http2Gateway;

    @BeforeAll
    static void start() throws IOException {
        binary = EnvoyBinary.find(System.out);
        var module = Files.write(modules.resolve("empty.wasm"), EmptyPlugin.module());
        filter = WasmFilter.of("empty", module).configured("{\"text\":\"\u0001 \\u0000 \u00fc\"}");
        var setup = Gateway.with(binary)
                .filter(filter)
                .configured(bootstrap -> bootstrap.withTrailers().accessLog("%REQ(:METHOD)% %REQ(:PATH)%"));
        gateway = setup.launch(Launch.DEFAULT.tracing()).start();
        http2Gateway = setup.upstream(Protocol.HTTP2).start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        http2Gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"HTTP1,HTTP1", "HTTP1,HTTP2", "HTTP2,HTTP1", "HTTP2,HTTP2"})
    void everyChunkingOfABodyPassesBothWays(Protocol downstream, Protocol upstream) {
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            var request = post("/" + round)
                    .chunks(Vector.fill(random.nextInt(6), () -> randomBytes(random, 40_000)))
                    .header("x-round", "" + round)
                    .trailer("x-sum", "s" + round);
            var answered =
                    answer(200).header("x-twice", "a").header("x-twice", "b").trailer("x-end", "e" + round);
            to(upstream)
                    .upstream()
                    .answer(seen -> answered.chunks(seen.content().chunks()));

            var seen = to(upstream).exchange(downstream, request);

            assertThat(seen.upstream().path()).isEqualTo("/" + round);
            assertThat(seen.upstream().bytes()).isEqualTo(request.bytes());
            assertThat(seen.upstream().header("x-round")).contains("" + round);
            assertThat(seen.upstream().trailer("x-sum")).contains("s" + round);
            assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
            assertThat(seen.client().status()).isEqualTo(200);
            assertThat(seen.client().content().headers().all("x-twice")).containsExactly("a", "b");
            assertThat(seen.client().bytes()).isEqualTo(request.bytes());
            assertThat(seen.client().trailer("x-end")).contains("e" + round);
        }
    }

    @Test
    void chunksKeepTheirBordersOverHttp2() {
        http2Gateway.upstream().answer(request -> answer(200).chunks("very o", "ld"));
        var seen = http2Gateway.exchange(post("/").chunks("ol", "d hat"));
        assertThat(seen.upstream().chunkTexts()).containsExactly("ol", "d hat");
        assertThat(seen.client().chunkTexts()).containsExactly("very o", "ld");
    }

    @Test
    void chunksKeepTheirBordersOverHttp1WithAPause() {
        var pause = Duration.ofMillis(100);
        gateway.upstream().answer(request -> answer(200).chunks("very o", "ld").pause(pause));
        var seen =
                gateway.exchange(Protocol.HTTP1, post("/").chunks("ol", "d hat").pause(pause));
        assertThat(seen.upstream().chunkTexts()).containsExactly("ol", "d hat");
        assertThat(seen.client().chunkTexts()).containsExactly("very o", "ld");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aMessageWithoutBodyOrWithItsLengthPasses(Protocol downstream) {
        gateway.upstream().answer(Answer::echo);
        assertThat(gateway.exchange(downstream, get("/none")).client().bytes()).isEmpty();
        assertThat(gateway.exchange(downstream, post("/empty")).client().status())
                .isEqualTo(200);
        var sized =
                gateway.exchange(downstream, post("/sized").chunks("12", "345").contentLength());
        assertThat(sized.upstream().header("content-length")).contains("5");
        assertThat(sized.client().body()).isEqualTo("12345");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void manyLargeBodiesPassAtOnce(Protocol downstream) {
        gateway.upstream().answer(Answer::echo);
        var body = Vector.fill(20, () -> randomBytes(new Random(3), 200_000));
        var requests = Vector.range(0, 16).map(number -> post("/" + number).chunks(body));
        var answers = gateway.client(downstream).sendAll(requests);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.bytes())
                .isEqualTo(requests.head().bytes()));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theClientTellsHowAStreamEnded(Protocol downstream) {
        var upstream = gateway.upstream();
        upstream.answer(request -> answer(200).chunks("half").ending(Ending.CLOSED));
        assertThat(gateway.exchange(downstream, get("/cut")).client().ending()).isIn(Ending.RESET, Ending.CLOSED);
        upstream.answer(request -> answer(200).chunks("half").ending(Ending.TIMED_OUT));
        try (var hasty = Client.of(downstream, gateway.envoy().port(), Duration.ofMillis(500))) {
            var answer = hasty.send(get("/hang"));
            assertThat(answer.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(answer.body()).isEqualTo("half");
        }
        try (var nowhere = Client.of(downstream, closedPort())) {
            assertThat(nowhere.send(get("/")).ending()).isEqualTo(Ending.CLOSED);
        }
    }

    @Test
    void theLogShowsEveryCallOfThePlugin() {
        assertThat(gateway.envoy().log())
                .anyMatch(line -> line.level().equals("trace")
                        && line.component().equals("wasm")
                        && line.message().startsWith("[host->vm] proxy_on_configure("));
        assertThat(gateway.envoy().stats("wasm.").get("wasm.empty.vm_reload")).contains(0L);
    }

    @Test
    void aMegabyteOfConfigurationAndBytesThatAreNoTextArrive() {
        for (var configured :
                Vector.of(filter.configured("\"\\\n".repeat(350_000)), filter.configured(new byte[] {-1, 0, -2, 10}))) {
            try (var other = Gateway.with(binary)
                    .filter(configured)
                    .launch(Launch.DEFAULT.tracing())
                    .start()) {
                assertThat(other.exchange(get("/")).client().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void stopIsCleanAndLeavesNothing() {
        try (var upstream = Upstream.echoing();
                var envoy = EnvoyProcess.start(
                        binary,
                        Bootstrap.to(Cluster.http1("upstream", upstream.port()))
                                .filter(filter)
                                .accessLog("%REQ(:PATH)% %RESPONSE_CODE%"));
                var client = Client.of(Protocol.HTTP1, envoy.port())) {
            assertThat(client.send(get("/logged")).status()).isEqualTo(200);
            assertThat(envoy.stop()).isZero();
            assertThat(envoy.isAlive()).isFalse();
            assertThat(envoy.accessLog()).containsExactly("/logged 200");
        }
    }

    @Test
    void aModuleThatIsNoneIsRefusedWithTheReason() throws IOException {
        var broken = Files.writeString(modules.resolve("broken.wasm"), "no module");
        var setup = Gateway.with(binary).filter(WasmFilter.of("broken", broken));
        assertThatThrownBy(setup::start)
                .isInstanceOf(EnvoyFailed.class)
                .hasMessageContaining("Envoy ended with 1")
                .hasMessageContaining("Failed to parse corrupted Wasm module");
    }

    private static Gateway to(Protocol upstream) {
        return upstream == Protocol.HTTP2 ? http2Gateway : gateway;
    }

    private static int closedPort() {
        try (var upstream = Upstream.echoing()) {
            return upstream.port();
        }
    }

    private static byte[] randomBytes(Random random, int limit) {
        var bytes = new byte[1 + random.nextInt(limit)];
        random.nextBytes(bytes);
        return bytes;
    }
}
