package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.trace.Call;
import dev.penstock.testkit.trace.EnvoyTrace;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client of example route-call gets when the route's upstream cannot be asked or does not answer. */
@Tag("envoy")
class RouteCallFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static Gateway gateway(UnaryOperator<Bootstrap> change) throws IOException {
        int closed = GarbageServer.closedPort();
        var filter = WasmFilter.of("route-call", Path.of("target", "wasm", "route-call.wasm"))
                .configured("{\"path\":\"/modified-path\"}");
        return Gateway.with(EnvoyBinary.find(System.out))
                .upstream(Protocol.HTTP2)
                .launch(Launch.DEFAULT.concurrency(1).tracing())
                .filter(filter)
                .configured(bootstrap -> change.apply(bootstrap
                        .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1))
                        .routes(
                                Route.to("old", "unrouted", "/old", "upstream"),
                                Route.to("dead", "dead", "/", "dead"),
                                Route.to("empty", "empty", "/", "empty"),
                                Route.to("garbage", "garbage", "/", "garbage"),
                                Route.to("upstream", "upstream", "/", "upstream"))
                        .cluster(Cluster.http2("dead", closed))
                        .cluster(Cluster.empty("empty"))))
                .start();
    }

    private static Answer sent(Gateway gateway, String authority) {
        return gateway.exchange(post("/old").to(authority).chunks("body")).client();
    }

    private static void requireFailed(Answer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Route call failed");
        assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void anUpstreamThatCannotBeAskedIsAFailure() throws IOException {
        try (var garbage = GarbageServer.start();
                var gateway = gateway(bootstrap -> bootstrap.cluster(Cluster.http1("garbage", garbage.port())))) {
            for (String authority : List.of("unrouted", "dead", "empty", "garbage")) {
                requireFailed(sent(gateway, authority));
            }
            assertThat(gateway.upstream().takeRequests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "CLOSED", "TIMED_OUT"})
    void soIsOneThatBreaksOrIsSilentBeforeItsResponse(Ending ending) throws IOException {
        try (var gateway = gateway(RouteCallFaultsTest::withGarbage)) {
            gateway.upstream().answer(request -> answer(0).ending(ending));
            requireFailed(sent(gateway, "upstream"));
        }
    }

    /** Within the response Envoy answers by itself, past all filters: the plugin is called no more but for the end. */
    @ParameterizedTest
    @CsvSource({"RESET, 503", "CLOSED, 503", "TIMED_OUT, 504"})
    void withinItsResponseTheProxyAnswersAndThePluginIsNotAsked(Ending ending, int status) throws IOException {
        try (var gateway = gateway(RouteCallFaultsTest::withGarbage)) {
            gateway.upstream().answer(request -> answer(200).chunks("half").ending(ending));
            assertThat(sent(gateway, "upstream").status()).isEqualTo(status);
            assertThat(gateway.envoy().awaitEntries(PATIENCE, EnvoyTrace::isQuiet))
                    .isTrue();
            assertThat(EnvoyTrace.ofWorker(gateway.envoy().log())
                            .streams()
                            .last()
                            .callbacks()
                            .map(Call::function)
                            .takeRight(3))
                    .containsExactly("proxy_on_response_headers", "proxy_on_response_body", "proxy_on_delete");
        }
    }

    /** The configuration of the proxy can make of that what the plugin cannot. */
    @ParameterizedTest
    @ValueSource(strings = {"RESET", "CLOSED"})
    void theConnectionManagerCanAnswerSoToo(Ending ending) throws IOException {
        var flags = HashMap.of("response_flag_filter", HashMap.of("flags", Vector.of("UC", "UR")));
        var text = HashMap.of("inline_string", "Route call failed");
        var mapper = HashMap.of("filter", flags, "status_code", 500, "body", text);
        try (var gateway = gateway(bootstrap ->
                withGarbage(bootstrap).manager("local_reply_config", HashMap.of("mappers", Vector.of(mapper))))) {
            gateway.upstream().answer(request -> answer(200).chunks("half").ending(ending));
            requireFailed(sent(gateway, "upstream"));
        }
    }

    private static Bootstrap withGarbage(Bootstrap bootstrap) {
        return bootstrap.cluster(Cluster.empty("garbage"));
    }
}
