package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

@PluginTest(StreamingCheck.class)
class StreamingCheckTest {
    private static final String CONFIG = "{\"cluster\":\"scan\",\"path\":\"/scan\"}";

    @Test
    void eachChunkIsShownAndReleasedAsTheAnswersBody(PluginTester tester) {
        List<String> shown = new ArrayList<>();
        Seen seen = tester.configure(CONFIG)
                .cluster("scan", request -> {
                    shown.add(request.method() + " " + request.path() + " " + request.body());
                    return loud(request);
                })
                .upstream(request -> answer(200).chunks("one ", "two ", "three").contentLength())
                .exchange(get("/"));
        assertThat(shown).containsExactly("POST /scan one ", "POST /scan two ", "POST /scan three");
        assertThat(seen.client().chunkTexts()).containsExactly("ONE ", "TWO ", "THREE");
        assertThat(seen.client().header("content-length")).isEmpty();
    }

    @Test
    void aFailureDropsTheRestAndTheStreamEndsCleanly(PluginTester tester) {
        for (Answer failing : List.of(
                answer(403).chunks("no"),
                answer(200).ending(Ending.TIMED_OUT),
                answer(200).ending(Ending.RESET))) {
            Seen seen = tester.configure(CONFIG)
                    .cluster("scan", request -> request.body().equals("bad ") ? failing : loud(request))
                    .upstream(request ->
                            answer(200).chunks("one ", "bad ", "three").trailer("x-end", "1"))
                    .exchange(get("/"));
            assertThat(seen.client().body()).isEqualTo("ONE ");
            assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
        }
        Seen unknown = tester.configure(CONFIG)
                .upstream(request -> answer(200).chunks("one"))
                .exchange(get("/"));
        assertThat(unknown.client().body()).isEmpty();
        assertThat(unknown.client().ending()).isEqualTo(Ending.COMPLETE);
    }

    /** As fast as the service is: nothing waits for the end of the body. */
    @Test
    void theClientSeesEachChunkBeforeTheNextOneComes(PluginTester tester) {
        for (Platform platform : Platform.values()) {
            var exchange = tester.on(platform)
                    .configure(CONFIG)
                    .cluster("scan", StreamingCheckTest::loud)
                    .upstream(request ->
                            answer(200).chunks("one ", "two ", "three").trailer("x-end", "1"))
                    .inSteps(get("/"));
            exchange.step();
            exchange.step();
            for (String sofar : List.of("", "ONE ", "ONE TWO ", "ONE TWO THREE")) {
                assertThat(exchange.sent().client().body()).isEqualTo(sofar);
                exchange.step();
            }
            assertThat(exchange.end().client().ending()).isEqualTo(Ending.COMPLETE);
        }
    }

    @Test
    void moreThanTheBudgetResetsTheStream(PluginTester tester) {
        var plugin = tester.configure(CONFIG).cluster("scan", StreamingCheckTest::loud);
        plugin.holdAnswers();
        String large = "x".repeat(600_000);
        Seen seen = plugin.upstream(request -> answer(200).chunks(large, large, "end"))
                .exchange(get("/"));
        assertThat(seen.client().ending()).isEqualTo(Ending.RESET);
        assertThat(seen.client().body()).isEmpty();
        assertThat(plugin.log().last().message()).contains("1200000 bytes wait for answers, and at most 1048576 may");
    }

    @Property(tries = 100)
    void theClientGetsEveryPartInOrder(
            @ForAll @Size(max = 6) List<@AlphaChars @StringLength(max = 4) String> chunks,
            @ForAll boolean trailers,
            @ForAll boolean http1,
            @ForAll @IntRange(max = 6) int held) {
        var plugin =
                PluginTester.onJvm(StreamingCheck.plugin()).configure(CONFIG).cluster("scan", StreamingCheckTest::loud);
        Answer bare = answer(200).chunks(chunks.toArray(new String[0]));
        Answer plain = http1 && !trailers ? bare.header("transfer-encoding", "chunked") : bare;
        var exchange = plugin.upstream(request -> trailers ? plain.trailer("x-end", "1") : plain)
                .inSteps(get("/"));
        plugin.holdAnswers();
        for (int i = 0; i < held; i++) {
            exchange.step();
        }
        plugin.releaseAnswers();
        Seen seen = exchange.end();
        assertThat(seen.client().body()).isEqualTo(String.join("", chunks).toUpperCase(Locale.ROOT));
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(seen.client().trailer("x-end").isDefined()).isEqualTo(trailers);
    }

    /** Both answers have come when the body ends, without another byte. */
    @Test
    void aLoneEndLosesNothing(PluginTester tester) {
        var plugin = tester.configure(CONFIG).cluster("scan", StreamingCheckTest::loud);
        var exchange = plugin.upstream(request ->
                        answer(200).header("transfer-encoding", "chunked").chunks("one ", "two ", ""))
                .inSteps(get("/"));
        plugin.holdAnswers();
        for (int i = 0; i < 4; i++) {
            exchange.step();
        }
        plugin.releaseAnswers();
        assertThat(exchange.end().client().body()).isEqualTo("ONE TWO ");
    }

    /** Where one response has had trailers that it had not announced, those of the next ones are waited for. */
    @Test
    void trailersThatAreNotAnnouncedResetOneStreamAtMost(PluginTester tester) {
        var plugin = tester.configure(CONFIG).upstream(request -> answer(200)
                .header("transfer-encoding", "chunked")
                .chunks("one ", "two ", "three")
                .trailer("x-end", "1"));
        plugin.cluster("scan", request -> {
            if (request.body().equals("two ")) {
                plugin.holdAnswers();
            }
            return loud(request);
        });
        assertThat(slowlyAnswered(plugin).ending()).isEqualTo(Ending.RESET);
        for (int i = 0; i < 2; i++) {
            Answer next = slowlyAnswered(plugin);
            assertThat(next.body()).isEqualTo("ONE TWO THREE");
            assertThat(next.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(next.trailer("x-end")).contains("1");
        }
    }

    /** The first answer comes after the second part, the others after the trailers. */
    private static Answer slowlyAnswered(ConfiguredPlugin plugin) {
        var exchange = plugin.inSteps(get("/"));
        plugin.holdAnswers();
        for (int step = 0; step < 4; step++) {
            exchange.step();
        }
        plugin.releaseAnswers();
        exchange.step();
        exchange.step();
        plugin.releaseAnswers();
        return exchange.end().client();
    }

    private static Answer loud(Request request) {
        return answer(200).chunks(request.body().toUpperCase(Locale.ROOT));
    }
}
