package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest(Ticks.class)
class TicksTest {
    private static final PluginTester JVM = PluginTester.onJvm(Ticks.plugin());

    @Property(tries = 200)
    void eachPeriodHasItsTickAndNoneMore(
            @ForAll @IntRange(min = 100, max = 2_000) int fast,
            @ForAll @IntRange(min = 100, max = 9_000) int slow,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 3_000) Integer> pauses) {
        checkTicks(JVM, fast, slow, pauses);
    }

    @Property(tries = 60)
    void soItIsInTheModule(
            @ForAll @IntRange(min = 100, max = 2_000) int fast,
            @ForAll @IntRange(min = 100, max = 9_000) int slow,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 3_000) Integer> pauses) {
        checkTicks(PluginTester.onBuiltModule(Ticks.plugin()), fast, slow, pauses);
    }

    /** While requests come, and up to the shortest timer late where the other period has just been due. */
    private static void checkTicks(PluginTester tester, int fast, int slow, List<Integer> pauses) {
        var plugin = tester.configure("{\"fast\":" + fast + ",\"slow\":" + slow + "}");
        int passed = 0;
        for (int pause : pauses) {
            plugin.advance(Duration.ofMillis(pause));
            plugin.exchange(get("/"));
            passed += pause;
            assertThat(said(plugin, "1s tick")).isBetween(Math.max(0, passed - 100) / fast, passed / fast);
            assertThat(said(plugin, "5s tick")).isBetween(Math.max(0, passed - 100) / slow, passed / slow);
        }
        Statistics.label("ticks").collect(said(plugin, "1s tick") > 0 && said(plugin, "5s tick") > 0);
        Statistics.label("ticks").coverage(seen -> seen.check(true).percentage(share -> share > 30));
    }

    private static int said(ConfiguredPlugin plugin, String message) {
        return plugin.log().count(line -> line.message().endsWith("] " + message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void itTicksEachSecondAndEachFiveSecondsFirstOnePeriodAfterItsStart(String config, PluginTester tester) {
        var plugin = tester.configure(config);
        plugin.advance(Duration.ofMillis(999));
        assertThat(plugin.log()).isEmpty();
        plugin.advance(Duration.ofMillis(1));
        assertThat(plugin.log()).containsExactly(line("1s tick"));
        plugin.advance(Duration.ofSeconds(9));
        Seq<LogEntry> fiveSeconds = Vector.fill(5, () -> line("1s tick")).append(line("5s tick"));
        assertThat(plugin.log()).containsExactlyElementsOf(fiveSeconds.appendAll(fiveSeconds));
    }

    @Test
    void anotherConfigurationEndsTheTicksOfTheOld(PluginTester tester) {
        var plugin = tester.configure("{}");
        plugin.advance(Duration.ofMillis(2_500));
        plugin.reconfigure("{\"fast\":60000,\"slow\":60000}");
        plugin.advance(Duration.ofSeconds(59));
        assertThat(said(plugin, "1s tick")).isEqualTo(2);
        plugin.advance(Duration.ofSeconds(1));
        assertThat(said(plugin, "1s tick")).isEqualTo(3);
        plugin.drain();
        plugin.advance(Duration.ofSeconds(60));
        assertThat(said(plugin, "1s tick")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fast\":99} | $.fast: expected a whole number from 100 to 2147483647, found 99",
                "{\"slow\":\"5s\"} | $.slow: expected a whole number from 100 to 2147483647, found \"5s\"",
                "{\"fast\":1000,\"period\":1} | $.period: expected no field of that name, found 1",
            })
    void aConfigurationIsRejectedInOneLine(String config, String reason, PluginTester tester) {
        assertThat(tester.reject(config))
                .containsExactly(new LogEntry(LogLevel.ERROR, "[ticks] [nil] [nil] configuration rejected: " + reason));
    }

    private static LogEntry line(String message) {
        return new LogEntry(LogLevel.INFO, "[ticks] [nil] [nil] " + message);
    }
}
