package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.HttpFilter;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a module reads of Envoy's properties, in which phase. */
@Tag("envoy")
class PropertiesTest {
    private static final HttpFilter TELLING = HttpFilter.lua(
            """
            function envoy_on_request(handle)
              local told = handle:streamInfo():dynamicMetadata()
              told:set("told", "text", "a_b")
              told:set("told", "number", 1.5)
              told:set("told", "truth", true)
              told:set("told", "object", {inner = "deep"})
            end
            """);

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eachPhaseHasItsProperties(Protocol protocol) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .filter(TELLING)
                .filter(new FixtureModule("properties").filter().inVm("root", "vm"))
                .configured(Bootstrap::watched);
        try (var gateway = setup.start()) {
            gateway.upstream().answer(request -> answer(418).header("x-b", "2").chunks("body"));
            gateway.exchange(
                    protocol,
                    post("/p?q=1")
                            .header("x-a", "1")
                            .header("x-a", "2")
                            .chunks("abc")
                            .contentLength());

            var request = reported(gateway, "request");
            var response = reported(gateway, "response");
            var done = reported(gateway, "done");
            requireOfConfiguration(reported(gateway, "start"));
            requireOfStream(gateway, protocol, request);
            requireOfStream(gateway, protocol, response);
            requireOfStream(gateway, protocol, done);
            requireOfRequest(request);
            requireOfRequest(done);
            requireOfResponse(response);
            requireOfResponse(done);
            require(request, "size=3 duration=- code=- codeDetails=- grpcStatus=- answered=- latency=- upstream=-");
            require(response, "path=- urlPath=- query=- host=- method=- header=- size=3 duration=- sent=0");
            require(done, "size=3 duration=true sent=4 latency=true");
        }
    }

    private static void requireOfConfiguration(Map<String, String> found) {
        require(found, "plugin=properties rootId=root vmId=vm vmMemory=- node=penstock");
        require(found, "protocol=- path=- time=- code=- flags=- connection=- source=- upstream=- route=- text=-");
    }

    private static void requireOfStream(Gateway gateway, Protocol protocol, Map<String, String> found) {
        require(found, "plugin=properties rootId=root vmId=vm vmMemory=- node=penstock");
        require(
                found,
                "protocol=" + (protocol == Protocol.HTTP1 ? "HTTP/1.1" : "HTTP/2") + " time=true totalSize=true");
        require(found, "flags=0 connection=true mtls=false tlsVersion=- serverName=");
        require(found, "source=127.0.0.1 sourcePort=true destination=127.0.0.1");
        require(found, "destinationPort=" + gateway.envoy().port());
        require(found, "route=default cluster=upstream virtualHost=*");
        require(found, "text=a_b number=1.5 truth=true inner=deep absent=-");
    }

    private static void requireOfRequest(Map<String, String> found) {
        require(
                found,
                "path=/p?q=1 urlPath=/p query=q=1 host=localhost method=POST scheme=http header=1,2 userAgent=-");
    }

    private static void requireOfResponse(Map<String, String> found) {
        require(found, "code=418 codeDetails=via_upstream grpcStatus=2 answered=2");
        require(found, "upstream=127.0.0.1 attempts=1");
    }

    private static void require(Map<String, String> found, String expected) {
        assertThat(found).containsAll(pairs(expected));
    }

    /** What the plugin has logged of that phase. Start is logged by several VMs. */
    private static Map<String, String> reported(Gateway gateway, String phase) {
        var start = phase + " ";
        assertThat(gateway.envoy().awaitEntries(Duration.ofSeconds(10), log -> PluginLine.all(log)
                        .exists(line -> line.message().startsWith(start))))
                .isTrue();
        var line = PluginLine.all(gateway.envoy().log())
                .find(said -> said.message().startsWith(start))
                .get();
        return pairs(line.message().substring(start.length()));
    }

    private static Map<String, String> pairs(String text) {
        return LinkedHashMap.ofEntries(
                Vector.of(text.split(" ")).map(pair -> Tuple.of(pair.split("=", 2)[0], pair.split("=", 2)[1])));
    }
}
