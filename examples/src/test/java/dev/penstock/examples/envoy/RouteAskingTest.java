package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cluster of a request's own route: asked beside the request, and in its place. */
@Tag("envoy")
class RouteAskingTest {
    private static final Request REQUEST = post("/a").to("shop.example").chunks("body");

    private static Answer service(Request request) {
        return request.path().equals("/who")
                ? answer(200).chunks(request.method() + " of " + request.authority())
                : answer(200).chunks("seen").trailer("x-end", "the end");
    }

    @Test
    void theClusterOfTheRouteIsAskedInEnvoy() {
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .clusters("other")
                .upstream(Protocol.HTTP2)
                .configured(bootstrap -> bootstrap.routes(Route.to("shop", "shop.example", "/", "other")))
                .filter(new FixtureModule("routeAsking").filter())
                .start()) {
            gateway.cluster("other").answer(RouteAskingTest::service);
            Seen seen = gateway.exchange(REQUEST);
            assertThat(seen.client().body()).isEqualTo("the end");
            var asked = gateway.cluster("other").takeRequests();
            assertThat(asked.map(Request::path)).containsExactly("/who", "/asked");
            assertThat(asked.last().header("x-who")).contains("GET of shop.example");
            assertThat(gateway.exchange(get("/")).client().body()).isEqualTo("no route");
        }
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void soItIsInTheModel(Platform platform) throws IOException {
        byte[] module = Files.readAllBytes(new FixtureModule("routeAsking").path());
        for (var tester :
                new PluginTester[] {PluginTester.onJvm(RouteAsking.plugin()), PluginTester.onModule(module)}) {
            ConfiguredPlugin plugin = tester.on(platform).configure("").cluster("other", RouteAskingTest::service);
            assertThat(plugin.exchange(REQUEST).client().body()).isEqualTo("no cluster 'upstream'");
            plugin.host().give(Bytes.utf8("other"), "xds", "cluster_name");
            Seen seen = plugin.upstream(RouteAskingTest::service).exchange(REQUEST);
            assertThat(seen.client().body()).isEqualTo("the end");
            assertThat(seen.upstream().header("x-who")).contains("GET of shop.example");
            Answer bare = plugin.upstream(request -> answer(200).chunks("seen"))
                    .exchange(REQUEST)
                    .client();
            assertThat(bare.body()).isEqualTo("no trailers");
        }
    }
}
