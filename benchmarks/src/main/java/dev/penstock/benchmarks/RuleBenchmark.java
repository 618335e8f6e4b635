package dev.penstock.benchmarks;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.pipeline.PerStream;
import dev.penstock.core.rules.RuleReader;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to find the rule of a request among few and among many. The one that matches is the last. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleBenchmark {
    /** How many rules there are: a third each for a host, for the end of host names, for routes. */
    @Param({"6", "1000"})
    int rules;

    private PerStream<Integer> table;
    private RequestHeaders request;

    @Setup
    public void setUp() {
        String all = Vector.range(0, rules).map(this::rule).mkString(",");
        var document =
                ConfigReader.object(Bytes.utf8("{\"_rules_\":[" + all + "]}")).get();
        table = new RuleReader<Integer>(json -> Checked.of(-1), (json, above) -> Checked.of(1))
                .read(document)
                .all()
                .get()
                .table(value -> value);
        String host = "host-" + (rules - 1) + ".of.example.com:8080";
        request = new Sent(Headers.empty().add(":authority", host), Headers.empty()).requestHeaders();
    }

    private String rule(int number) {
        boolean last = number == rules - 1;
        return switch (last ? 1 : number % 3) {
            case 0 -> "{\"_match_domain_\":\"host-" + number + ".example.com\"}";
            case 1 -> "{\"_match_domain_\":\"*-" + number + ".of.example.com\"}";
            default -> "{\"_match_route_\":\"route-" + number + "\"}";
        };
    }

    @Benchmark
    public Option<Integer> theRuleOfARequest() {
        return table.of(request);
    }
}
