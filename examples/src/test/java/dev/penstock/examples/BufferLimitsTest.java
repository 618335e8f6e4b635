package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.law.Chunked;
import dev.penstock.testkit.law.Chunking;
import io.vavr.Lazy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

@PluginTest(BufferLimits.class)
class BufferLimitsTest {
    private static final int REQUEST = 7;
    private static final int RESPONSE = 24;
    private static final String CONFIG = "{\"requestBytes\":" + REQUEST + ",\"responseBytes\":" + RESPONSE + "}";
    private static final Lazy<ConfiguredPlugin> PIPELINE =
            Lazy.of(() -> PluginTester.onJvm(BufferLimits.plugin()).configure(CONFIG));
    private static final Lazy<ConfiguredPlugin> MODULE =
            Lazy.of(() -> PluginTester.onBuiltModule(BufferLimits.plugin()).configure(CONFIG));

    @Property
    void aBodyPassesWholeOrNotAtAll(
            @ForAll @Chunked("ab") Chunking request,
            @ForAll @Chunked("seventeen letters") Chunking response,
            @ForAll boolean stated) {
        Statistics.label("request").collect(size(request) > REQUEST);
        Statistics.label("response").collect(size(response) > RESPONSE);
        Statistics.label("request").coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
        Statistics.label("response").coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
        requireLimited(PIPELINE.get(), request, response, stated);
    }

    @Property(tries = 200)
    void aBodyPassesTheModuleWholeOrNotAtAll(
            @ForAll @Chunked("ab") Chunking request,
            @ForAll @Chunked("seventeen letters") Chunking response,
            @ForAll boolean stated) {
        requireLimited(MODULE.get(), request, response, stated);
    }

    private static void requireLimited(ConfiguredPlugin plugin, Chunking request, Chunking response, boolean stated) {
        var sent = request.in(post("/"));
        var answered = response.in(answer(200));
        var seen = plugin.upstream(any -> stated ? answered.contentLength() : answered)
                .exchange(stated ? sent.contentLength() : sent);
        if (size(request) > REQUEST) {
            assertThat(seen.client().status()).isEqualTo(413);
            assertThat(seen.client().body()).isEqualTo("Payload Too Large");
        } else {
            assertThat(seen.upstream().bytes()).isEqualTo(request.body().toArray());
            requireLimited(response, stated, seen.client());
        }
    }

    private static void requireLimited(Chunking response, boolean stated, Answer client) {
        if (size(response) <= RESPONSE) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.bytes()).isEqualTo(response.body().toArray());
        } else if (stated) {
            assertThat(client.status()).isEqualTo(500);
        } else {
            assertThat(client.ending()).isEqualTo(Ending.RESET);
            assertThat(client.bytes()).hasSizeLessThanOrEqualTo(RESPONSE);
        }
    }

    private static int size(Chunking chunking) {
        return chunking.body().size();
    }

    @Test
    void higressIsAskedForTheLimitsAndNothingIsCounted(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure("{}");
        var seen = plugin.exchange(post("/").chunks("body"));
        assertThat(seen.client().body()).isEqualTo("body");
        assertThat(plugin.host().bufferLimit(Direction.REQUEST)).contains(10_485_760);
        assertThat(plugin.host().bufferLimit(Direction.RESPONSE)).contains(52_428_800);
        assertThat(plugin.host()
                        .propertiesSet()
                        .map(set -> set._1() + "=" + set._2().utf8()))
                .containsExactly("set_decoder_buffer_limit=10485760", "set_encoder_buffer_limit=52428800");
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void onEnvoyOneWarningForEachDirectionSaysWhatRaisesALimit(PluginTester tester) {
        var plugin = tester.configure("");
        for (int i = 0; i < 3; i++) {
            assertThat(plugin.exchange(get("/")).client().status()).isEqualTo(200);
        }
        assertThat(plugin.host().propertiesSet()).isEmpty();
        assertThat(plugin.log()).hasSize(2).allSatisfy(line -> {
            assertThat(line.level()).isEqualTo(LogLevel.WARN);
            assertThat(line.message()).contains("request_body_buffer_limit of the route");
        });
        assertThat(plugin.log().get(0).message()).contains("10485760 bytes of a request body");
        assertThat(plugin.log().get(1).message()).contains("52428800 bytes of a response body");
    }

    @Test
    void aLimitThatEnvoyHasAnywayNeedsNoWarning(PluginTester tester) {
        var plugin = tester.configure("{\"requestBytes\":1048576,\"responseBytes\":1}");
        plugin.upstream(request -> answer(204)).exchange(get("/"));
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void onlyPositiveWholeNumbersAreSizes(PluginTester tester) {
        for (String size : new String[] {"0", "-1", "1.5", "1e3", "\"10\"", "null", "9223372036854775808"}) {
            assertThat(tester.reject("{\"requestBytes\":" + size + ",\"responseBytes\":" + size + "}"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
                        assertThat(line.message())
                                .contains(
                                        "[buffer-limits]",
                                        "$.requestBytes: expected a whole number",
                                        "; $.responseBytes: ");
                    });
        }
    }
}
