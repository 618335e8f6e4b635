package dev.penstock.benchmarks;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import java.nio.charset.StandardCharsets;
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

/** What does the replacement of one word in a chunk cost on the JVM, against that of the JDK on the same text? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplaceBenchmark {
    @Param({"1024", "65536"})
    int size;

    private TransformState start;
    private Bytes chunk;
    private byte[] bytes;

    /** A chunk in which every 64th byte begins a match. */
    @Setup
    public void fill() {
        String line = "x".repeat(61) + "old";
        bytes = line.repeat(size / line.length()).getBytes(StandardCharsets.ISO_8859_1);
        chunk = Bytes.copyOf(bytes);
        start = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new")).start();
    }

    @Benchmark
    public Bytes transform() {
        return start.step(chunk).out();
    }

    /** The baseline: decode, {@link String#replace}, encode. */
    @Benchmark
    public byte[] baselineOfTheJdk() {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("old", "new")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
