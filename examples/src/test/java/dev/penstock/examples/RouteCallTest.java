package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

@PluginTest(RouteCall.class)
class RouteCallTest {
    private static final String CONFIG =
            "{\"path\":\"/modified-path?a=%2F\",\"headers\":{\"x-custom\":\"header\",\"x-many\":[\"1\",\"2\"]}}";

    @Test
    void theRequestIsAnotherAndKeepsItsOtherHeaders(PluginTester tester) {
        Seen seen = tester.configure(CONFIG)
                .exchange(Request.of("PUT", "/old")
                        .header("x-kept", "1")
                        .header("x-kept", "2")
                        .header("x-custom", "a")
                        .header("x-custom", "b")
                        .header("accept-encoding", "gzip")
                        .chunks("bo", "dy"));
        Request sent = seen.upstream();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo("/modified-path?a=%2F");
        assertThat(sent.body()).isEqualTo("body");
        assertThat(sent.content().headers().all("x-kept")).containsExactly("1", "2");
        assertThat(sent.content().headers().all("x-custom")).containsExactly("header");
        assertThat(sent.content().headers().all("x-many")).containsExactly("1", "2");
        assertThat(sent.header("content-type")).contains("application/json");
        assertThat(sent.header("accept-encoding")).isEmpty();
    }

    @Property(tries = 60)
    void theClientGetsWhatUpstreamSaid(
            @ForAll @IntRange(min = 200, max = 599) int status,
            @ForAll @Size(max = 3) List<@AlphaChars @StringLength(min = 1, max = 5) String> chunks,
            @ForAll boolean trailers,
            @ForAll boolean head) {
        boolean bodiless = status == 204 || status == 205 || status == 304;
        var plain = answer(status)
                .header("x-answer", "1")
                .header("set-cookie", "a=b")
                .header("set-cookie", "c=d")
                .chunks(bodiless ? new String[0] : chunks.toArray(new String[0]));
        var sent = trailers ? plain.trailer("x-end", "1") : plain;
        Seen seen = PluginTester.onJvm(RouteCall.plugin())
                .configure(CONFIG)
                .upstream(request -> sent)
                .exchange(head ? Request.of("HEAD", "/") : post("/").chunks("x"));
        assertThat(seen.upstream().method()).isEqualTo("POST");
        assertThat(seen.client().status()).isEqualTo(status);
        assertThat(seen.client().body()).isEqualTo(bodiless || head ? "" : String.join("", chunks));
        assertThat(seen.client().header("x-answer")).contains("1");
        assertThat(seen.client().header("content-type")).isEmpty();
        assertThat(seen.client().trailer("x-end")).isEqualTo(trailers ? Option.some("1") : Option.none());
        assertThat(seen.client().content().headers().all("set-cookie")).containsExactly("a=b", "c=d");
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void higressKeepsTheRoute(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(CONFIG);
        assertThat(plugin.exchange(get("/old")).client().status()).isEqualTo(200);
        assertThat(plugin.host().routeKept()).isTrue();
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void aConfigurationThatCannotBeSentIsRejected(PluginTester tester) {
        assertThat(tester.reject(
                                "{\"path\":\"/a\",\"headers\":{\":path\":\"/\",\"Content-Length\":\"1\",\"host\":\"h\"}}")
                        .mkString())
                .contains("$.headers[\":path\"]: expected no header of that name, found \"/\"; "
                        + "$.headers.Content-Length: expected no header of that name, found \"1\"; "
                        + "$.headers.host: expected no header of that name, found \"h\"");
        assertThat(tester.reject("{\"path\":\"/a\",\"headers\":{\"x\":1,\"y\":[\"a\\nb\",{}]}}")
                        .mkString())
                .contains("$.headers.x: expected a string, found 1; "
                        + "$.headers.y[0]: expected a string without CR, LF and NUL, found \"a\\u000ab\"; "
                        + "$.headers.y[1]: expected a string, found an object");
        assertThat(tester.reject("{\"path\":\"a b\"}").mkString()).contains("$.path");
    }
}
