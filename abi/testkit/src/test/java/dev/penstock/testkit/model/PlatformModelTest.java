package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.Tuple;
import org.junit.jupiter.api.Test;

/** Some properties are calls at Higress; at Envoy each is filter state like any other. */
class PlatformModelTest {
    private static ConfiguredPlugin after(Platform platform) {
        var plugin = Plugin.named("wishing").onRequestHeaders((request, config) -> request.proceed()
                .setProperty("clear_route_cache", Bytes.utf8("off"))
                .setProperty("wasm_need_rebuild", Bytes.utf8("true"))
                .setProperty("trace_span_tag.user", Bytes.utf8("a b"))
                .setProperty("plain", Bytes.utf8("1")));
        var configured = PluginTester.onJvm(plugin).on(platform).configure("");
        assertThat(configured.exchange(get("/")).client().status()).isEqualTo(200);
        return configured;
    }

    @Test
    void higressKnowsThem() {
        HostModel host = after(Platform.HIGRESS).host();
        assertThat(host.routeKept()).isTrue();
        assertThat(host.rebuildAsked()).isTrue();
        assertThat(host.traceTags()).containsExactly(Tuple.of("user", "a b"));
        assertThat(host.filterState("trace_span_tag.user")).isEmpty();
        assertThat(host.filterState("plain")).contains(Bytes.utf8("1"));
    }

    @Test
    void envoyDoesNot() {
        HostModel host = after(Platform.ENVOY).host();
        assertThat(host.routeKept()).isFalse();
        assertThat(host.rebuildAsked()).isFalse();
        assertThat(host.traceTags()).isEmpty();
        assertThat(host.filterState("trace_span_tag.user")).contains(Bytes.utf8("a b"));
        assertThat(host.filterState("clear_route_cache")).contains(Bytes.utf8("off"));
    }

    @Test
    void aNewStreamHasNoneOfThem() {
        var configured = PluginTester.onJvm(Plugin.named("once")
                        .onRequestHeaders(
                                (request, config) -> request.header("x-keep").isDefined()
                                        ? request.proceed().keepRoute()
                                        : request.proceed()))
                .on(Platform.HIGRESS)
                .configure("");
        configured.exchange(get("/").header("x-keep", "1"));
        assertThat(configured.host().routeKept()).isTrue();
        configured.exchange(get("/"));
        assertThat(configured.host().routeKept()).isFalse();
    }
}
