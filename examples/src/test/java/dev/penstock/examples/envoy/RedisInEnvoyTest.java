package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.EnvoyFailed;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("envoy")
class RedisInEnvoyTest {
    /** Therefore no other example imports one, and this one's samples run in the model. */
    @Test
    void envoyRefusesAModuleThatImportsAFunctionOfRedis() {
        var filter = WasmFilter.of("redis-counter", Path.of("target", "wasm", "redis-counter.wasm"))
                .configured("{\"cluster\":\"redis\",\"limit\":1,\"windowSeconds\":1}");
        var setup = Gateway.with(EnvoyBinary.find(System.out)).filter(filter);
        var failed = catchThrowableOfType(EnvoyFailed.class, () -> setup.start().close());
        assertThat(failed).as("Envoy started").isNotNull();
        assertThat(failed.log().map(line -> line.toString()).mkString("\n"))
                .contains("missing import: env.proxy_redis_");
    }
}
