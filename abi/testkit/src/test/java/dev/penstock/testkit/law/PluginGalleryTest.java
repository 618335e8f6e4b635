package dev.penstock.testkit.law;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonValues;
import dev.penstock.dsl.Plugin;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.testkit.PluginTester;
import io.vavr.collection.Vector;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugins that break a law, each refuted; and some that keep them all. */
class PluginGalleryTest {
    private static final int TRIES = 1_000;
    private static final Key<Long> SIZE = Key.ofStream("size", 0L);

    record Wrong(String name, Law law, String configuration, PluginTester tester) {
        @Override
        public String toString() {
            return name;
        }

        LawBroken refuted() {
            var laws = PluginLaws.of(tester, configuration).tries(TRIES);
            LawBroken broken = catchThrowableOfType(LawBroken.class, () -> law.search(laws));
            assertThat(broken).as("%s was not refuted", name).isNotNull();
            return broken;
        }
    }

    static Stream<Wrong> splitting() {
        return Stream.of(
                dsl("replaces in each chunk", Law.SPLIT, WrongPlugins.replacesInEachChunk()),
                raw("forgets trailers", Law.SPLIT, WrongGuests.ForgetsTrailers::new),
                raw("hangs at trailers", Law.SPLIT, host -> new WrongGuests.HangsAtTrailers()),
                raw("adds a header for each chunk", Law.SPLIT, WrongGuests.CountsChunks::new),
                raw("judges the first chunk", Law.SPLIT, WrongGuests.JudgesTheFirstChunk::new),
                dsl("depends on the clock", Law.SPLIT, WrongPlugins.dependsOnTheClock()));
    }

    static Stream<Wrong> others() {
        return Stream.of(
                dsl("shares a field between streams", Law.ISOLATION, WrongPlugins.sharesAFieldBetweenStreams()),
                dsl("counts in a static", Law.ISOLATION, WrongPlugins.countsInAStatic()),
                dsl("shares what a transform remembers", Law.ISOLATION, WrongPlugins.sharesATransformThatRemembers()),
                dsl("changes its configuration", Law.ISOLATION, "{}", WrongPlugins.changesItsConfiguration()),
                dsl("counts its configurations", Law.CONFIGURATION, "{}", WrongPlugins.countsItsConfigurations()),
                raw("keeps the length of a longer body", Law.LENGTH, WrongGuests.KeepsTheLength::new),
                raw("answers after the end", Law.END, WrongGuests.AnswersAfterTheEnd::new),
                raw("answers twice", Law.END, WrongGuests.AnswersTwice::new),
                dsl("grows with each stream", Law.MEMORY, WrongPlugins.growsWithEachStream()),
                dsl("grows in a static", Law.MEMORY, WrongPlugins.growsInAStatic()),
                raw("leaks abandoned streams", Law.MEMORY, host -> new WrongGuests.LeaksAbandonedStreams()));
    }

    private static Wrong dsl(String name, Law law, Plugin<?> plugin) {
        return dsl(name, law, "{\"_pattern_\":\"old\"}", plugin);
    }

    private static Wrong dsl(String name, Law law, String configuration, Plugin<?> plugin) {
        return new Wrong(name, law, configuration, PluginTester.onJvm(plugin));
    }

    private static Wrong raw(String name, Law law, Function<Host, Callbacks> guest) {
        return new Wrong(name, law, "", PluginTester.onGuest(guest));
    }

    @ParameterizedTest
    @MethodSource("splitting")
    void isRefutedByTwoChunksAndAFewBytes(Wrong wrong) {
        LawBroken broken = wrong.refuted();
        Traffic smallest = (Traffic) broken.counterExample();
        for (var content :
                Vector.of(smallest.request().content(), smallest.answer().content())) {
            assertThat(content.chunks().size()).as(broken.getMessage()).isLessThanOrEqualTo(2);
            assertThat(content.bytes().length).as(broken.getMessage()).isLessThanOrEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void isRefuted(Wrong wrong) {
        LawBroken broken = wrong.refuted();
        assertThat(broken.law()).isEqualTo(wrong.law().text());
        assertThat(broken).hasMessageContaining("As a test:");
    }

    @Test
    void aBufferThatIsNeverReleasedIsRefutedByWhatItRetains() {
        Traffic large = Traffic.of(post("/").chunks(Vector.fill(32, () -> new byte[4096])), answer(200));
        var laws = PluginLaws.of(PluginTester.onGuest(host -> new WrongGuests.NeverReleases()), "");
        assertThatThrownBy(() -> laws.retainsAtMost(64 * 1024, large))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at most 65536 were stated");
    }

    @Test
    void aCounterExampleIsATestThatCompiles() {
        String methods = Stream.concat(splitting(), others())
                .filter(wrong -> wrong.law() == Law.SPLIT || wrong.law() == Law.ISOLATION)
                .map(wrong -> wrong.refuted()
                        .test()
                        .replace("(PluginTester tester)", wrong.name().replace(" ", "_") + "(PluginTester tester)"))
                .reduce("", String::concat);
        String source =
                """
                import static dev.penstock.testkit.http.Answer.answer;
                import static dev.penstock.testkit.http.Request.post;

                import dev.penstock.testkit.PluginTester;
                import dev.penstock.testkit.http.Request;
                import dev.penstock.testkit.law.Chunking;
                import dev.penstock.testkit.law.PluginLaws;
                import dev.penstock.testkit.law.Traffic;
                import java.util.List;
                import org.junit.jupiter.api.Test;

                class Pasted {
                %s}
                """
                        .formatted(methods);
        assertThat(new JavaSource("Pasted", source).compile()).as(source).isEmpty();
    }

    static Stream<Plugin<?>> right() {
        return Stream.of(
                Plugin.named("nothing"),
                Plugin.named("streaming")
                        .onStreamingBody(config -> BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"))),
                Plugin.named("whole")
                        .onRequestBody(
                                (request, config, body) -> request.proceed().replaceBody(Bytes.utf8(body + "!")))
                        .onResponseBody((response, config, body) -> response.proceed()),
                Plugin.named("refusing")
                        .onStreamingRequestBody(
                                config -> BodyTransform.lines(line -> line, 4).then(BodyTransform.limit(12)))
                        .onStreamingResponseBody(config -> BodyTransform.append(Bytes.utf8("!"))),
                Plugin.named("redacting").onStreamingRequestBody(config -> JsonValues.at("/old", "/*")
                        .redact(Json.string("***"))),
                Plugin.named("counting")
                        .onStreamingBody(config -> BodyTransform.count(SIZE))
                        .onRequestTrailers(
                                (request, config) -> request.proceed().setTrailer("x-size", "" + request.get(SIZE)))
                        .onResponseTrailers(
                                (response, config) -> response.proceed().setTrailer("x-size", "" + response.get(SIZE))),
                Plugin.named("replying")
                        .onRequestBody((request, config, body) ->
                                body.size() > 8 ? Reply.reply(403).text("no") : request.proceed()));
    }

    @ParameterizedTest
    @MethodSource("right")
    void keepsAllLaws(Plugin<?> plugin) {
        PluginLaws.check(plugin, "{\"_pattern_\":\"old\"}");
        PluginLaws.of(PluginTester.onJvm(plugin), "").checkSameAs(PluginTester.onJvm(plugin));
    }

    @Test
    void aStreamingPluginRetainsWhatItStates() {
        Traffic large = Traffic.of(
                post("/").chunks(Vector.fill(64, () -> "an old one, ol"
                        .repeat(256)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                answer(200));
        PluginLaws.of(PluginTester.onJvm(right().toList().get(1)), "").retainsAtMost(64 * 1024, large);
    }
}
