package dev.penstock.benchmarks;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.data.Unit;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.machine.Move;
import dev.penstock.core.machine.Step;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.machine.StreamState;
import dev.penstock.dsl.Plugin;
import java.util.List;
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

/** What does the machine cost for a whole stream: headers and a body of 1 KB each way, and its end? Effects are made, not performed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MachineBenchmark {
    private static final int CHUNK = 1024;

    @Param({"no-op", "one-header", "constant-replace"})
    String plugin;

    private final Sent sent = new Sent(
            Headers.empty()
                    .add(":method", "POST")
                    .add(":path", "/")
                    .add(":authority", "example.com")
                    .add("content-type", "text/plain"),
            Headers.empty().add(":status", "200").add("content-type", "text/plain"));
    private StreamMachine machine;
    private List<StreamEvent> events;

    @Setup
    public void setUp() {
        machine = machineOf(
                switch (plugin) {
                    case "no-op" -> NoOp.plugin();
                    case "one-header" -> OneHeader.plugin();
                    default -> ConstantReplace.plugin();
                });
        Bytes chunk = Bytes.utf8(("x".repeat(61) + "old").repeat(CHUNK / 64));
        events = List.of(
                new StreamEvent.HeadersArrived(Direction.REQUEST, false),
                new StreamEvent.BodyArrived(Direction.REQUEST, chunk, CHUNK, true),
                new StreamEvent.HeadersArrived(Direction.RESPONSE, false),
                new StreamEvent.BodyArrived(Direction.RESPONSE, chunk, CHUNK, true),
                new StreamEvent.Ended());
    }

    private StreamMachine machineOf(Plugin<Unit> made) {
        return made.pipeline()
                .configure()
                .apply(sent.requestHeaders(), Bytes.empty())
                .get()
                .parts()
                .ofRoot()
                .streams();
    }

    /** How many effects the stream has. */
    @Benchmark
    public int stream() {
        StreamState state = StreamState.start();
        int effects = 0;
        for (StreamEvent event : events) {
            Step.Done<Move> done = done(machine.on(state, event, sent));
            effects += done.effects().size();
            state = done.outcome().next();
        }
        return effects;
    }

    private static Step.Done<Move> done(Step<Move> step) {
        return step.match(new Step.Cases<>() {
            @Override
            public Step.Done<Move> done(Step.Done<Move> done) {
                return done;
            }

            @Override
            public Step.Done<Move> asked(Step.Asked<Move> asked) {
                throw new IllegalStateException("nothing is to be asked, got " + asked);
            }
        });
    }
}
