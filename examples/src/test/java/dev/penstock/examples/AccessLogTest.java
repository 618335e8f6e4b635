package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonReader;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Request;
import io.vavr.Lazy;
import io.vavr.Tuple;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@PluginTest(AccessLog.class)
class AccessLogTest {
    private static final Lazy<ConfiguredPlugin> PIPELINE =
            Lazy.of(() -> PluginTester.onJvm(AccessLog.plugin()).configure(""));
    private static final Lazy<ConfiguredPlugin> MODULE =
            Lazy.of(() -> PluginTester.onBuiltModule(AccessLog.plugin()).configure(""));

    @Property
    void anyUserStandsInOneLineOfTheAccessLog(@ForAll("users") String user) {
        requireLogged(PIPELINE.get(), user);
    }

    @Property(tries = 200)
    void anyUserStandsInOneLineOfTheAccessLogOfTheModule(@ForAll("users") String user) {
        requireLogged(MODULE.get(), user);
    }

    /** What it prints is the inside of a JSON string; that string's text is the JSON of the attributes. */
    private static void requireLogged(ConfiguredPlugin plugin, String user) {
        plugin.exchange(get("/").header("x-user-id", user));
        String line = plugin.host().filterState("custom_log").get().utf8();
        assertThat(line.chars()).allMatch(unit -> unit >= ' ');
        String json = JsonReader.read('"' + line + '"').get().asString().get();
        Json.Obj logged = JsonReader.read(json).get().asObject().get();
        assertThat(logged.fields())
                .containsExactly(Tuple.of("request_type", Json.string("api")), Tuple.of("user_id", Json.string(user)));
        assertThat(plugin.log()).isEmpty();
    }

    /** What the value of a header can hold. */
    @Provide
    Arbitrary<String> users() {
        var texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("\"\\{}:,<>&'%\t\u2028é😀").ofMaxLength(12));
        return texts.map(text -> Bytes.utf8(text).utf8())
                .filter(text -> text.chars().noneMatch(unit -> unit == '\r' || unit == '\n' || unit == 0));
    }

    @Test
    void theAttributesAreSetOnTheRequestAndWrittenOnTheResponse(PluginTester tester) {
        var plugin = tester.configure("");
        plugin.exchange(get("/").header("x-user-id", "12345"));
        assertThat(plugin.host().propertiesSet().map(set -> set._1()))
                .containsExactly(
                        "custom_log",
                        "user_id",
                        "trace_span_tag.user_id",
                        "request_type",
                        "trace_span_tag.request_type");
        assertThat(state(plugin, "custom_log"))
                .isEqualTo("{\\\"request_type\\\":\\\"api\\\",\\\"user_id\\\":\\\"12345\\\"}");
        assertThat(state(plugin, "user_id")).isEqualTo("12345");
        assertThat(state(plugin, "request_type")).isEqualTo("api");
    }

    @Test
    void whoDoesNotSayWhoHeIsIsAnonymous(PluginTester tester) {
        var plugin = tester.configure("");
        plugin.exchange(Request.post("/").chunks("body"));
        assertThat(state(plugin, "user_id")).isEqualTo("anonymous");
    }

    @Test
    void higressGetsTagsOfTheTraceAndNoPropertiesForThem(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure("{}");
        plugin.exchange(get("/").header("x-user-id", "12345"));
        assertThat(plugin.host().traceTags())
                .containsExactly(Tuple.of("user_id", "12345"), Tuple.of("request_type", "api"));
        assertThat(plugin.host().filterState("user_id")).isEmpty();
        assertThat(state(plugin, "custom_log"))
                .isEqualTo("{\\\"request_type\\\":\\\"api\\\",\\\"user_id\\\":\\\"12345\\\"}");
    }

    @Test
    void eachStreamHasItsOwn(PluginTester tester) {
        var plugin = tester.configure("");
        plugin.exchange(get("/").header("x-user-id", "first"));
        plugin.exchange(get("/"));
        assertThat(state(plugin, "custom_log")).contains("anonymous").doesNotContain("first");
    }

    @Test
    void messagesPassAsTheyAre(PluginTester tester) {
        var seen = tester.configure("")
                .upstream(request -> answer(418).header("x-b", "2").chunks("te", "a"))
                .exchange(Request.post("/p?q").header("x-user-id", "1").chunks("a", "b"));
        assertThat(seen.upstream().path()).isEqualTo("/p?q");
        assertThat(seen.upstream().header("x-user-id")).contains("1");
        assertThat(seen.upstream().body()).isEqualTo("ab");
        assertThat(seen.client().status()).isEqualTo(418);
        assertThat(seen.client().header("x-b")).contains("2");
        assertThat(seen.client().body()).isEqualTo("tea");
    }

    private static String state(ConfiguredPlugin plugin, String name) {
        return plugin.host().filterState(name).get().utf8();
    }
}
