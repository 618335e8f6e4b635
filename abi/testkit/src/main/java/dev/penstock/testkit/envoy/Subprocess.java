package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command that has ended: its exit code and all it printed. */
record Subprocess(Seq<String> command, int exitCode, String output) {

    private static final int NOT_STARTED = -1;

    /** Runs a command; one that can't be started or takes too long is one that failed. */
    static Subprocess run(Duration limit, Seq<String> command) {
        try {
            var output = Files.createTempFile("penstock", ".out");
            try {
                return run(limit, command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException notStarted) {
            return new Subprocess(command, NOT_STARTED, String.valueOf(notStarted.getMessage()));
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The command and how it ended, for an error message. */
    String explained() {
        var lastLines = Vector.ofAll(output.lines()).takeRight(5).mkString("\n  ");
        return command.mkString(" ") + " ended with " + exitCode + ":\n  " + lastLines;
    }

    private static Subprocess run(Duration limit, Seq<String> command, Path output) throws IOException {
        var process = new ProcessBuilder(command.asJava())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        try {
            var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            var text = new String(Files.readAllBytes(output), UTF_8);
            return ended
                    ? new Subprocess(command, process.exitValue(), text)
                    : new Subprocess(command, NOT_STARTED, text + "\nno end after " + limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Subprocess(command, NOT_STARTED, "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
