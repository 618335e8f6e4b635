package dev.penstock.testkit.sample;

import dev.penstock.core.context.Platform;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.Expected;
import dev.penstock.testkit.envoy.RunOptions;
import dev.penstock.testkit.envoy.Samples;
import dev.penstock.testkit.envoy.Transcript;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.model.LogEntry;
import dev.penstock.testkit.redis.RedisOverTcp;
import dev.penstock.testkit.redis.RedisServer;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Runs a plugin that needs Higress in the model of it, with a real Redis behind its clusters. */
final class ModelRun {
    private final RunOptions options;
    private final Samples samples;
    private final PrintStream out;

    ModelRun(RunOptions options, Samples samples, PrintStream out) {
        this.options = options;
        this.samples = samples;
        this.out = out;
    }

    int run() {
        out.println(options.name() + " needs Higress: " + samples.higress().getOrElse("")
                + ". Its samples run in the model of Higress, with a real Redis.");
        int wrong = wrongOnes();
        int all = samples.exchanges().size();
        out.println("\n" + options.name() + ": "
                + (wrong == 0 ? "all " + all + " samples right" : wrong + " of " + all + " samples wrong"));
        return wrong == 0 ? 0 : 1;
    }

    private int wrongOnes() {
        try (RedisServer server = RedisServer.start();
                RedisOverTcp redis = server.upstream()) {
            ConfiguredPlugin plugin = PluginTester.onModule(Files.readAllBytes(options.module()))
                    .on(Platform.HIGRESS)
                    .configure(options.configuration(samples).getOrElse(""));
            samples.redis().forEach(cluster -> plugin.redis(cluster, redis));
            return samples.exchanges().count(sample -> !show(plugin, sample));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean show(ConfiguredPlugin plugin, Samples.Sample sample) {
        out.println();
        out.println("-- " + sample.name());
        int logged = plugin.log().size();
        var seen = plugin.upstream(request -> sample.answers().get("upstream").getOrElse(() -> Answer.echo(request)))
                .exchange(sample.request());
        Transcript.of(sample, seen).forEach(out::println);
        plugin.log().drop(logged).map(LogEntry::message).forEach(line -> out.println("   plugin logs      " + line));
        Expected expected = options.config().isDefined() ? Expected.NOTHING : sample.expected();
        Seq<String> differences = expected.differences(seen);
        differences.forEach(difference -> out.println("   WRONG            " + difference));
        return differences.isEmpty();
    }
}
