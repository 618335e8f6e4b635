package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs one plugin in Envoy, sends its samples and shows what each end saw.
 *
 * <pre>{@code
 * --name NAME --module FILE --samples FILE [--config FILE] [--envoy PATH] [--once]
 * }</pre>
 *
 * <p>With {@code --config} the samples' expectations, which are those of the samples' own configuration, do not apply: each exchange
 * must then only be answered. Without {@code --once} it stays, so that one can try requests, until it is interrupted. Exit code 0 when all was as
 * expected, 1 when not or when the plugin refused its configuration.
 */
public final class Runner {

    private static final Duration LOG_PATIENCE = Duration.ofSeconds(15);

    private final RunOptions options;
    private final Samples samples;
    private final PrintStream out;

    private Runner(RunOptions options, PrintStream out) {
        this.options = options;
        this.samples = Samples.read(options.samples());
        this.out = out;
    }

    /** Runs; the exit code. What there is to show goes to {@code out}. */
    public static int run(PrintStream out, String... arguments) {
        var options = RunOptions.of(arguments);
        try {
            return new Runner(options, out).run();
        } catch (EnvoyFailed failed) {
            out.println(refusal(options.name(), failed));
            return 1;
        }
    }

    private int run() {
        var binary = options.envoy().map(EnvoyBinary::at).getOrElse(() -> EnvoyBinary.find(out));
        out.println("starting Envoy " + binary.version() + " with " + options.name() + " "
                + configuration().getOrElse("(no configuration)") + " ...");
        try (var gateway = setup(binary).start()) {
            var wrong = samples.exchanges().map(sample -> show(gateway, sample)).count(ok -> !ok) + missingLog(gateway);
            out.println(verdict(wrong));
            if (!options.once()) {
                stay(gateway);
            }
            return wrong == 0 ? 0 : 1;
        }
    }

    private Gateway.Setup setup(EnvoyBinary binary) {
        var plain = WasmFilter.of(options.name(), options.module());
        var filter = configuration().map(plain::configured).getOrElse(plain);
        return Gateway.with(binary)
                .launch(Launch.DEFAULT)
                .clusters(samples.clusters().toJavaArray(String[]::new))
                .filter(filter)
                .configured(Bootstrap::withTrailers)
                .configured(bootstrap -> samples.routes().isEmpty()
                        ? bootstrap
                        : bootstrap.routes(samples.routes().toJavaArray(Route[]::new)))
                .configured(bootstrap ->
                        samples.accessLog().map(bootstrap::accessLog).getOrElse(bootstrap));
    }

    private Option<String> configuration() {
        return options.configuration(samples);
    }

    private boolean show(Gateway gateway, Samples.Sample sample) {
        out.println();
        out.println("-- " + sample.name() + (sample.protocol() == Protocol.HTTP1 ? " (HTTP/1.1)" : " (HTTP/2)"));
        var logged = gateway.envoy().log().size();
        var written = gateway.envoy().accessLog().size();
        answer(gateway, sample.answers());
        var seen = gateway.exchange(sample.protocol(), sample.request());
        Transcript.of(sample, seen).forEach(out::println);
        gateway.envoy()
                .log()
                .drop(logged)
                .flatMap(LogLine::plugin)
                .forEach(line -> out.println("   plugin logs      " + line));
        var accessLog = accessLog(gateway, written);
        accessLog.forEach(line -> out.println("   access log       " + line));
        var differences =
                expected(sample).differences(seen).appendAll(expected(sample).differences(accessLog));
        differences.forEach(difference -> out.println("   WRONG            " + difference));
        return differences.isEmpty();
    }

    /** The lines of the exchange, where there is an access log. */
    private Seq<String> accessLog(Gateway gateway, int before) {
        return samples.accessLog().isEmpty()
                ? Vector.empty()
                : gateway.envoy().awaitAccessLog(LOG_PATIENCE, before + 1).drop(before);
    }

    private void answer(Gateway gateway, Map<String, Answer> answers) {
        samples.clusters().prepend("upstream").forEach(cluster -> gateway.cluster(cluster)
                .answer(request -> answers.get(cluster).getOrElse(() -> Answer.echo(request))));
    }

    private Expected expected(Samples.Sample sample) {
        return options.config().isDefined() ? Expected.NOTHING : sample.expected();
    }

    private int missingLog(Gateway gateway) {
        return options.config().isDefined() ? 0 : samples.log().count(text -> !logs(gateway, text));
    }

    private boolean logs(Gateway gateway, String text) {
        var found = gateway.envoy().awaitLog(LOG_PATIENCE, line -> line.plugin().exists(said -> said.contains(text)));
        out.println(found ? "   plugin logs      " + text : "   WRONG            not logged: " + text);
        return found;
    }

    private String verdict(int wrong) {
        var all = samples.exchanges().size()
                + (options.config().isDefined() ? 0 : samples.log().size());
        var right = options.config().isDefined() ? " samples answered" : " samples right";
        var count = wrong == 0 ? "all " + all + right : wrong + " of " + all + " samples wrong";
        return "\n" + options.name() + ": " + count;
    }

    private void stay(Gateway gateway) {
        gateway.upstream().answer(Answer::echo);
        out.println("\ntry:  curl -i " + samples.curl() + (samples.curl().isEmpty() ? "" : " ") + "http://127.0.0.1:"
                + gateway.envoy().port() + "/");
        out.println("upstream echoes the request's body; the plugin's log follows; Ctrl-C ends");
        var shown = gateway.envoy().log().size();
        while (gateway.envoy().isAlive()) {
            var log = gateway.envoy().log();
            log.drop(shown).flatMap(LogLine::plugin).forEach(line -> out.println("plugin logs  " + line));
            shown = log.size();
            sleep();
        }
        throw new EnvoyFailed(
                "Envoy has died:\n  " + gateway.envoy().log().takeRight(10).mkString("\n  "));
    }

    private static String refusal(String name, EnvoyFailed failed) {
        var reasons =
                failed.log().filter(LogLine::isError).flatMap(LogLine::plugin).distinct();
        return reasons.isEmpty()
                ? failed.getMessage()
                : name + " refused its configuration:" + reasons.mkString("\n  ", "\n  ", "");
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvoyFailed("interrupted", interrupted);
        }
    }
}
