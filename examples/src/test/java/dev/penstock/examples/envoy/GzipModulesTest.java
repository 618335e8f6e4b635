package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.Chunking;
import dev.penstock.testkit.law.Chunkings;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gzip on the JVM and in a module: the same bytes, which the JDK reads. */
class GzipModulesTest {
    private static final String TEXT = "an old hat, {\"old\": [1, 2, 3]}\n";

    private static List<ConfiguredPlugin> both(String plugin, Plugin<?> onJvm) throws IOException {
        byte[] module = Files.readAllBytes(new FixtureModule(GzipPlugins.class, plugin).path());
        return List.of(
                PluginTester.onJvm(onJvm).configure(""),
                PluginTester.onModule(module).configure(""));
    }

    @Test
    void aResponseIsEncodedToTheSameBytesForClientsThatTakeThem() throws IOException {
        String text = TEXT.repeat(100)
                + new Random(1).ints(300).mapToObj(Integer::toString).reduce("", String::concat);
        List<byte[]> bodies = both("encoding", GzipPlugins.encoding()).map(plugin -> {
            Answer client = plugin.upstream(request -> answer(200).chunks(text, "", "end"))
                    .exchange(get("/").header("accept-encoding", "gzip"))
                    .client();
            assertThat(Zipped.text(client)).isEqualTo(text + "end");
            assertThat(client.header("content-encoding")).contains("gzip");
            return client.bytes();
        });
        assertThat(bodies.last()).isEqualTo(bodies.head());
    }

    @Test
    void gzipIsRewrittenInBothDirections() throws IOException {
        both("rewriting", GzipPlugins.rewriting()).forEach(plugin -> {
            Seen seen = plugin.upstream(request -> answer(200)
                            .header("content-encoding", "gzip")
                            .chunks(Zipped.cut(Zipped.of(TEXT.repeat(50)), 9)))
                    .exchange(post("/").header("content-encoding", "gzip").chunks(Zipped.cut(Zipped.of(TEXT), 1)));
            assertThat(Zipped.text(seen.upstream())).isEqualTo(TEXT.replace("old", "brand new"));
            assertThat(Zipped.text(seen.client())).isEqualTo(TEXT.repeat(50).replace("old", "brand new"));
        });
    }

    @Test
    void aDamagedBodyIsRefused() throws IOException {
        byte[] damaged = Zipped.of(TEXT);
        damaged[damaged.length - 1]++;
        both("rewriting", GzipPlugins.rewriting()).forEach(plugin -> {
            Seen seen = plugin.upstream(request -> answer(200))
                    .exchange(post("/").header("content-encoding", "gzip").chunks(Zipped.cut(damaged, 8)));
            assertThat(seen.client().status()).isEqualTo(400);
            assertThat(seen.client().body()).contains("the body has a wrong size of its gzip data");
        });
    }

    @ParameterizedTest
    @CsvSource({"zipped, 82500", "unzipped, 82500"})
    void eachDirectionHasItsOwnWeight(String plugin, int most) throws IOException {
        assertThat(Files.size(new FixtureModule(TransformPlugins.class, plugin).path()))
                .isLessThan(most);
    }

    @Test
    void whereAnEncodedBodyIsCutMakesNoDifference() throws IOException {
        byte[] module = Files.readAllBytes(new FixtureModule(TransformPlugins.class, "unzipped").path());
        ConfiguredPlugin plugin = PluginTester.onModule(module).configure("");
        Chunkings.everyTwoChunksOf(Bytes.adopt(Zipped.of("an old hat")))
                .filter(cut -> cut.end() == Chunking.End.WITH_THE_LAST_CHUNK)
                .forEach(cut -> ChunkLaws.check(plugin, cut));
    }
}
