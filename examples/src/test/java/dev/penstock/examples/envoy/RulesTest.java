package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.trace.Call;
import dev.penstock.testkit.trace.CallTrace;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Example rules with the routes and clusters of a real Envoy, and what choosing a rule costs there. */
@Tag("envoy")
class RulesTest {
    private static final Path MODULE = Path.of("target", "wasm", "rules.wasm");
    private static final String USERS = "outbound|8080|v1|users.dns";
    private static final String CONFIG =
            """
            {"header":"x-rule","value":"global","_rules_":[
              {"_match_route_":"orders","_match_service_":"users.dns:8080","value":"route and service"},
              {"_match_domain_":["*.example.com","WWW.*"],"value":"domain"},
              {"_match_service_":"users.dns","value":"service"},
              {"_match_route_":"orders","value":"route"},
              {"_match_route_prefix_":"admin/","value":"route prefix"}]}
            """;

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theFirstRuleHoldsThatFitsHostRouteOrCluster(Protocol protocol) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .clusters(USERS)
                .filter(WasmFilter.of("rules", MODULE).configured(CONFIG))
                .configured(plain -> plain.routes(
                        Route.to("orders", "*", "/orders/of-users", USERS),
                        Route.to("orders", "*", "/orders", "upstream"),
                        Route.to("users", "*", "/users", USERS),
                        Route.to("admin/1", "*", "/admin", "upstream"),
                        Route.to("", "*", "/unnamed", "upstream")));
        try (var gateway = setup.start()) {
            assertThat(rule(gateway, protocol, get("/orders/of-users"))).isEqualTo("route and service");
            assertThat(rule(gateway, protocol, get("/orders"))).isEqualTo("route");
            assertThat(rule(gateway, protocol, get("/users"))).isEqualTo("service");
            assertThat(rule(gateway, protocol, get("/admin"))).isEqualTo("route prefix");
            assertThat(rule(gateway, protocol, get("/unnamed"))).isEqualTo("global");
            assertThat(rule(gateway, protocol, get("/users").to("A.Example.COM.:99")))
                    .isEqualTo("domain");
            assertThat(rule(gateway, protocol, get("/orders").to("www.other"))).isEqualTo("domain");
            assertThat(rule(gateway, protocol, get("/orders").to("example.com")))
                    .isEqualTo("route");
            assertThat(rule(gateway, protocol, post("/users").to("[::1]:80").chunks("a", "b")))
                    .isEqualTo("service");
            assertThat(gateway.client(protocol).send(get("/no-route")).status()).isEqualTo(404);
            EnvoyHealth.of(gateway.envoy()).assertNoVmDied();
            assertThat(EnvoyHealth.of(gateway.envoy()).complaints()).isEmpty();
        }
    }

    private static String rule(Gateway gateway, Protocol protocol, Request request) {
        gateway.upstream().takeRequests();
        gateway.cluster(USERS).takeRequests();
        assertThat(gateway.client(protocol).send(request).status()).isEqualTo(200);
        var seen = gateway.upstream()
                .takeRequests()
                .appendAll(gateway.cluster(USERS).takeRequests());
        assertThat(seen).hasSize(1);
        return seen.head().header("x-rule").getOrElse("none");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void rulesOfDomainsReadTheHostAndNothingElse(Protocol protocol) {
        var domains = "{\"_rules_\":[{\"_match_domain_\":\"a.example\",\"header\":\"x-a\",\"value\":\"1\"}]}";
        try (var traced = TracedModule.start("rules", MODULE, Option.some(domains), protocol)) {
            assertThat(calls(traced, get("/").to("a.example")))
                    .containsExactly("proxy_get_header_map_value", "proxy_replace_header_map_value");
            assertThat(calls(
                            traced,
                            post("/").to("b.example").chunks("some ", "body").trailer("x", "1")))
                    .containsExactly("proxy_get_header_map_value");
        }
    }

    @Test
    void onlyWhatMayDecideIsRead() {
        var rules =
                "{\"header\":\"x-a\",\"value\":\"g\",\"_rules_\":[{\"_match_domain_\":\"a.example\",\"value\":\"1\"},"
                        + "{\"_match_route_\":\"r\",\"value\":\"2\"}]}";
        try (var traced = TracedModule.start("rules", MODULE, Option.some(rules), Protocol.HTTP2)) {
            assertThat(calls(traced, get("/").to("a.example")))
                    .containsExactly("proxy_get_header_map_value", "proxy_replace_header_map_value");
            assertThat(calls(traced, get("/").to("b.example"))).contains("proxy_call_foreign_function");
            assertThat(calls(traced, get("/").to("b.example")))
                    .containsExactly(
                            "proxy_get_header_map_value", "proxy_get_property", "proxy_replace_header_map_value");
            assertThat(traced.start().differences()).isEmpty();
        }
    }

    private static Seq<String> calls(TracedModule traced, Request request) {
        var traces =
                traced.exchange(new Script("rules", request, seen -> answer(200).chunks("an", "swer")));
        assertThat(traces.differences()).isEmpty();
        return traces.envoy().flatMap(CallTrace::hostCalls).map(Call::function);
    }
}
