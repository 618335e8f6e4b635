package dev.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PluginTest(Leader.class)
class LeaderTest {
    private static final String EACH_SECOND = "{\"periodMs\":1000}";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int WORKERS = 4;

    @Property(tries = 100)
    void oneSaysItEachSecondAndAnotherWithinALeaseAndATickOfItsEnd(
            @ForAll @Size(max = WORKERS - 1) List<@IntRange(max = WORKERS - 1) Integer> gone,
            @ForAll @Size(value = WORKERS - 1) List<@IntRange(min = 1, max = 9) Integer> pauses,
            @ForAll boolean told) {
        checkOneLeads(PluginTester.onJvm(Leader.plugin()), gone, pauses, told);
        Statistics.label("several led").coverage(seen -> seen.check(true).percentage(share -> share > 5));
    }

    @Property(tries = 5)
    void soItIsInTheModule(
            @ForAll @Size(max = WORKERS - 1) List<@IntRange(max = WORKERS - 1) Integer> gone,
            @ForAll @Size(value = WORKERS - 1) List<@IntRange(min = 1, max = 9) Integer> pauses,
            @ForAll boolean told) {
        checkOneLeads(PluginTester.onBuiltModule(Leader.plugin()), gone, pauses, told);
    }

    /** Workers go one after the other, each after a pause, and are told of their end or not. */
    private static void checkOneLeads(PluginTester tester, List<Integer> gone, List<Integer> pauses, boolean told) {
        var workers = tester.workers(WORKERS, EACH_SECOND);
        int silent = 0;
        for (int i = 0; i < gone.size(); i++) {
            silent = passSeconds(workers, pauses.get(i), silent);
            var worker = workers.get(gone.get(i));
            if (told) {
                worker.stop();
            } else {
                worker.crash();
            }
            workers = workers.remove(worker).append(worker);
        }
        passSeconds(workers, 6, silent);
        Statistics.label("several led")
                .collect(workers.count(worker -> !worker.log().isEmpty()) > 1);
    }

    /** At most once in each second, and never silent for longer than a lease and a tick. Yields for how long it has been. */
    private static int passSeconds(Seq<ConfiguredPlugin> workers, int seconds, int silentBefore) {
        int silent = silentBefore;
        for (int second = 0; second < seconds; second++) {
            int before = said(workers);
            workers.head().advance(SECOND);
            int now = said(workers) - before;
            assertThat(now).isBetween(0, 1);
            silent = now == 0 ? silent + 1 : 0;
            assertThat(silent).isLessThan(4);
        }
        return silent;
    }

    private static int said(Seq<ConfiguredPlugin> workers) {
        return workers.map(worker -> worker.log().size()).sum().intValue();
    }

    @Test
    void oneOfAllSaysItFirstOnePeriodAfterTheStart(PluginTester tester) {
        var workers = tester.workers(WORKERS, "{}");
        workers.head().advance(Duration.ofMillis(9_999));
        assertThat(said(workers)).isZero();
        workers.head().advance(Duration.ofMillis(50_001));
        assertThat(workers.filter(worker -> !worker.log().isEmpty()))
                .singleElement()
                .satisfies(worker -> assertThat(worker.log())
                        .hasSize(6)
                        .containsOnly(new LogEntry(LogLevel.INFO, "[leader] [nil] [nil] Leader task")));
    }

    @Test
    void aLeaderThatIsToldOfItsEndIsFollowedAtOnceAndOneThatIsGoneWhenItsLeaseIsOver(PluginTester tester) {
        var workers = tester.workers(3, EACH_SECOND);
        workers.head().advance(SECOND);
        leaderOf(workers).stop();
        workers.head().advance(SECOND);
        assertThat(said(workers)).isEqualTo(2);
        workers.filter(worker -> !worker.log().isEmpty()).last().crash();
        workers.head().advance(Duration.ofSeconds(2));
        assertThat(said(workers)).isEqualTo(2);
        workers.head().advance(SECOND);
        assertThat(said(workers)).isEqualTo(3);
    }

    private static ConfiguredPlugin leaderOf(Seq<ConfiguredPlugin> workers) {
        return workers.find(worker -> !worker.log().isEmpty()).get();
    }

    @Test
    void aConfigurationThatIsReplacedGivesTheLeaseUp(PluginTester tester) {
        var plugin = tester.configure(EACH_SECOND);
        plugin.advance(SECOND);
        plugin.reconfigure("{\"periodMs\":500}");
        plugin.advance(SECOND);
        assertThat(plugin.log()).hasSize(2);
        plugin.advance(SECOND);
        assertThat(plugin.log()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"periodMs\":99} | $.periodMs: expected a whole number from 100 to 2147483647, found 99",
                "{\"period\":1000} | $.period: expected no field of that name, found 1000",
            })
    void aConfigurationIsRejectedInOneLine(String config, String reason, PluginTester tester) {
        assertThat(tester.reject(config))
                .containsExactly(
                        new LogEntry(LogLevel.ERROR, "[leader] [nil] [nil] configuration rejected: " + reason));
    }
}
