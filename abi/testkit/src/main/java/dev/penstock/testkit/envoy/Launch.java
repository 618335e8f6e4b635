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
 */
public record Launch(int concurrency, String wasmLevel, Duration patience) {

    /** Two workers, plugins' log at debug, a minute to start. */
    public static final Launch DEFAULT = new Launch(2, "debug", Duration.ofMinutes(1));

    /** That many worker threads. */
    public Launch concurrency(int workers) {
        return new Launch(workers, wasmLevel, patience);
    }

    /** Logs every call between plugins and Envoy, and its result. */
    public Launch tracing() {
        return new Launch(concurrency, "trace", patience);
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
                "--log-level",
                "info",
                "--component-log-level",
                "wasm:" + wasmLevel,
                "--log-format",
                LogLine.FORMAT);
    }
}
