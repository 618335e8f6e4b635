package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.Chunked;
import dev.penstock.testkit.law.Chunking;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.Lazy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest(StreamingReplace.class)
class StreamingReplaceTest {
    private static final String OLD_TO_NEW = "{\"from\":\"old\",\"to\":\"new\"}";
    private static final Lazy<PluginTester> COMPILED =
            Lazy.of(() -> PluginTester.onBuiltModule(StreamingReplace.plugin()));
    private static final Lazy<ConfiguredPlugin> MODULE =
            Lazy.of(() -> COMPILED.get().configure(OLD_TO_NEW));

    @Property
    void everyChunkingGivesTheSameBytes(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(StreamingReplace.plugin(), OLD_TO_NEW, body);
    }

    @Property(tries = 200)
    void everyChunkingGivesTheSameBytesInTheModule(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(MODULE.get(), body);
    }

    /** Texts of two letters, so that matches are many, overlap and almost match; longer and shorter than a word of memory. */
    @Property(tries = 100)
    void anyTextIsReplacedInTheModuleAsTheJdkDoesIt(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 12) String from,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String drawn,
            @ForAll boolean cut,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 45) String text,
            @ForAll @IntRange(max = 4) int matches) {
        String to = cut ? drawn.substring(0, Math.min(from.length(), drawn.length())) : drawn;
        String body = text + from.repeat(matches) + text;
        var seen = COMPILED.get()
                .configure("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")
                .exchange(post("/").chunks(body));
        assertThat(seen.upstream().body()).isEqualTo(body.replace(from, to));
        Statistics.label("matches").collect(body.contains(from) ? "some" : "none");
        Statistics.label("sizes").collect(from.length() == to.length() ? "equal" : "different");
        Statistics.label("matches").coverage(checker -> checker.check("some").percentage(share -> share > 20));
        Statistics.label("sizes").coverage(checker -> checker.check("equal").percentage(share -> share > 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 1000})
    void theFirstWordMayStandAnywhereInAChunk(int at) {
        String body = "x".repeat(at) + "old" + "y".repeat(9) + "old" + "z".repeat(at % 20);
        var seen = COMPILED.get().configure(OLD_TO_NEW).exchange(post("/").chunks(body));
        assertThat(seen.upstream().body()).isEqualTo(body.replace("old", "new"));
    }

    @Test
    void replacesInBothDirections(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .upstream(request -> answer(200).chunks("very o", "ld"))
                .exchange(post("/").chunks("ol", "d hat"));
        assertThat(seen.upstream().body()).isEqualTo("new hat");
        assertThat(seen.client().body()).isEqualTo("very new");
    }

    @Test
    void aBorderMayCutTheWordAnywhereAndOften(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .exchange(post("/").chunks("o", "l", "d", "", "oo", "ldol", "", "do", "l", "o", ""));
        assertThat(seen.upstream().body()).isEqualTo("newonewnewolo");
    }

    @Test
    void whatTheHostHoldsIsReleasedWithTheNextChunkThatEndsNoMatch(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW).exchange(post("/").chunks("an o", "ld one, ", "an old one"));
        assertThat(seen.upstream().chunkTexts()).containsExactly("an new one, ", "an new one");
    }

    @Test
    void theReplacementMayBeEmptyOrLonger(PluginTester tester) {
        var removing = tester.configure("{\"from\":\"old\",\"to\":\"\"}");
        assertThat(removing.exchange(post("/").chunks("ol", "d")).upstream().body())
                .isEmpty();
        var growing = tester.configure("{\"from\":\"o\",\"to\":\"oo\"}");
        assertThat(growing.exchange(post("/").chunks("foo")).upstream().body()).isEqualTo("foooo");
    }

    @Test
    void aContentLengthThatMayBecomeWrongReachesNeitherSide(PluginTester tester) {
        var seen = tester.configure("{\"from\":\"old\",\"to\":\"older\"}")
                .exchange(post("/").chunks("old").contentLength());
        assertThat(seen.upstream().header("content-length")).isEmpty();
        assertThat(seen.client().header("content-length")).isEmpty();
    }

    @Test
    void aContentLengthThatStaysRightReachesBothSides(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .upstream(request -> answer(200).chunks("very o", "ld").contentLength())
                .exchange(post("/").chunks("ol", "d hat").contentLength());
        assertThat(seen.upstream().body()).isEqualTo("new hat");
        assertThat(seen.upstream().header("content-length")).contains("7");
        assertThat(seen.client().body()).isEqualTo("very new");
        assertThat(seen.client().header("content-length")).contains("8");
    }

    @Test
    void aResponseWithoutBodyLosesTheLengthOfABodyThatWouldChangeIt(PluginTester tester) {
        var stated = answer(200).header("content-length", "7");
        var changing = tester.configure("{\"from\":\"old\",\"to\":\"older\"}").upstream(request -> stated);
        assertThat(changing.exchange(Request.of("HEAD", "/")).client().header("content-length"))
                .isEmpty();
        var keeping = tester.configure(OLD_TO_NEW).upstream(request -> stated);
        assertThat(keeping.exchange(Request.of("HEAD", "/")).client().header("content-length"))
                .contains("7");
    }

    @Test
    void encodedBodiesPassUntouchedWithOneDebugLine(PluginTester tester) {
        var plugin = tester.configure(OLD_TO_NEW);
        var seen = plugin.upstream(request -> answer(200).chunks("none"))
                .exchange(post("/").header("content-encoding", "gzip").chunks("old", "old"));
        assertThat(seen.upstream().body()).isEqualTo("oldold");
        assertThat(plugin.log())
                .containsExactly(new LogEntry(
                        LogLevel.DEBUG,
                        "[streaming-replace] [nil] [nil] request body with content-encoding 'gzip' passes untouched"));
    }

    @Test
    void anIdentityCodingIsNone(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .exchange(post("/").header("content-encoding", "identity").chunks("old"));
        assertThat(seen.upstream().body()).isEqualTo("new");
    }

    @Test
    void trailersFindTheBodyComplete(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .upstream(request -> answer(200).chunks("o", "ld", "o").trailer("x-end", "2"))
                .exchange(post("/").chunks("old o").trailer("x-end", "1"));
        assertThat(seen.upstream().body()).isEqualTo("new o");
        assertThat(seen.upstream().trailer("x-end")).contains("1");
        assertThat(seen.client().body()).isEqualTo("newo");
        assertThat(seen.client().trailer("x-end")).contains("2");
    }

    @Test
    void aCarryThatTrailersMeetAfterItsBytesWentOnResetsTheStream(PluginTester tester) {
        String large = "x".repeat(64 * 1024) + "o";
        var plugin = tester.configure(OLD_TO_NEW);
        var seen = plugin.exchange(post("/").chunks(large).trailer("x-end", "1"));
        assertThat(seen.client().ending()).isEqualTo(Ending.RESET);
        assertThat(plugin.log().last().message()).contains("1 bytes of it were still to be written");
    }

    @Test
    void moreThanTheHostMayHoldIsReleasedButForTheCarry(PluginTester tester) {
        String large = "x".repeat(64 * 1024) + "o";
        var seen = tester.configure(OLD_TO_NEW).exchange(post("/").chunks(large, "ld", ""));
        assertThat(seen.upstream().body()).isEqualTo("x".repeat(64 * 1024) + "new");
        assertThat(seen.upstream().content().chunks().get(0)).hasSize(64 * 1024);
    }

    @Test
    void anUpgradedConnectionPassesUntouched(PluginTester tester) {
        var seen = tester.configure(OLD_TO_NEW)
                .upstream(request -> answer(101).chunks("old"))
                .exchange(get("/").header("connection", "Upgrade")
                        .header("upgrade", "websocket")
                        .chunks("old"));
        assertThat(seen.upstream().body()).isEqualTo("old");
        assertThat(seen.client().body()).isEqualTo("old");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | $.from: expected a string, found nothing; $.to: expected a string, found nothing",
                "{\"from\":\"\",\"to\":\"x\"} | $.from: expected a non-empty string, found \"\"",
                "{\"from\":1,\"to\":\"x\"} | $.from: expected a string, found 1",
                "[] | $: expected an object, found an array",
                "{\"from\":\"a\",\"to\":\"b\",\"too\":\"c\"} | $.too: expected no field of that name, found \"c\"",
            })
    void aBadConfigurationIsRejectedInOneLine(String config, String reason, PluginTester tester) {
        assertThat(tester.reject(config))
                .containsExactly(new LogEntry(
                        LogLevel.ERROR, "[streaming-replace] [nil] [nil] configuration rejected: " + reason));
    }

    @Test
    void garbageIsRejectedInOneShortLine(PluginTester tester) {
        var log = tester.reject("\u0000garbage\n".repeat(100_000));
        assertThat(log).hasSize(1);
        assertThat(log.head().level()).isEqualTo(LogLevel.ERROR);
        assertThat(log.head().message())
                .startsWith("[streaming-replace] [nil] [nil] configuration rejected: $: expected JSON")
                .hasSizeLessThan(300);
    }

    @Test
    void keysReservedForTheHostAreAccepted(PluginTester tester) {
        var seen = tester.configure("{\"_plugin_id_\":\"p\",\"from\":\"old\",\"to\":\"new\"}")
                .exchange(post("/").chunks("old"));
        assertThat(seen.upstream().body()).isEqualTo("new");
    }
}
