package com.example.hello;

import static dev.penstock.testkit.http.Request.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelloInEnvoyTest {
    @Test
    void aRealEnvoyServesIt() {
        var filter = WasmFilter.of("hello", Path.of("target/wasm/hello.wasm")).configured("{\"greeting\":\"hi\"}");
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out)).filter(filter).start()) {
            var seen = gateway.exchange(get("/"));
            assertEquals(200, seen.client().status());
            assertEquals("hi", seen.client().header("x-greeting").get());
        }
    }
}
