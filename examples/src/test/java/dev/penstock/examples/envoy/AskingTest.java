package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin may call from its start, from ticks and queues, and from each phase of a stream. */
class AskingTest {
    private static final String PREFIX = "[asking] [nil] [nil] ";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest(name = "module: {0}")
    @ValueSource(booleans = {false, true})
    void theModelAnswersCallsFromAllPlaces(boolean module) throws IOException {
        var plugin = tester(module).cluster("auth", Answer::echo).configure("");
        assertThat(plugin.log().map(LogEntry::message)).containsExactly(PREFIX + "told start: of a VM");
        requireAsked(plugin.exchange(request()));
        assertThat(lines(plugin.log())).contains("told queue: something");
        requireAskedOfHeaders(plugin.exchange(get("/bare")));
        int before = plugin.log().size();
        plugin.advance(Asking.PERIOD.multipliedBy(3));
        assertThat(lines(plugin.log().drop(before)))
                .containsExactly("told tick: again", "told tick: again", "told tick: again");
    }

    @ParameterizedTest(name = "module: {0}")
    @ValueSource(booleans = {false, true})
    void anAnswerThatComesLaterIsToldToTheTickThatAsked(boolean module) throws IOException {
        var plugin = tester(module).cluster("auth", Answer::echo).configure("");
        plugin.holdAnswers();
        int before = plugin.log().size();
        plugin.advance(Asking.PERIOD.multipliedBy(2));
        assertThat(plugin.log()).hasSize(before);
        plugin.releaseAnswers();
        assertThat(lines(plugin.log().drop(before))).containsExactly("told tick: again", "told tick: again");
        plugin.clusterWithoutHosts("auth");
        plugin.advance(Asking.PERIOD);
        assertThat(lines(plugin.log()).last()).isEqualTo("no answer: no healthy host in cluster 'auth'");
    }

    @Test
    @Tag("envoy")
    void envoyAnswersCallsFromAllPlaces() {
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .clusters("auth")
                .filter(new FixtureModule("asking").filter())
                .start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            requireLogged(gateway, "told start: of a VM");
            requireLogged(gateway, "told tick: again");
            for (int i = 0; i < 3; i++) {
                requireAsked(gateway.exchange(request()));
                requireAskedOfHeaders(gateway.exchange(get("/bare")));
            }
            requireLogged(gateway, "told queue: something");
            assertThat(gateway.cluster("auth").takeRequests().map(Request::path).distinct())
                    .containsExactlyInAnyOrder(
                            "/start",
                            "/tick",
                            "/queue",
                            "/request-headers",
                            "/request-body",
                            "/response-headers",
                            "/response-body");
            health.assertNoVmDied();
            assertThat(health.complaints()).isEmpty();
        }
    }

    private static PluginTester tester(boolean module) throws IOException {
        return module
                ? PluginTester.onModule(Files.readAllBytes(new FixtureModule("asking").path()))
                : PluginTester.onJvm(FixturePlugins.asking());
    }

    private static Request request() {
        return post("/a?b=c").header("x-tell", "something").chunks("a ", "body");
    }

    /** Upstream echoes. */
    private static void requireAsked(Seen seen) {
        assertThat(seen.client().status()).isEqualTo(200);
        assertThat(seen.upstream().header("x-request")).contains("request-headers: /a?b=c");
        assertThat(seen.upstream().body()).isEqualTo("request-body: a body");
        assertThat(seen.client().header("x-response")).contains("response-headers: of upstream");
        assertThat(seen.client().body()).isEqualTo("response-body: request-body: a body");
    }

    private static void requireAskedOfHeaders(Seen seen) {
        assertThat(seen.upstream().header("x-request")).contains("request-headers: /bare");
        assertThat(seen.upstream().body()).isEmpty();
        assertThat(seen.client().header("x-response")).contains("response-headers: of upstream");
        assertThat(seen.client().body()).isEmpty();
    }

    private static Seq<String> lines(Seq<LogEntry> log) {
        return log.map(entry -> entry.message().replace(PREFIX, ""));
    }

    private static void requireLogged(Gateway gateway, String message) {
        assertThat(gateway.envoy().awaitLog(PATIENCE, line -> line.message().contains(message)))
                .as(message)
                .isTrue();
    }
}
