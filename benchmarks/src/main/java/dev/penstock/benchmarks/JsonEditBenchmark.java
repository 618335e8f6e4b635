package dev.penstock.benchmarks;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonObjectText;
import java.io.ByteArrayOutputStream;
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
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What does it cost to check a JSON document and add a member to it, against Jackson, which reads it and writes it anew? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonEditBenchmark {
    private static final String MESSAGE =
            "{\"role\":\"user\",\"content\":\"He said \\\"now\\\",\\nthen left. Größe: 10 µm\",\"weight\":0.25,\"ids\":[1,20,300]}";

    private final JsonFactory jackson = new JsonFactory();

    @Param({"1024", "65536", "1048576"})
    int size;

    private Bytes document;
    private byte[] octets;

    @Setup
    public void fill() {
        StringBuilder text = new StringBuilder("{\"model\":\"some-model\",\"messages\":[");
        for (int end = text.length(); text.length() < size; end = text.length()) {
            text.append(end == text.length() && text.charAt(end - 1) == '[' ? "" : ",")
                    .append(MESSAGE);
        }
        octets = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        document = Bytes.copyOf(octets);
    }

    @Benchmark
    public Bytes edit() {
        return JsonObjectText.parse(document)
                .get()
                .with("injected", Json.string("value"))
                .bytes();
    }

    /** The baseline: every token is read and written. */
    @Benchmark
    public byte[] baselineOfJackson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + 64);
        try (JsonParser in = jackson.createParser(ObjectReadContext.empty(), octets);
                JsonGenerator written = jackson.createGenerator(ObjectWriteContext.empty(), out)) {
            written.writeStartObject();
            in.nextToken();
            while (in.nextToken() != null && in.streamReadContext().getNestingDepth() > 0) {
                written.copyCurrentEvent(in);
            }
            written.writeStringProperty("injected", "value");
            written.writeEndObject();
        }
        return out.toByteArray();
    }
}
