package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A header's value is a string of octets: what example http-check hands on of an answer need not be UTF-8. */
@Tag("envoy")
class HeaderBytesTest {
    @Test
    void aValueThatIsNotUtf8IsHandedOnAsItIs() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nx-user: andr\u00e9\r\n\r\n";
        try (var auth = new PieceServer(Duration.ZERO, answer);
                var gateway = Gateway.with(EnvoyBinary.find(System.out))
                        .filter(WasmFilter.of("http-check", Path.of("target", "wasm", "http-check.wasm"))
                                .configured("{\"cluster\":\"auth\",\"path\":\"/check\"}"))
                        .configured(bootstrap -> bootstrap.cluster(Cluster.http1("auth", auth.port())))
                        .start()) {
            var seen = gateway.exchange(Protocol.HTTP1, get("/"));
            assertThat(seen.upstream().header("x-user")).contains("andr\u00e9");
        }
    }
}
