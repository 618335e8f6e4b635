package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The listener's file is replaced while four workers serve, and one rule of the new configuration is bad: nobody sees an error, the
 * requests of that rule are served under its last good version, those of the others under the new one.
 */
@Tag("envoy")
class RuleUpdateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void aBadRuleKeepsItsLastGoodVersionAndHarmsNobody() throws InterruptedException {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(4).draining(Duration.ofSeconds(1)))
                .configured(Bootstrap::watched)
                .configured(with("\"v0\"", "\"other0\""));
        try (var gateway = setup.start()) {
            gateway.upstream().answer(Load::echo);
            var load = Load.on(gateway);
            gateway.update(with("7", "\"other1\""));
            awaitServed(gateway, "other.example", "other1");
            TimeUnit.MILLISECONDS.sleep(500);
            gateway.update(with("[]", "\"other2\""));
            awaitServed(gateway, "other.example", "other2");
            TimeUnit.MILLISECONDS.sleep(500);
            gateway.update(with("\"v1\"", "\"other3\""));
            awaitServed(gateway, "localhost", "v1");
            TimeUnit.MILLISECONDS.sleep(500);
            var outcomes = load.end();
            System.out.println("updates with a bad rule under load: " + outcomes);
            assertThat(outcomes.faults().take(5)).as("of %s", outcomes).isEmpty();
            assertThat(outcomes.streams().keySet()).containsExactly("v0", "v1");
            var complaints = PluginLine.all(EnvoyHealth.of(gateway.envoy()).complaints());
            assertThat(complaints.map(PluginLine::level).distinct()).containsExactly("error");
            assertThat(complaints.map(PluginLine::message))
                    .contains(
                            "rule $._rules_[0] is bad, its last good version stays in force: $._rules_[0].tag: expected a"
                                    + " string, found 7")
                    .allSatisfy(line -> assertThat(line).startsWith("rule $._rules_[0] is bad"));
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    private static UnaryOperator<Bootstrap> with(String tag, String other) {
        var config = "{\"tag\":\"global\",\"_rules_\":[{\"_match_domain_\":\"localhost\",\"tag\":" + tag
                + "},{\"_match_domain_\":\"other.example\",\"tag\":" + other + "}]}";
        WasmFilter filter =
                new FixtureModule("ruled").filter().inVm("root", "vm").configured(config);
        return bootstrap -> bootstrap.filters(Vector.of(filter));
    }

    /** On several connections, as each worker takes the configuration by itself. */
    private static void awaitServed(Gateway gateway, String host, String tag) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (int right = 0; right < 8; ) {
            try (var client = Client.of(Protocol.HTTP1, gateway.envoy().port())) {
                var by = client.send(get("/").to(host)).header("x-answered-by");
                right = by.exists(seen -> seen.startsWith(tag + " ")) ? right + 1 : 0;
            }
            assertThat(System.nanoTime()).as("%s serves in time", tag).isLessThan(end);
        }
    }
}
