package dev.penstock.examples.author;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.examples.StreamingReplace;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.BodySource;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.LawBroken;
import dev.penstock.testkit.law.PluginLaws;
import dev.penstock.testkit.law.Traffic;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What abi/testkit/README.md shows; {@code ReadmeTest} compares them. */
class KitTest {
    @Nested
    @PluginTest(StreamingReplace.class)
    class Laws {
        @Test
        void keepsTheLaws(PluginTester tester) {
            PluginLaws.check(tester, "{\"from\":\"old\",\"to\":\"new\"}");
        }

        @Test
        void aTransformKeepsItsLaw() {
            ChunkLaws.check(BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new")), "old");
        }

        @Test
        void aNaiveOneDoesNot() {
            var naive = BodyTransform.perChunk(chunk -> Bytes.utf8(chunk.utf8().replace("old", "new")));
            assertThatThrownBy(() -> ChunkLaws.check(naive, "old"))
                    .isInstanceOf(LawBroken.class)
                    .hasMessageContaining("ChunkLaws.check(transform, Chunking.of(");
        }

        @Test
        void aCaseOfALaw(PluginTester tester) {
            PluginLaws.of(tester, "{\"from\":\"old\",\"to\":\"new\"}")
                    .runApart(
                            List.of(0, 1, 0, 1),
                            Traffic.of(post("/").chunks("ol", "d"), answer(200)),
                            Traffic.of(post("/").chunks("d", "ol"), answer(200)).abandoned());
        }

        @Test
        void bodiesOfAKind(PluginTester tester) {
            PluginLaws.of(tester, "{\"from\":\"data\",\"to\":\"event\"}")
                    .bodies(BodySource.SERVER_SENT_EVENTS.bodies("data"))
                    .tries(5)
                    .check();
        }
    }

    @Nested
    @PluginTest(StreamingReplace.class)
    class TheProxy {
        @Test
        void aBadConfigurationIsRejected(PluginTester tester) {
            assertThat(tester.reject("{}").head().message()).contains("$.from: expected a string");
        }

        @Test
        void onHigressTheRouteIsKnown(PluginTester tester) {
            var plugin = tester.on(Platform.HIGRESS)
                    .given(Bytes.utf8("api"), "xds", "route_name")
                    .configure("{\"from\":\"old\",\"to\":\"new\"}");
            assertThat(plugin.exchange(get("/")).client().status()).isEqualTo(200);
            assertThat(plugin.log()).isEmpty();
        }

        @Test
        void exchangesMayOverlap(PluginTester tester) {
            var plugin = tester.configure("{\"from\":\"old\",\"to\":\"new\"}");
            var first = plugin.begin(post("/").chunks("o"));
            var second = plugin.begin(post("/").chunks("old"));
            assertThat(second.abandon().requests()).hasSize(1);
            assertThat(first.answer(request -> answer(200).chunks("ld"))
                            .client()
                            .body())
                    .isEqualTo("ld");
        }
    }
}
