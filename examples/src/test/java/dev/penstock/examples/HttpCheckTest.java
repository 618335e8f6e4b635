package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

@PluginTest(HttpCheck.class)
class HttpCheckTest {
    private static final String CONFIG = "{\"cluster\":\"auth\",\"path\":\"/check\",\"timeoutMs\":300}";
    private static final String OPEN = "{\"cluster\":\"auth\",\"path\":\"/check\",\"failOpen\":true}";

    @Test
    void asksWithTheCredentialsAndThePathOfTheRequest(PluginTester tester) {
        List<Request> asked = new ArrayList<>();
        tester.configure(CONFIG)
                .cluster("auth", request -> {
                    asked.add(request);
                    return answer(200);
                })
                .exchange(
                        post("/orders?id=1").header("authorization", "Bearer t").chunks("body"));
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).method()).isEqualTo("GET");
        assertThat(asked.get(0).path()).isEqualTo("/check");
        assertThat(asked.get(0).authority()).isEqualTo("auth");
        assertThat(asked.get(0).header("authorization")).contains("Bearer t");
        assertThat(asked.get(0).header("x-original-path")).contains("/orders?id=1");
    }

    @Test
    void nobodyButTheServiceSaysWhoTheUserIs(PluginTester tester) {
        Request sent = get("/").header("x-user", "mallory").header("X-User", "eve");
        Seen named = exchange(tester, CONFIG, request -> answer(200).header("x-user", "alice"), sent);
        assertThat(named.upstream().content().headers().all("x-user")).containsExactly("alice");
        Seen unnamed = exchange(tester, CONFIG, request -> answer(200), sent);
        assertThat(unnamed.upstream().header("x-user")).isEmpty();
        Seen open = exchange(tester, OPEN, request -> answer(0).ending(Ending.TIMED_OUT), sent);
        assertThat(open.upstream().header("x-user")).isEmpty();
    }

    @Test
    void anyOtherStatusIsForbidden(PluginTester tester) {
        for (int status : new int[] {201, 204, 302, 401, 403, 404, 500, 503, 504}) {
            Seen seen = exchange(tester, OPEN, request -> answer(status).header("x-user", "alice"), get("/"));
            assertThat(seen.requests()).isEmpty();
            assertThat(seen.client().status()).isEqualTo(403);
            assertThat(seen.client().body()).isEqualTo("Forbidden");
        }
    }

    @Test
    void aFailureIsAnsweredOrLetThroughAsConfigured(PluginTester tester) {
        for (Answer failing : failures()) {
            assertThat(exchange(tester, CONFIG, request -> failing, get("/"))
                            .client()
                            .status())
                    .isEqualTo(503);
            assertThat(exchange(tester, OPEN, request -> failing, get("/"))
                            .client()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(tester.configure(CONFIG).exchange(get("/")).client().status())
                .isEqualTo(503);
        assertThat(tester.configure(OPEN).exchange(get("/")).client().status()).isEqualTo(200);
        assertThat(tester.configure(CONFIG)
                        .clusterWithoutHosts("auth")
                        .exchange(get("/"))
                        .client()
                        .status())
                .isEqualTo(503);
    }

    private static Vector<Answer> failures() {
        return Vector.of(
                answer(200).ending(Ending.TIMED_OUT),
                answer(200).ending(Ending.RESET),
                answer(200).chunks("cut").ending(Ending.RESET));
    }

    @Test
    void anAnswerAfterTheClientHasLeftIsDropped(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(CONFIG).cluster("auth", request -> answer(200));
        plugin.holdAnswers();
        var left = plugin.begin(post("/").chunks("body"));
        assertThat(left.abandon().requests()).isEmpty();
        plugin.releaseAnswers();
        assertThat(plugin.exchange(get("/")).client().status()).isEqualTo(200);
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void aConfigurationThatCannotWorkIsRejected(PluginTester tester) {
        assertThat(tester.reject("{\"cluster\":\"\",\"path\":\"check#\",\"timeoutMs\":0,\"failOpen\":1}")
                        .mkString())
                .contains("$.cluster", "$.path", "$.timeoutMs", "$.failOpen");
    }

    @Property(tries = 60)
    void noByteOfARequestPassesBeforeItsAnswer(
            @ForAll("answers") Answer checked,
            @ForAll @Size(max = 4) List<@AlphaChars @StringLength(max = 5) String> chunks,
            @ForAll boolean trailers) {
        var plugin = PluginTester.onJvm(HttpCheck.plugin()).configure(CONFIG).cluster("auth", request -> checked);
        Request sent = post("/").chunks(chunks.toArray(new String[0]));
        Request whole = trailers ? sent.trailer("x-sum", "1") : sent;
        plugin.holdAnswers();
        var open = plugin.begin(whole);
        assertThat(open.sent().requests()).isEmpty();
        plugin.releaseAnswers();
        Seen seen = open.answer(Answer::echo);
        boolean passes = checked.status() == 200 && checked.ending() == Ending.COMPLETE;
        Statistics.label("passes").collect(passes);
        assertThat(seen.requests().map(Request::body))
                .isEqualTo(passes ? Vector.of(String.join("", chunks)) : Vector.empty());
        assertThat(seen.client().status()).isEqualTo(passes ? 200 : checked.ending() == Ending.COMPLETE ? 403 : 503);
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
        Statistics.label("passes").coverage(seenCases -> {
            seenCases.check(true).count(times -> times > 0);
            seenCases.check(false).count(times -> times > 0);
        });
    }

    @Provide
    Arbitrary<Answer> answers() {
        return Arbitraries.of(
                answer(200),
                answer(200).header("x-user", "a"),
                answer(401),
                answer(200).ending(Ending.TIMED_OUT));
    }

    private static Seen exchange(PluginTester tester, String config, Function<Request, Answer> service, Request sent) {
        return tester.configure(config).cluster("auth", service).exchange(sent);
    }
}
