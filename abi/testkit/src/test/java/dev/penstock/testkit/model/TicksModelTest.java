package dev.penstock.testkit.model;

import static dev.penstock.core.context.Swapped.STORED;
import static dev.penstock.core.effect.LogLevel.ERROR;
import static dev.penstock.core.effect.LogLevel.INFO;
import static dev.penstock.core.exchange.Verdicts.log;
import static dev.penstock.core.exchange.Verdicts.pass;
import static dev.penstock.core.exchange.Verdicts.swap;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Recurring tasks of pipelines on the JVM. */
class TicksModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Key<Integer> TICKS = Key.ofPlugin("ticks", 0);
    private static final Metric.Counter COUNTER = Metric.counter("ticks");

    @Test
    void aTaskThatFailsIsLoggedAndTheOthersRun() {
        var plugin = configure(Plugin.named("p")
                .tick(SECOND, context -> {
                    context.mark("half way");
                    throw new IllegalStateException("no luck");
                })
                .tick(SECOND, context -> log(INFO, "fine")));
        plugin.advance(SECOND);
        plugin.advance(SECOND);
        var both = new LogEntry[] {
            new LogEntry(
                    ERROR,
                    "[p] [nil] [nil] tick every PT1S failed: java.lang.IllegalStateException: no luck;"
                            + " last mark 'half way'"),
            new LogEntry(INFO, "[p] [nil] [nil] fine")
        };
        assertThat(plugin.log()).containsExactly(both[0], both[1], both[0], both[1]);
    }

    @Test
    void aTaskThatReadsAStreamFailsByItself() {
        var plugin = configure(Plugin.named("p")
                .tick(SECOND, context -> log(INFO, "" + context.get(Key.ofStream("mine", 0))))
                .tick(SECOND, context -> pass().setProperty("a", Bytes.utf8("b"))));
        plugin.advance(SECOND);
        assertThat(said(plugin))
                .containsExactly(
                        "tick every PT1S failed: java.lang.IllegalStateException:"
                                + " key 'mine' is of streams, and none is at hand",
                        "tick every PT1S failed: dev.penstock.guest.HostRefusal:"
                                + " host answered proxy_set_property(a) with status 1 (NOT_FOUND)");
    }

    @Test
    void tasksKeepStateAndMetricsAndSeeTheConfiguration() {
        var plugin = configure(Plugin.named("p")
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-ticks", "" + request.get(TICKS)))
                .tick(config -> SECOND, (context, config) -> pass().update(TICKS, count -> count + 1)
                        .increment(COUNTER)
                        .log(INFO, "" + config)));
        plugin.advance(Duration.ofSeconds(3));
        assertThat(plugin.exchange(get("/")).upstream().header("x-ticks")).contains("3");
        assertThat(plugin.host().valueOf(COUNTER)).isEqualTo(3);
        assertThat(said(plugin)).containsOnly(Unit.UNIT.toString()).hasSize(3);
    }

    @Test
    void vmsThatCountTogetherByCompareAndSwapLoseNothing() {
        var vms = PluginTester.onJvm(Plugin.named("p").tick(SECOND, context -> {
                    SharedValue count = context.shared("p.count");
                    int next = 1 + count.value().map(value -> value.size()).getOrElse(0);
                    return swap(
                            count,
                            Bytes.utf8("x".repeat(next)),
                            swapped -> log(INFO, swapped == STORED ? "counted" : "lost"));
                }))
                .workers(3, "");
        vms.head().advance(Duration.ofSeconds(2));
        assertThat(vms.flatMap(TicksModelTest::said)).hasSize(6).containsOnly("counted");
        assertThat(vms.head().host().shared("p.count").value()).contains(Bytes.utf8("x".repeat(6)));
    }

    @Test
    void theNewestConfigurationTicksAndAnOldOneOnlyWhereTheNewEndsFirst() {
        var plugin = configure(
                Plugin.named("p")
                        .config(json -> json.field("name").string().value())
                        .tick(SECOND, (context, name) -> log(INFO, name)),
                "{\"name\":\"a\"}");
        plugin.advance(SECOND);
        plugin.reconfigure("{\"name\":\"b\"}");
        plugin.advance(SECOND);
        assertThat(said(plugin)).containsExactly("a", "b");
        plugin.drainNewest();
        plugin.advance(SECOND);
        plugin.advance(SECOND);
        assertThat(said(plugin)).containsExactly("a", "b", "a", "a");
    }

    @Test
    void aRequestThatIsHeldIsWatchedBesideTasksAndLeavesTheirTimerAlone() {
        var plugin = configure(Plugin.named("p")
                .onRequestBody((request, config, body) -> request.proceed())
                .tick(Duration.ofSeconds(10), context -> log(INFO, "tick")));
        assertThat(plugin.host().tickPeriod()).isEqualTo(10_005);
        plugin.advance(Duration.ofSeconds(4));
        plugin.exchange(post("/").chunks("a"));
        assertThat(plugin.host().tickPeriod()).isEqualTo(6_005);
        plugin.advance(Duration.ofSeconds(6));
        assertThat(said(plugin)).containsExactly("tick");
        assertThat(plugin.host().tickPeriod()).isEqualTo(10_005);
    }

    @Test
    void whoBeginsToLeadAndWhoLeadsNoMoreIsToldOnceAlsoWhereSomeoneWhoIsToldFails() {
        var vms = PluginTester.onJvm(Plugin.named("p")
                        .onLeadership((context, leads) -> {
                            throw new IllegalStateException("no luck");
                        })
                        .onLeadership((context, leads) -> log(INFO, leads ? "leads" : "leads no more"))
                        .tickAsLeader(SECOND, context -> pass().increment(COUNTER)))
                .workers(2, "");
        vms.head().advance(Duration.ofSeconds(3));
        assertThat(said(vms.head()))
                .containsExactly("change of leadership failed: java.lang.IllegalStateException: no luck", "leads");
        assertThat(said(vms.last())).isEmpty();
        assertThat(vms.map(vm -> vm.host().valueOf(COUNTER))).containsExactly(3L, 0L);
        vms.head().stop();
        vms.last().advance(SECOND);
        assertThat(said(vms.last())).contains("leads");
        assertThat(vms.last().host().valueOf(COUNTER)).isEqualTo(1);
    }

    @Test
    void aLeaderThatFindsItsLeaseOverwrittenLeadsNoMoreAndNobodyDoesForAsLongAsALeaseCanLast() {
        var vms = PluginTester.onJvm(Plugin.named("p")
                        .onLeadership((context, leads) -> log(INFO, leads ? "leads" : "leads no more"))
                        .tickAsLeader(SECOND, context -> pass().increment(COUNTER)))
                .workers(2, "");
        vms.head().advance(SECOND);
        assertThat(vms.head().host().share("penstock.lease/p/plugin/", Bytes.utf8("garbage"), 0))
                .isEqualTo(STORED);
        vms.head().advance(SECOND);
        assertThat(said(vms.head())).containsExactly("leads", "leads no more");
        vms.head().advance(Duration.ofSeconds(29));
        assertThat(vms.map(vm -> vm.host().valueOf(COUNTER)).sum().intValue()).isEqualTo(1);
        vms.head().advance(SECOND);
        assertThat(vms.map(vm -> vm.host().valueOf(COUNTER)).sum().intValue()).isEqualTo(2);
    }

    @Test
    void requestsAreToldWhetherTheirVmLeads() {
        var plugin = configure(Plugin.named("p")
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-leads", "" + request.isLeader()))
                .onLeadership((context, leads) -> pass()));
        assertThat(plugin.exchange(get("/")).upstream().header("x-leads")).contains("false");
        plugin.advance(Duration.ofSeconds(10));
        assertThat(plugin.exchange(get("/")).upstream().header("x-leads")).contains("true");
    }

    @Test
    void aPluginWithoutTasksHasNoTimer() {
        assertThat(configure(Plugin.named("p").onRequestHeaders((request, config) -> request.proceed()))
                        .host()
                        .tickPeriod())
                .isZero();
    }

    @Test
    void aPeriodThatIsTooShortRejectsTheConfiguration() {
        var tester = PluginTester.onJvm(Plugin.named("p").tick(config -> Duration.ofMillis(99), context -> pass()));
        assertThat(tester.reject("").map(LogEntry::message))
                .containsExactly("[p] [nil] [nil] configuration rejected: java.lang.IllegalArgumentException:"
                        + " plugin 'p': tick period must be at least 100 ms, got PT0.099S");
    }

    private static Seq<String> said(ConfiguredPlugin plugin) {
        return plugin.log().map(line -> line.message().replaceFirst("^\\[p] \\[nil] \\[nil] ", ""));
    }

    private static ConfiguredPlugin configure(Plugin<?> plugin) {
        return configure(plugin, "");
    }

    private static ConfiguredPlugin configure(Plugin<?> plugin, String configuration) {
        return PluginTester.onJvm(plugin).configure(configuration);
    }
}
