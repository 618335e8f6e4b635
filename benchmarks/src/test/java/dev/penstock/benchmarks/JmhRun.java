package dev.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of the pure parts, which {@code mvn test} does not: those whose name matches the system property {@code jmh}, or
 * all; with {@code jmh.out} the results are kept there as JSON.
 */
class JmhRun {
    @Test
    void measures() throws RunnerException {
        String chosen = System.getProperty("jmh", "Benchmark");
        ChainedOptionsBuilder options = new OptionsBuilder().include(chosen);
        String out = System.getProperty("jmh.out");
        if (out != null) {
            options = options.result(out).resultFormat(ResultFormatType.JSON);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        assertThat(results).as("benchmarks whose name matches " + chosen).isNotEmpty();
    }
}
