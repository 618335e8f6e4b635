package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.EnvoyFailed;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice of an upstream host, which Higress has, on the JVM and in a compiled module. */
class UpstreamHostsTest {
    private static final String HEALTHY =
            "{\"health_status\":\"Healthy\",\"metrics\":\"# HELP \\\"load\\\"\\nload 1\\n\"}";
    private static final List<UpstreamHost> OTHERS = List.of(
            host("10.0.0.1:80", "{\"health_status\":\"Unhealthy\",\"metrics\":\"\"}"),
            host("10.0.0.2:80", ""),
            host("10.0.0.3:80", "Healthy"),
            host("10.0.0.4:80", "[{\"health_status\":\"Healthy\"}]"),
            host("10.0.0.5:80", "{\"health_status\":{\"health_status\":\"Healthy\"}}"));

    private static UpstreamHost host(String address, String details) {
        return new UpstreamHost(address, Bytes.utf8(details));
    }

    static Stream<PluginTester> testers() throws IOException {
        return Stream.of(
                PluginTester.onJvm(UpstreamChooser.plugin()),
                PluginTester.onModule(Files.readAllBytes(new FixtureModule("upstreamChooser").path())));
    }

    private static String outcome(ConfiguredPlugin plugin, Request request) {
        var client = plugin.exchange(request).client();
        return client.status() + " " + (client.status() == 200 ? "" : client.body());
    }

    @ParameterizedTest
    @MethodSource("testers")
    void theFirstHealthyHostIsChosenWhenHeadersOrABodyHaveCome(PluginTester tester) {
        for (String address : List.of("10.0.0.9:8080", "[2001:db8::1]:443")) {
            for (Request request : List.of(get("/"), get("/").header("x-late", "1"))) {
                ConfiguredPlugin plugin = tester.on(Platform.HIGRESS).configure("");
                plugin.host()
                        .giveUpstreamHosts(OTHERS.append(host(address, HEALTHY)).append(host("last:1", HEALTHY)));
                assertThat(outcome(plugin, request)).isEqualTo("200 ");
                assertThat(plugin.host().upstreamOverride()).contains(address);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("testers")
    void whereNoneIsHealthyThePluginKnowsHowManyThereAre(PluginTester tester) {
        ConfiguredPlugin plugin = tester.on(Platform.HIGRESS).configure("");
        assertThat(outcome(plugin, get("/"))).isEqualTo("503 none of 0");
        plugin.host().giveUpstreamHosts(OTHERS);
        assertThat(outcome(plugin, get("/"))).isEqualTo("503 none of 5");
        assertThat(outcome(plugin, get("/").header("x-late", "1"))).isEqualTo("503 none of 5");
        assertThat(plugin.host().upstreamOverride()).isEmpty();
        plugin.host().requireAlive();
    }

    @ParameterizedTest
    @MethodSource("testers")
    void aModelOfEnvoyHasNoneAndOneWarningSaysSo(PluginTester tester) {
        ConfiguredPlugin plugin = tester.configure("");
        assertThat(outcome(plugin, get("/"))).isEqualTo("503 none of 0");
        assertThat(outcome(plugin, get("/"))).isEqualTo("503 none of 0");
        assertThat(plugin.log().filter(line -> line.toString().contains("no call that tells the hosts")))
                .hasSize(1);
    }

    @Test
    @Tag("envoy")
    void envoyRefusesAModuleThatChoosesAHost() {
        var setup = Gateway.with(EnvoyBinary.find(System.out)).filter(new FixtureModule("upstreamChooser").filter());
        var failed = catchThrowableOfType(EnvoyFailed.class, () -> setup.start().close());
        assertThat(failed).as("Envoy started").isNotNull();
        assertThat(failed.log().map(line -> line.toString()).mkString("\n"))
                .containsAnyOf(
                        "missing import: env.proxy_get_upstream_hosts",
                        "missing import: env.proxy_set_upstream_override_host");
    }

    @Test
    void modulesThatChooseNoHostImportNoneOfTheFunctions() throws IOException {
        assertThat(imports("upstreamChooser")).contains("proxy_get_upstream_hosts", "proxy_set_upstream_override_host");
        assertThat(imports("oneHeader")).noneMatch(name -> name.contains("upstream"));
    }

    private static List<String> imports(String fixture) throws IOException {
        var section = run.endive.wasm.Parser.parse(Files.readAllBytes(new FixtureModule(fixture).path()))
                .importSection();
        return List.range(0, section.importCount())
                .map(i -> section.getImport(i).name());
    }
}
