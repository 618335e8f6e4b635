package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are not plain text: what the author has said of them is done, and by default a line says that they pass unread. */
@Tag("envoy")
class BodyKindsTest {
    private static Map<String, Gateway> gateways;

    @BeforeAll
    static void start() {
        gateways = Vector.of("inspecting", "inspectingAll", "inspectingStrictly")
                .toMap(fixture -> fixture, fixture -> Gateway.with(EnvoyBinary.find(System.out))
                        .filter(new FixtureModule(fixture).filter())
                        .start());
    }

    @AfterAll
    static void stop() {
        gateways.values().forEach(Gateway::close);
    }

    @ParameterizedTest
    @CsvSource({
        "content-encoding, gzip, with content-encoding 'gzip'",
        "content-encoding, 'identity, br', 'with content-encoding ''identity, br'''",
        "content-type, application/octet-stream, of content-type 'application/octet-stream'",
        "content-type, image/png; q=1, of content-type 'image/png'",
    })
    void suchABodyIsLeftReadOrRefused(String name, String value, String shown) {
        for (var protocol : Protocol.values()) {
            assertLeft(protocol, name, value, shown);
            assertThat(request("inspectingAll", protocol, name, value)).isEqualTo(403);
            assertThat(response("inspectingAll", protocol, name, value)).isEqualTo(502);
            assertThat(request("inspectingStrictly", protocol, name, value)).isEqualTo(415);
            assertThat(response("inspectingStrictly", protocol, name, value)).isEqualTo(502);
        }
    }

    /** A client of gRPC is told by {@code grpc-status}; that of 403 is 7, PERMISSION_DENIED, and 415 has none but 2, UNKNOWN. */
    @Test
    void soAreThoseOfGrpc() {
        var type = "application/grpc+proto";
        for (var protocol : Protocol.values()) {
            assertLeft(protocol, "content-type", type, "of content-type 'application/grpc+proto'");
            assertThat(ofRequest("inspectingAll", protocol, "content-type", type).header("grpc-status"))
                    .contains("7");
            assertThat(ofRequest("inspectingStrictly", protocol, "content-type", type)
                            .header("grpc-status"))
                    .contains("2");
            assertThat(response("inspectingAll", protocol, "content-type", type)).isEqualTo(502);
            assertThat(response("inspectingStrictly", protocol, "content-type", type)).isEqualTo(502);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "content-encoding, identity",
        "content-type, text/plain",
        "content-type, application/json",
        "content-type, image/svg+xml",
        "content-type, application/grpcweb",
        "x-none, 1",
    })
    void anyOtherIsReadWhateverIsSaidOfThose(String name, String value) {
        for (var fixture : gateways.keySet()) {
            for (var protocol : Protocol.values()) {
                assertThat(request(fixture, protocol, name, value)).isEqualTo(403);
                assertThat(response(fixture, protocol, name, value)).isEqualTo(502);
            }
        }
    }

    private static void assertLeft(Protocol protocol, String name, String value, String shown) {
        var gateway = gateways.get("inspecting").get();
        var before = gateway.envoy().log().size();
        assertThat(request("inspecting", protocol, name, value)).isEqualTo(200);
        assertThat(response("inspecting", protocol, name, value)).isEqualTo(200);
        gateway.envoy().awaitEntries(Duration.ofSeconds(5), log -> PluginLine.all(log.drop(before)).size() > 1);
        assertThat(PluginLine.all(gateway.envoy().log().drop(before))
                        .map(said -> said.level() + " " + said.message()))
                .containsExactly(
                        "debug request body " + shown + " passes untouched",
                        "debug response body " + shown + " passes untouched");
    }

    private static int request(String fixture, Protocol protocol, String name, String value) {
        return ofRequest(fixture, protocol, name, value).status();
    }

    private static Answer ofRequest(String fixture, Protocol protocol, String name, String value) {
        var gateway = gateways.get(fixture).get();
        gateway.upstream().answer(any -> answer(200));
        return gateway.exchange(protocol, post("/").header(name, value).chunks("ev", "il"))
                .client();
    }

    private static int response(String fixture, Protocol protocol, String name, String value) {
        var gateway = gateways.get(fixture).get();
        gateway.upstream().answer(any -> answer(200).header(name, value).chunks("sec", "ret"));
        return gateway.exchange(protocol, get("/")).client().status();
    }
}
