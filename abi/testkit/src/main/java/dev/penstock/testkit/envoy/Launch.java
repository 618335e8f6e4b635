package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How Envoy is started.
 *
 * @param concurrency worker threads; each has its own VM per plugin
 * @param wasmLevel the log level of plugins and of their host, for example {@code info}; {@code trace} logs every call of the ABI
 * @param patience how long the start, which includes compiling the modules, may take
 * @param drain how long what a new configuration has replaced still serves the connections that it had
 */
public record Launch(int concurrency, String wasmLevel, Duration patience, Duration drain) {

    /** Two workers, plugins' log at debug, a minute to start; ten minutes to drain, as Envoy has it. */
    public static final Launch DEFAULT = new Launch(2, "debug", Duration.ofMinutes(1), Duration.ofMinutes(10));

    /** That many worker threads. */
    public Launch concurrency(int workers) {
        return new Launch(workers, wasmLevel, patience, drain);
    }

    /** Logs every call between plugins and Envoy, and its result. */
    public Launch tracing() {
        return new Launch(concurrency, "trace", patience, drain);
    }

    /** Plugins' log at that level. */
    public Launch wasmLevel(String level) {
        return new Launch(concurrency, level, patience, drain);
    }

    /** That long to drain, whole seconds. */
    public Launch draining(Duration time) {
        return new Launch(concurrency, wasmLevel, patience, time);
    }

    Seq<String> command(EnvoyBinary binary, Path config, Path adminAddress) {
        return Vector.of(
                binary.path().toString(),
                "-c",
                config.toString(),
                "--admin-address-path",
                adminAddress.toString(),
                "--concurrency",
                Integer.toString(concurrency),
                "--disable-hot-restart",
                "--drain-time-s",
                Long.toString(drain.toSeconds()),
                "--drain-strategy",
                "immediate",
                "--file-flush-interval-msec",
                "100",
                "--log-level",
                "info",
                "--component-log-level",
                "wasm:" + wasmLevel,
                "--log-format",
                LogLine.FORMAT);
    }
}
