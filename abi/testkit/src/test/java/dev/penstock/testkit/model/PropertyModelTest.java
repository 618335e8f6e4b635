package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.Properties;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which properties there are in which phase, as tried on Envoy 1.40. */
class PropertyModelTest {

    /** What {@code read} reads at the start, in request headers, response headers and at the end. */
    private static Seq<String> inEachPhase(PluginTester tester) {
        var plugin = tester.configure("");
        plugin.upstream(request -> answer(201).chunks("body"))
                .exchange(post("/p?q=1")
                        .header("x-a", "1")
                        .header("X-A", "2")
                        .chunks("ab", "c")
                        .contentLength());
        return plugin.log().map(line -> line.message().replaceAll(".*] ", ""));
    }

    private static PluginTester reading(Function<Properties, Option<?>> read) {
        return PluginTester.onJvm(Plugin.named("reading")
                .onStart((context, config) -> Verdicts.log(LogLevel.INFO, shown(read, context)))
                .onRequestHeaders((request, config) -> request.proceed().log(LogLevel.INFO, shown(read, request)))
                .onResponseHeaders((response, config) -> response.proceed().log(LogLevel.INFO, shown(read, response)))
                .onStreamDone((done, config) -> Verdicts.log(LogLevel.INFO, shown(read, done))));
    }

    private static String shown(Function<Properties, Option<?>> read, PluginContext context) {
        Option<?> value = read.apply(context.properties());
        return value.isDefined() ? "" + value.get() : "none";
    }

    private static void assertInEachPhase(Function<Properties, Option<?>> read, String... values) {
        assertThat(inEachPhase(reading(read))).containsExactly(values);
    }

    @Test
    void whatComesOfTheRequestsHeadersIsThereWithThem() {
        assertInEachPhase(p -> p.request().path(), "none", "/p?q=1", "none", "/p?q=1");
        assertInEachPhase(p -> p.request().urlPath(), "none", "/p", "none", "/p");
        assertInEachPhase(p -> p.request().query(), "none", "q=1", "none", "q=1");
        assertInEachPhase(p -> p.request().method(), "none", "POST", "none", "POST");
        assertInEachPhase(p -> p.request().header("x-A"), "none", "1,2", "none", "1,2");
        assertInEachPhase(p -> p.request().size(), "none", "3", "3", "3");
    }

    @Test
    void whatConcernsTheConnectionIsThereInEveryPhaseOfAStream() {
        assertInEachPhase(p -> p.request().protocol(), "none", "HTTP/2", "HTTP/2", "HTTP/2");
        assertInEachPhase(p -> p.source().address(), "none", "127.0.0.1", "127.0.0.1", "127.0.0.1");
        assertInEachPhase(p -> p.destination().port(), "none", "10000", "10000", "10000");
        assertInEachPhase(p -> p.connection().mtls(), "none", "false", "false", "false");
        assertInEachPhase(Properties::routeName, "none", "default", "default", "default");
        assertInEachPhase(Properties::clusterName, "none", "upstream", "upstream", "upstream");
    }

    @Test
    void whatConcernsTheResponseComesWithIt() {
        assertInEachPhase(p -> p.response().code(), "none", "none", "201", "201");
        assertInEachPhase(p -> p.response().codeDetails(), "none", "none", "via_upstream", "via_upstream");
        assertInEachPhase(p -> p.response().size(), "none", "0", "0", "4");
        assertInEachPhase(p -> p.response().flags(), "none", "0", "0", "0");
        assertInEachPhase(p -> p.request().durationNanos().map(nanos -> nanos > 0), "none", "none", "none", "true");
    }

    @Test
    void whatConcernsThePluginIsThereAlways() {
        assertInEachPhase(p -> p.plugin().name(), "plugin", "plugin", "plugin", "plugin");
        assertInEachPhase(p -> p.node().id(), "", "", "", "");
    }

    @Test
    void whatATestGivesIsThereUnderTheNamesOfBothProxies() {
        PluginTester tester = reading(Properties::routeName).given(Bytes.utf8("api"), "xds", "route_name");
        assertThat(inEachPhase(tester)).containsExactly("none", "api", "api", "api");
        PluginTester raw =
                PluginTester.onJvm(Plugin.named("raw").onRequestHeaders((request, config) -> request.proceed()
                        .log(LogLevel.INFO, "" + request.property("route_name").map(Bytes::utf8))));
        var higress = raw.on(Platform.HIGRESS).given(Bytes.utf8("api"), "xds", "route_name");
        assertThat(inEachPhase(higress)).containsExactly("Some(api)");
        assertThat(inEachPhase(raw)).containsExactly("None");
    }

    @Test
    void aPropertyThatWasSetIsReadBackButHidesNone() {
        PluginTester tester = PluginTester.onJvm(Plugin.named("setting")
                .onRequestHeaders((request, config) -> request.proceed()
                        .setProperty("a", Bytes.utf8("1"))
                        .setProperty("plugin_name", Bytes.utf8("other")))
                .onResponseHeaders((response, config) -> response.proceed()
                        .log(
                                LogLevel.INFO,
                                response.property("a").get() + " "
                                        + response.property("filter_state", "wasm.a")
                                                .get() + " "
                                        + response.properties().plugin().name().get() + " "
                                        + response.property("wasm.a").isDefined())));
        assertThat(inEachPhase(tester)).containsExactly("1 1 plugin false");
    }
}
