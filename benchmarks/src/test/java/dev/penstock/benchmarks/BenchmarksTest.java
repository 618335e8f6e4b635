package dev.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks measure gives what it should, and what its baseline gives. */
class BenchmarksTest {
    @ParameterizedTest
    @ValueSource(ints = {1024, 65_536})
    void theReplacementMakesWhatThatOfTheJdkMakes(int size) {
        ReplaceBenchmark benchmark = new ReplaceBenchmark();
        benchmark.size = size;
        benchmark.fill();
        assertThat(benchmark.transform())
                .isEqualTo(Bytes.copyOf(benchmark.baselineOfTheJdk()))
                .isEqualTo(Bytes.utf8(("x".repeat(61) + "new").repeat(size / 64)));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 1000})
    void theLastRuleIsThatOfTheRequest(int rules) {
        RuleBenchmark benchmark = new RuleBenchmark();
        benchmark.rules = rules;
        benchmark.setUp();
        assertThat(benchmark.theRuleOfARequest()).isEqualTo(Option.some(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 100})
    void aHeaderMapComesBackFromItsWireForm(int fields) {
        HeaderMapBenchmark benchmark = new HeaderMapBenchmark();
        benchmark.fields = fields;
        benchmark.fill();
        int overhead = 4 + fields * (8 + 2);
        assertThat(benchmark.decode()).isEqualTo(benchmark.encode().size() - overhead);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 65_536})
    void theEditMakesWhatJacksonMakes(int size) {
        JsonEditBenchmark benchmark = new JsonEditBenchmark();
        benchmark.size = size;
        benchmark.fill();
        assertThat(benchmark.edit().utf8())
                .isEqualTo(new String(benchmark.baselineOfJackson(), StandardCharsets.UTF_8))
                .endsWith("]}],\"injected\":\"value\"}".substring(2));
    }

    @ParameterizedTest
    @CsvSource({"no-op, 0", "one-header, 2", "constant-replace, 2"})
    void aStreamHasTheEffectsOfItsPlugin(String plugin, int atLeast) {
        MachineBenchmark benchmark = new MachineBenchmark();
        benchmark.plugin = plugin;
        benchmark.setUp();
        assertThat(benchmark.stream()).isGreaterThanOrEqualTo(atLeast).isLessThan(10);
    }
}
