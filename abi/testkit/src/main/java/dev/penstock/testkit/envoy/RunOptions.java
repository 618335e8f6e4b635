package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How samples are to be run: {@code --name NAME --module FILE --samples FILE [--config FILE] [--envoy PATH] [--once]}.
 *
 * @param config in place of the samples' own
 * @param once whether to end after the samples
 */
public record RunOptions(
        String name, Path module, Path samples, Option<Path> config, Option<Path> envoy, boolean once) {

    /**
     * The options in a command line.
     *
     * @throws java.util.NoSuchElementException when one of the first three is missing
     */
    public static RunOptions of(String... arguments) {
        Seq<String> all = Vector.of(arguments);
        return new RunOptions(
                value(all, "--name").get(),
                value(all, "--module").map(Path::of).get(),
                value(all, "--samples").map(Path::of).get(),
                value(all, "--config").map(Path::of),
                value(all, "--envoy").map(Path::of),
                all.contains("--once"));
    }

    private static Option<String> value(Seq<String> arguments, String name) {
        var at = arguments.indexOf(name);
        return at < 0 ? Option.none() : arguments.drop(at + 1).headOption();
    }

    /** The configuration to run with, if any. */
    public Option<String> configuration(Samples own) {
        return config.map(RunOptions::text).orElse(own.config());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
