package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Envoy has no call that keeps a route: example keep-route says so once, and the changed path chooses another one. */
@Tag("envoy")
class KeepRouteTest {
    private static final WasmFilter FILTER = WasmFilter.of("keep-route", Path.of("target", "wasm", "keep-route.wasm"))
            .configured("{\"path\":\"/new-path\"}");

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theChangedPathIsRoutedAnewAndOneWarningSaysSo(Protocol protocol) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .clusters("other")
                .filter(FILTER)
                .configured(plain -> plain.routes(
                        Route.to("old", "*", "/old", "upstream"), Route.to("new", "*", "/new-path", "other")));
        try (var gateway = setup.start()) {
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.exchange(protocol, get("/old")).client().status())
                        .isEqualTo(200);
            }
            assertThat(gateway.upstream().takeRequests()).isEmpty();
            assertThat(gateway.cluster("other").takeRequests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo("/new-path"));
            var health = EnvoyHealth.of(gateway.envoy());
            assertThat(PluginLine.all(health.complaints())).singleElement().satisfies(line -> {
                assertThat(line.level()).isEqualTo("warning");
                assertThat(line.message())
                        .startsWith("this proxy cannot keep the route")
                        .contains("path_rewrite");
            });
            health.assertNoVmDied();
        }
    }
}
