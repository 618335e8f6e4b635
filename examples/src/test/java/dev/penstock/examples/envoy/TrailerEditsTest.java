package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Ending;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Tag;

/** Trailers are read and edited in their own phase, whatever becomes of the body before them. */
@Tag("envoy")
class TrailerEditsTest {
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void trailersArriveAsTheirHandlersHaveChangedThem(Protocol upstream) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(upstream)
                .configured(bootstrap -> bootstrap.withTrailers())
                .filter(new FixtureModule("steered").filter());
        try (var gateway = setup.start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            for (var mode : Vector.of("buffer", "stream", "pass-body")) {
                for (var downstream : Protocol.values()) {
                    assertEdited(gateway, downstream, mode);
                    assertReplied(gateway, downstream, mode);
                }
            }
            assertThat(health.complaints().map(line -> PluginLine.of(line).get().message()))
                    .containsOnly("a reply with status 403 came after the response headers: the stream is reset");
            health.assertNoVmDied();
        }
    }

    private static void assertEdited(Gateway gateway, Protocol downstream, String mode) {
        gateway.upstream()
                .answer(any -> answer(200).chunks("a", "b").trailer("x-end", "1").trailer("x-more", "2"));
        var script = "request-headers=%1$s;request-trailers=set,add,remove;response-headers=%1$s;response-trailers=set,add,remove"
                .formatted(mode);
        var request = post("/").chunks("a", "b").trailer("x-end", "1").trailer("x-more", "2");
        var seen = gateway.exchange(downstream, request.header("x-do-steered", script));
        for (var message : Vector.of(seen.upstream(), seen.client())) {
            assertThat(message.body()).isEqualTo("ab");
            assertThat(message.content().trailers().pairs().map(pair -> pair._1 + "=" + pair._2))
                    .as(mode + " " + downstream)
                    .containsExactlyInAnyOrder("x-more=2", "x-steered=set", "x-steered=added");
        }
    }

    private static void assertReplied(Gateway gateway, Protocol downstream, String mode) {
        var request = post("/").chunks("a").trailer("x-end", "1");
        var replied = gateway.exchange(
                downstream,
                request.header("x-do-steered", "request-headers=" + mode + ";request-trailers=reply-text"));
        assertThat(replied.requests()).isEmpty();
        assertThat(replied.client().status()).isEqualTo(403);
        assertThat(replied.client().body()).isEqualTo("refused");
        gateway.upstream().answer(any -> answer(200).chunks("a").trailer("x-end", "1"));
        var late = gateway.exchange(
                        downstream,
                        get("/").header(
                                        "x-do-steered",
                                        "response-headers=" + mode + ";response-trailers=reply-text"))
                .client();
        assertThat(late.ending()).as(mode).isNotEqualTo(Ending.COMPLETE);
    }
}
