package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients send cannot make a log line look like another, and a line that the host does not log is not made. */
@Tag("envoy")
class LogLinesTest {
    private static Gateway gateway;

    /** One worker, so that one VM counts. */
    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .configured(bootstrap -> bootstrap.manager("preserve_external_request_id", true))
                .filter(new FixtureModule("talking").filter())
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "id-%s-%d, id-?s-?d",
        "'id] [error] all is well', 'id???error??all?is?well'",
        "'{}%n%x{0}', ???n?x?0?",
        "0e1f-4a.b:c+d/e=_f, 0e1f-4a.b:c+d/e=_f",
    })
    void aRequestIdIsShownWithoutWhatCouldBeTakenForMore(String sent, String shown) {
        var line = lineOf(get("/").header("x-request-id", sent));
        assertThat(line).isEqualTo(new PluginLine("info", "talking", "nil", shown, "said nothing"));
    }

    @ParameterizedTest
    @CsvSource({
        "%s %d %n {} [x] <b>, %s %d %n {} [x] <b>",
        "'first\\n[2026-01-01 00:00:00.000][1][critical][wasm] forged', 'first [2026-01-01 00:00:00.000][1][critical][wasm] forged'",
    })
    void aMessageStaysOneLineAndIsNoFormat(String said, String shown) {
        assertThat(lineOf(get("/").header("x-say", said)).message()).isEqualTo("said " + shown);
    }

    @Test
    void aTextBelowTheHostsLevelIsNotMade() {
        try {
            setLevel("warning");
            var before = made();
            assertThat(made()).isEqualTo(before);
            setLevel("info");
            assertThat(made()).isEqualTo(before);
            assertThat(made()).isEqualTo(before + 1);
        } finally {
            setLevel("debug");
        }
    }

    private static void setLevel(String level) {
        assertThat(gateway.envoy().adminPost("/logging?wasm=" + level)).contains("wasm: " + level);
    }

    /** How many texts had been made when a request came. */
    private static int made() {
        return Integer.parseInt(gateway.exchange(get("/")).upstream().header("x-made").get());
    }

    private static PluginLine lineOf(Request request) {
        var before = gateway.envoy().log().size();
        gateway.exchange(Protocol.HTTP1, request);
        gateway.envoy().awaitEntries(Duration.ofSeconds(5), log -> !said(before).isEmpty());
        return said(before).single();
    }

    private static Seq<PluginLine> said(int before) {
        return PluginLine.all(gateway.envoy().log().drop(before));
    }
}
