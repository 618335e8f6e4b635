package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What example access-log notes stands in Envoy's access log, in one line for each request. */
@Tag("envoy")
class AccessLogTest {
    private static final WasmFilter FILTER = WasmFilter.of("access-log", Path.of("target", "wasm", "access-log.wasm"));
    private static final String FORMAT = "%FILTER_STATE(wasm.custom_log:PLAIN)%|%FILTER_STATE(wasm.user_id:PLAIN)%"
            + "|%FILTER_STATE(wasm.request_type:PLAIN)%|%FILTER_STATE(wasm.trace_span_tag.user_id:PLAIN)%";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eachLineHoldsItsRequestsAttributes(Protocol protocol) {
        var setup =
                Gateway.with(EnvoyBinary.find(System.out)).filter(FILTER).configured(plain -> plain.accessLog(FORMAT));
        try (var gateway = setup.start()) {
            gateway.exchange(protocol, get("/").header("x-user-id", "12345"));
            gateway.exchange(protocol, post("/").chunks("a", "b").trailer("x-end", "1"));
            gateway.upstream().answer(request -> answer(503).chunks("away"));
            gateway.exchange(protocol, get("/").header("x-user-id", "\"\\,{}<&>%"));
            assertThat(gateway.envoy().awaitAccessLog(PATIENCE, 3))
                    .containsExactly(
                            line("12345", "12345"),
                            line("anonymous", "anonymous"),
                            line("\\\\\\\"\\\\\\\\,{}\\\\u003c\\\\u0026\\\\u003e%", "\"\\,{}<&>%"));
            EnvoyHealth.of(gateway.envoy()).assertNoVmDied();
        }
    }

    private static String line(String escaped, String user) {
        return "{\\\"request_type\\\":\\\"api\\\",\\\"user_id\\\":\\\"" + escaped + "\\\"}|" + user + "|api|" + user;
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void attributesOfOtherPluginsStay(Protocol protocol) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .filter(FILTER)
                .filter(new FixtureModule("noting").filter())
                .configured(plain -> plain.accessLog("%FILTER_STATE(wasm.custom_log:PLAIN)%"));
        try (var gateway = setup.start()) {
            gateway.exchange(protocol, get("/"));
            assertThat(gateway.envoy().awaitAccessLog(PATIENCE, 1))
                    .containsExactly(
                            "{\\\"done\\\":200,\\\"request_type\\\":\\\"api\\\",\\\"user_id\\\":\\\"anonymous\\\"}");
        }
    }

    /** The end of a stream comes before its line is written. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatIsWrittenAtTheEndOfAStreamStandsInItsLine(Protocol protocol) {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .filter(new FixtureModule("noting").filter())
                .configured(plain -> plain.accessLog("%FILTER_STATE(wasm.custom_log:PLAIN)%"));
        try (var gateway = setup.start()) {
            for (int status : Vector.of(200, 404)) {
                gateway.upstream().answer(request -> answer(status));
                gateway.exchange(protocol, get("/"));
            }
            assertThat(gateway.envoy().awaitAccessLog(PATIENCE, 2))
                    .containsExactly("{\\\"done\\\":200}", "{\\\"done\\\":404}");
        }
    }
}
