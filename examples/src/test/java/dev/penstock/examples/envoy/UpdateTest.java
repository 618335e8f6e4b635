package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.EnvoyFailed;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.LogLine;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Ending;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The listener's file is replaced while Envoy serves, and with it the plugin's configuration: each stream is served under one
 * configuration from its start to its end, the next under the new one, none fails, and what was replaced falls silent. The filter has the same
 * VM before and after.
 */
@Tag("envoy")
class UpdateTest {
    private static final int UPDATES = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ACTIVE = "wasm.envoy.wasm.runtime.v8.active";
    private static final Pattern TICK = Pattern.compile("\\[host->vm] (?:\\w+\\.)?proxy_on_tick\\((\\d+).*");
    private static final Pattern DELETED = Pattern.compile("\\[host->vm] (?:\\w+\\.)?proxy_on_delete\\((\\d+)\\)");

    @Test
    void trafficIsServedWithoutAnErrorWhileTheConfigurationChanges() throws InterruptedException {
        try (var gateway = setup(Launch.DEFAULT.draining(Duration.ofSeconds(1))).start()) {
            long vms = vms(gateway);
            gateway.upstream().answer(Load::echo);
            var load = Load.on(gateway);
            for (int i = 1; i <= UPDATES; i++) {
                update(gateway, "v" + i);
                awaitServedBy(gateway, "v" + i);
                TimeUnit.MILLISECONDS.sleep(300);
            }
            var outcomes = load.end();
            assertThat(outcomes.faults().take(5)).as("of %s", outcomes).isEmpty();
            assertThat(outcomes.streams().keySet())
                    .containsExactlyElementsOf(Vector.rangeClosed(0, UPDATES).map(i -> "v" + i));
            System.out.println("configuration updates under load: " + outcomes);
            assertThat(EnvoyHealth.of(gateway.envoy()).complaints()).isEmpty();
            assertThat(gateway.envoy().isAlive()).isTrue();
            awaitVms(gateway, vms);
        }
    }

    @Test
    void aRejectedConfigurationLeavesTheOneBeforeItAtWork() throws InterruptedException {
        try (var gateway = setup(Launch.DEFAULT).start()) {
            gateway.upstream().answer(Load::echo);
            var load = Load.on(gateway);
            assertThatThrownBy(() -> gateway.update(with(root().configured("{\"tag\":7}"))))
                    .isInstanceOf(EnvoyFailed.class)
                    .hasMessageContaining("Envoy rejected the listener");
            TimeUnit.MILLISECONDS.sleep(300);
            var outcomes = load.end();
            assertThat(outcomes.faults().take(5)).as("of %s", outcomes).isEmpty();
            assertThat(outcomes.streams().keySet()).containsExactly("v0");
            assertThat(PluginLine.all(EnvoyHealth.of(gateway.envoy()).complaints())
                            .map(PluginLine::message)
                            .distinct())
                    .containsExactly("configuration rejected: $.tag: expected a string, found 7");
            update(gateway, "v1");
            awaitServedBy(gateway, "v1");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aStreamUnderWayKeepsTheConfigurationItBeganWith(Protocol protocol) {
        try (var gateway = setup(Launch.DEFAULT).start()) {
            gateway.upstream().answer(request -> answer(200).chunks("a", "b").pause(Duration.ofMillis(100)));
            gateway.exchange(protocol, get("/"));
            var slow = post("/").chunks(Vector.fill(20, () -> new byte[] {'x'})).pause(Duration.ofMillis(100));
            var answer = gateway.client(protocol).sendAsync(slow);
            update(gateway, "v1");
            awaitServedBy(gateway, "v1");
            assertThat(answer).isNotDone();
            assertThat(answer.join())
                    .satisfies(whole -> assertThat(whole.ending()).isEqualTo(Ending.COMPLETE))
                    .satisfies(whole ->
                            assertThat(whole.header("x-answered-by").get()).startsWith("v0 "));
            assertThat(gateway.upstream().takeRequests().filter(seen -> seen.bytes().length == 20))
                    .singleElement()
                    .satisfies(
                            seen -> assertThat(seen.header("x-served-by").get()).startsWith("v0 "));
        }
    }

    /** Ticks are asked for while a held body may be withheld. */
    @Test
    void aReplacedRootTicksNoMoreWhenItsStreamsHaveEnded() throws InterruptedException {
        var launch = Launch.DEFAULT.tracing().draining(Duration.ofSeconds(6));
        try (var gateway = setup(launch).start()) {
            var held = post("/").header("x-hold", "1").chunks("never ", "ended");
            var answer = gateway.client(Protocol.HTTP2).sendAsync(held.pause(Duration.ofSeconds(2)));
            assertThat(gateway.envoy()
                            .awaitEntries(PATIENCE, log -> !ticking(log).isEmpty()))
                    .isTrue();
            var old = ticking(gateway.envoy().log()).head();
            update(gateway, "v1");
            assertThat(answer.join().header("x-answered-by").get()).startsWith("v0 ");
            int ticks = ticking(gateway.envoy().log()).size();
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(ticking(gateway.envoy().log()).drop(ticks)).isEmpty();
            assertThat(gateway.envoy()
                            .awaitEntries(PATIENCE, log -> ids(log, DELETED).contains(old)))
                    .as("root %s is given up", old)
                    .isTrue();
        }
    }

    /** Envoy does not configure the root of a configuration anew that comes back before it has drained. */
    @Test
    void theTasksOfAReplacedRootRestWhileItsStreamsGoOnAndRunAgainWhenItHasComeBack() throws InterruptedException {
        var drain = Duration.ofSeconds(10);
        try (var gateway = setup(Launch.DEFAULT.draining(drain), ticking("v0")).start()) {
            gateway.upstream().answer(Load::echo);
            requireTicksAlone(gateway, "v0");
            var slow = post("/").chunks("never ", "ended").pause(Duration.ofSeconds(4));
            var answer = gateway.client(Protocol.HTTP2).sendAsync(slow);
            gateway.update(with(ticking("v1")));
            awaitServedBy(gateway, "v1");
            requireTicksAlone(gateway, "v1");
            assertThat(answer).isNotDone();
            gateway.update(with(ticking("v0")));
            awaitServedBy(gateway, "v0");
            assertThat(answer.join())
                    .satisfies(whole -> assertThat(whole.ending()).isEqualTo(Ending.COMPLETE))
                    .satisfies(whole ->
                            assertThat(whole.header("x-answered-by").get()).startsWith("v0 "));
            TimeUnit.SECONDS.sleep(drain.toSeconds());
            requireTicksAlone(gateway, "v0");
        }
    }

    /** The main thread ticks too, and a root finds out that it was replaced when its timer next runs out. */
    private static void requireTicksAlone(Gateway gateway, String tag) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_000);
        int before = ticks(gateway).size();
        TimeUnit.MILLISECONDS.sleep(1_000);
        var ticks = ticks(gateway).drop(before);
        assertThat(ticks).hasSizeGreaterThan(Launch.DEFAULT.concurrency()).containsOnly(tag + " ticks");
    }

    private static Seq<String> ticks(Gateway gateway) {
        return PluginLine.all(gateway.envoy().log())
                .map(PluginLine::message)
                .filter(message -> message.endsWith(" ticks"));
    }

    private static Gateway.Setup setup(Launch launch) {
        return setup(launch, tagged("v0"));
    }

    private static Gateway.Setup setup(Launch launch, WasmFilter filter) {
        return Gateway.with(EnvoyBinary.find(System.out))
                .launch(launch)
                .configured(Bootstrap::watched)
                .configured(with(filter));
    }

    private static WasmFilter ticking(String tag) {
        return new FixtureModule("ticking").filter().inVm("root", "vm").configured("{\"tag\":\"" + tag + "\"}");
    }

    private static WasmFilter root() {
        return new FixtureModule("rooted").filter().inVm("root", "vm");
    }

    private static WasmFilter tagged(String tag) {
        return root().configured("{\"tag\":\"" + tag + "\"}");
    }

    private static UnaryOperator<Bootstrap> with(WasmFilter filter) {
        return bootstrap -> bootstrap.filters(Vector.of(filter));
    }

    private static void update(Gateway gateway, String tag) {
        gateway.update(with(tagged(tag)));
    }

    /** The main thread has taken a configuration before the workers have. */
    private static void awaitServedBy(Gateway gateway, String tag) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var client = Client.of(Protocol.HTTP1, gateway.envoy().port())) {
            while (!client.send(get("/")).header("x-answered-by").get().startsWith(tag + " ")) {
                assertThat(System.nanoTime()).as("%s serves in time", tag).isLessThan(end);
            }
        }
    }

    private static void awaitVms(Gateway gateway, long expected) throws InterruptedException {
        for (int i = 0; i < 100 && vms(gateway) != expected; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(vms(gateway)).as("VMs").isEqualTo(expected);
    }

    private static long vms(Gateway gateway) {
        return gateway.envoy().stats(ACTIVE).get(ACTIVE).get();
    }

    private static Seq<Integer> ticking(Seq<LogLine> log) {
        return ids(log, TICK);
    }

    private static Seq<Integer> ids(Seq<LogLine> log, Pattern callback) {
        return log.map(line -> callback.matcher(line.message()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.parseInt(matcher.group(1)));
    }
}
