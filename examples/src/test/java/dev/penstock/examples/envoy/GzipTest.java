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
import dev.penstock.testkit.http.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies encoded with gzip in a real Envoy. */
@Tag("envoy")
class GzipTest {
    private static final String LONG = "an old hat, {\"old\": [1, 2, 3]}\n".repeat(5_000);

    private static Gateway rewriting;
    private static Gateway decoding;
    private static Gateway encoding;

    @BeforeAll
    static void start() {
        rewriting = started("rewriting");
        decoding = started("decoding");
        encoding = started("encoding");
    }

    private static Gateway started(String plugin) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .configured(Bootstrap::withTrailers)
                .filter(new FixtureModule(GzipPlugins.class, plugin).filter())
                .start();
    }

    @AfterAll
    static void stop() {
        rewriting.close();
        decoding.close();
        encoding.close();
    }

    @AfterEach
    void noVmDied() {
        EnvoyHealth.of(rewriting.envoy()).assertNoVmDied();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void gzipIsRewrittenInBothDirections(Protocol protocol) {
        rewriting.upstream().answer(request -> answer(200)
                .header("content-encoding", "gzip")
                .chunks(Zipped.cut(Zipped.of(LONG), 700))
                .contentLength());
        Seen seen = rewriting.exchange(
                protocol,
                post("/")
                        .header("content-encoding", "gzip")
                        .chunks(Zipped.cut(Zipped.of("an old hat"), 7))
                        .contentLength());
        assertThat(Zipped.text(seen.upstream())).isEqualTo("an brand new hat");
        assertThat(seen.upstream().header("content-encoding")).contains("gzip");
        assertThat(seen.upstream().header("content-length")).isEmpty();
        assertThat(Zipped.text(seen.client())).isEqualTo(LONG.replace("old", "brand new"));
        assertThat(seen.client().header("content-encoding")).contains("gzip");
        assertThat(seen.client().header("content-length")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void plainBodiesAreRewrittenAndThoseOfOtherCodingsPass(Protocol protocol) {
        rewriting
                .upstream()
                .answer(request -> answer(200).header("content-encoding", "br").chunks("an ol", "d hat"));
        Seen seen = rewriting.exchange(protocol, post("/").chunks("an ol", "d hat"));
        assertThat(seen.upstream().body()).isEqualTo("an brand new hat");
        assertThat(seen.client().body()).isEqualTo("an old hat");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aDamagedBodyIsAnsweredOrReset(Protocol protocol) {
        rewriting.upstream().answer(request -> answer(200));
        byte[] damaged = Zipped.of("an old hat");
        damaged[damaged.length - 6]++;
        Seen refused = rewriting.exchange(
                protocol, post("/").header("content-encoding", "gzip").chunks(Zipped.cut(damaged, 100)));
        assertThat(refused.client().status()).isEqualTo(400);
        assertThat(refused.client().body()).contains("wrong checksum of its gzip data");

        rewriting.upstream().answer(request -> answer(200)
                .header("content-encoding", "gzip")
                .chunks(Zipped.cut(damaged, 100))
                .contentLength());
        assertThat(rewriting.exchange(protocol, get("/")).client().ending()).isNotEqualTo(Ending.COMPLETE);
    }

    /** 3 MB of 3 KB, of which the plugin lets one million bytes be made. */
    @Test
    void aBombIsRefusedAndTheNextRequestIsServed() {
        rewriting.upstream().answer(request -> answer(200));
        Seen bomb = rewriting.exchange(post("/")
                .header("content-encoding", "gzip")
                .chunks(Zipped.cut(Zipped.of("a".repeat(3_000_000)), 16_000)));
        assertThat(bomb.client().status()).isEqualTo(413);
        assertThat(rewriting.exchange(post("/").chunks("old")).upstream().body())
                .isEqualTo("brand new");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aClientGetsPlainWhatUpstreamEncodes(Protocol protocol) {
        decoding.upstream()
                .answer(request ->
                        answer(200).header("content-encoding", "gzip").chunks(Zipped.cut(Zipped.of(LONG), 700)));
        Answer client = decoding.exchange(protocol, get("/")).client();
        assertThat(client.body()).isEqualTo(LONG);
        assertThat(client.header("content-encoding")).isEmpty();
        decoding.upstream().answer(request -> answer(200).chunks("plain"));
        assertThat(decoding.exchange(protocol, get("/")).client().body()).isEqualTo("plain");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aClientThatTakesGzipGetsIt(Protocol protocol) {
        encoding.upstream().answer(request -> answer(200).chunks(LONG, "the end"));
        Answer client = encoding.exchange(protocol, get("/").header("accept-encoding", "gzip"))
                .client();
        assertThat(Zipped.text(client)).isEqualTo(LONG + "the end");
        assertThat(client.header("content-encoding")).contains("gzip");
        assertThat(client.bytes().length).isLessThan(LONG.length() / 20);
        assertThat(encoding.exchange(protocol, get("/")).client().body()).isEqualTo(LONG + "the end");
    }

    @Test
    void trailersMayFollowAShortBody() {
        encoding.upstream().answer(request -> answer(200)
                .header("trailer", "x-end")
                .chunks("an ", "old hat")
                .trailer("x-end", "1"));
        Answer client = encoding.exchange(Protocol.HTTP2, get("/").header("accept-encoding", "gzip"))
                .client();
        assertThat(Zipped.text(client)).isEqualTo("an old hat");
        assertThat(client.trailer("x-end")).contains("1");
    }
}
