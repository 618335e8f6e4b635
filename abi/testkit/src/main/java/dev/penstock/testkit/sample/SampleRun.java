package dev.penstock.testkit.sample;

import dev.penstock.testkit.envoy.RunOptions;
import dev.penstock.testkit.envoy.Runner;
import dev.penstock.testkit.envoy.Samples;
import java.io.PrintStream;

/** Runs one plugin's samples, see {@link RunOptions}. Exit code 0 when all was as expected. */
public final class SampleRun {
    private SampleRun() {}

    /** Runs, and ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** Runs; the exit code. What {@link #main} prints goes to {@code out}. */
    public static int run(PrintStream out, String... arguments) {
        RunOptions options = RunOptions.of(arguments);
        Samples samples = Samples.read(options.samples());
        return samples.higress().isDefined() ? new ModelRun(options, samples, out).run() : Runner.run(out, arguments);
    }
}
