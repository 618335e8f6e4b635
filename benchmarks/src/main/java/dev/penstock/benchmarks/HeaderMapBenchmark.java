package dev.penstock.benchmarks;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.wire.HeaderMapCodec;
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

/** What does a header map cost between its wire form and its fields? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeaderMapBenchmark {
    @Param({"5", "20", "100"})
    int fields;

    private Headers headers;
    private Bytes wire;

    @Setup
    public void fill() {
        headers = Headers.empty();
        for (int i = 0; i < fields; i++) {
            headers = headers.add("x-field-" + i, "a value of some length, " + i);
        }
        wire = HeaderMapCodec.encode(headers);
    }

    @Benchmark
    public Bytes encode() {
        return HeaderMapCodec.encode(headers);
    }

    /** Every field is looked at: decoding alone makes none. */
    @Benchmark
    public int decode() {
        int octets = 0;
        for (Header field : HeaderMapCodec.decode(wire).get()) {
            octets += field.name().length() + field.value().size();
        }
        return octets;
    }
}
