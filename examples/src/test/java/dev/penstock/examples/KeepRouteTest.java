package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Request;
import io.vavr.Lazy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

@PluginTest(KeepRoute.class)
class KeepRouteTest {
    private static final String CONFIG = "{\"path\":\"/new-path\"}";
    private static final Lazy<ConfiguredPlugin> PIPELINE = Lazy.of(
            () -> PluginTester.onJvm(KeepRoute.plugin()).on(Platform.HIGRESS).configure(CONFIG));
    private static final Lazy<ConfiguredPlugin> MODULE = Lazy.of(() ->
            PluginTester.onBuiltModule(KeepRoute.plugin()).on(Platform.HIGRESS).configure(CONFIG));

    @Property
    void onlyThePathChanges(
            @ForAll @AlphaChars @Chars({'/', '?', '%', '.'}) String path,
            @ForAll @AlphaChars @StringLength(max = 30) String body) {
        requireOnlyThePathChanged(PIPELINE.get(), path, body);
    }

    @Property(tries = 200)
    void onlyThePathChangesInTheModule(
            @ForAll @AlphaChars @Chars({'/', '?', '%', '.'}) String path,
            @ForAll @AlphaChars @StringLength(max = 30) String body) {
        requireOnlyThePathChanged(MODULE.get(), path, body);
    }

    private static void requireOnlyThePathChanged(ConfiguredPlugin plugin, String path, String body) {
        var sent = Request.post("/" + path).header("x-kept", body).chunks(body);
        var seen = plugin.exchange(sent);
        assertThat(seen.upstream().path()).isEqualTo("/new-path");
        assertThat(seen.upstream().method()).isEqualTo("POST");
        assertThat(seen.upstream().authority()).isEqualTo(sent.authority());
        assertThat(seen.upstream().content().headers()).isEqualTo(sent.content().headers());
        assertThat(seen.upstream().body()).isEqualTo(body);
        assertThat(plugin.host().routeKept()).isTrue();
    }

    @Test
    void higressKeepsTheRouteAndNothingIsSaid(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(CONFIG);
        assertThat(plugin.exchange(get("/old")).upstream().path()).isEqualTo("/new-path");
        assertThat(plugin.host().routeKept()).isTrue();
        assertThat(plugin.log()).isEmpty();
    }

    /** It must be asked for before the path changes. */
    @Test
    void theRouteIsKeptFirst(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(CONFIG);
        plugin.exchange(get("/old"));
        assertThat(plugin.host()
                        .propertiesSet()
                        .map(set -> set._1() + "=" + set._2().utf8()))
                .containsExactly("clear_route_cache=off");
    }

    @Test
    void onEnvoyThePathChangesAllTheSameWithOneWarningForAllRequests(PluginTester tester) {
        var plugin = tester.configure(CONFIG);
        for (int i = 0; i < 3; i++) {
            assertThat(plugin.exchange(get("/old")).upstream().path()).isEqualTo("/new-path");
        }
        assertThat(plugin.host().propertiesSet()).isEmpty();
        assertThat(plugin.log()).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(LogLevel.WARN);
            assertThat(line.message())
                    .contains("upstream_http_filters", "filter_state route matcher", "path_rewrite of the route");
        });
    }

    @Test
    void aPathThatIsNoneIsRejected(PluginTester tester) {
        assertRejected(tester, "{}", "$.path: expected a string, found nothing");
        assertRejected(tester, "{\"path\":1}", "$.path: expected a string, found 1");
        for (String path : new String[] {"", "new-path", "/a b", "/a\\r\\nx: 1", "/é", "http://other/"}) {
            assertRejected(
                    tester,
                    "{\"path\":\"" + path + "\"}",
                    "$.path: expected a path of printable ASCII that starts with '/', found ");
        }
    }

    private static void assertRejected(PluginTester tester, String config, String reason) {
        assertThat(tester.reject(config)).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(LogLevel.ERROR);
            assertThat(line.message()).contains("[keep-route]", reason);
        });
    }
}
