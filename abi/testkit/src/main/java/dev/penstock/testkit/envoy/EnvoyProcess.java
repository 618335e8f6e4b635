package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A running Envoy. Closing it, or the end of this JVM, stops it and deletes its temporary files. Safe for use by many threads.
 */
public final class EnvoyProcess implements AutoCloseable {

    /** The access log's file in Envoy's working directory. */
    static final String ACCESS_LOG = "access.log";

    /** The file that a {@link Bootstrap#watched} listener is read from, in the same directory. */
    static final String LISTENERS = "listeners.json";

    private static final String UPDATES = "listener_manager.lds.update_";
    private static final Duration UPDATE_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 10;

    private final Process process;
    private final TempFolder folder;
    private final Thread onExit;
    private final Admin admin;
    private final int port;

    private EnvoyProcess(Process process, TempFolder folder, Launch launch) {
        this.process = process;
        this.folder = folder;
        this.onExit = new Thread(this::kill, "envoy-on-exit");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            this.admin = awaitReady(launch.patience());
            this.port = admin.listenerPort();
        } catch (EnvoyFailed failed) {
            close();
            throw failed;
        }
    }

    /** Starts with {@link Launch#DEFAULT}. */
    public static EnvoyProcess start(EnvoyBinary binary, Bootstrap bootstrap) {
        return start(binary, bootstrap, Launch.DEFAULT);
    }

    /** Starts as {@link #start(EnvoyBinary, String, Launch)} does, with the file of a watched listener where there is one. */
    public static EnvoyProcess start(EnvoyBinary binary, Bootstrap bootstrap, Launch launch) {
        return start(binary, bootstrap.json(), bootstrap.listenerFile(), launch);
    }

    /**
     * Starts Envoy and waits until it serves.
     *
     * @param bootstrap the configuration file's text, as {@link Bootstrap#json} gives it; its first listener is the one asked for its port
     * @throws EnvoyFailed when it ends before it serves, for example because a plugin refused its configuration, with the reason
     *     from its log; or when it does not serve in time
     */
    public static EnvoyProcess start(EnvoyBinary binary, String bootstrap, Launch launch) {
        return start(binary, bootstrap, Option.none(), launch);
    }

    private static EnvoyProcess start(
            EnvoyBinary binary, String bootstrap, Option<String> listenerFile, Launch launch) {
        try {
            var folder = new TempFolder();
            var config = Files.writeString(folder.path().resolve("envoy.json"), bootstrap);
            Files.writeString(folder.path().resolve(LISTENERS), listenerFile.getOrElse(""));
            var command = launch.command(binary, config, folder.path().resolve("admin"));
            var process = new ProcessBuilder(command.asJava())
                    .directory(folder.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.path().resolve("envoy.log").toFile())
                    .start();
            return new EnvoyProcess(process, folder, launch);
        } catch (IOException failed) {
            throw new EnvoyFailed(binary.path() + " does not start: " + failed.getMessage(), failed);
        }
    }

    /** Where it listens on 127.0.0.1, for HTTP/1.1 and HTTP/2 with prior knowledge. */
    public int port() {
        return port;
    }

    /** The administration interface, as {@code 127.0.0.1:port}. */
    public String adminAddress() {
        return admin.address();
    }

    /** What a GET of that path answers at the administration interface. */
    public String admin(String path) {
        return admin.get(path);
    }

    /** What a POST of that path answers at the administration interface, for example {@code /logging?wasm=trace}. */
    public String adminPost(String path) {
        return admin.post(path);
    }

    /** Counters and gauges whose name starts so; of a histogram nothing. */
    public SortedMap<String, Long> stats(String prefix) {
        return admin.stats(prefix);
    }

    /**
     * Changes the listener to that of {@code bootstrap}, and waits until Envoy has taken it.
     *
     * @param bootstrap {@linkplain Bootstrap#watched watched}, as the one Envoy was started with
     * @throws EnvoyFailed when Envoy rejects it
     */
    void update(Bootstrap bootstrap) {
        var before = stats(UPDATES);
        try {
            var written = Files.writeString(
                    folder.path().resolve("next-" + LISTENERS),
                    bootstrap.listenerFile().get());
            Files.move(written, folder.path().resolve(LISTENERS), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new EnvoyFailed("the listener's file cannot be replaced: " + failed, failed);
        }
        if (!await(UPDATE_LIMIT, () -> hasGrown(before, "success") || hasGrown(before, "rejected"))) {
            throw new EnvoyFailed("Envoy took no listener within " + UPDATE_LIMIT + ":\n" + reasons(), log());
        }
        if (hasGrown(before, "rejected")) {
            throw new EnvoyFailed("Envoy rejected the listener:\n" + reasons(), log());
        }
    }

    private boolean hasGrown(SortedMap<String, Long> before, String outcome) {
        var name = UPDATES + outcome;
        return stats(name).getOrElse(name, 0L) > before.getOrElse(name, 0L);
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** All it has logged so far; readable until {@link #close}, also when it has died. */
    public Seq<LogLine> log() {
        return LogLine.parse(read("envoy.log"));
    }

    /** The access log's lines so far. Envoy writes them every tenth of a second or so, and when it stops. */
    public Seq<String> accessLog() {
        return Vector.ofAll(read(ACCESS_LOG).lines());
    }

    /** Waits until the access log has that many lines, at most that long; those that it has then. */
    public Seq<String> awaitAccessLog(Duration limit, int lines) {
        await(limit, () -> accessLog().size() >= lines);
        return accessLog();
    }

    /** Waits until an entry of the log matches, at most that long; whether one does. */
    public boolean awaitLog(Duration limit, Predicate<? super LogLine> wanted) {
        return awaitEntries(limit, log -> log.exists(wanted));
    }

    /** Waits until the whole log so far is as wanted, at most that long; whether it is. */
    public boolean awaitEntries(Duration limit, Predicate<? super Seq<LogLine>> wanted) {
        return await(limit, () -> wanted.test(log()));
    }

    /**
     * Asks it to stop and waits for its end; its log stays readable.
     *
     * @return the exit code, 0 for a clean end
     * @throws EnvoyFailed when it had to be killed
     */
    public int stop() {
        process.destroy();
        if (!await(STOP_LIMIT, () -> !process.isAlive())) {
            process.destroyForcibly();
            throw new EnvoyFailed("Envoy did not stop within " + STOP_LIMIT, log());
        }
        return process.exitValue();
    }

    /** Stops it, by force when it does not stop by itself, and deletes its log and configuration. */
    @Override
    public void close() {
        process.destroy();
        if (!await(STOP_LIMIT, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
        folder.close();
        if (!Thread.currentThread().equals(onExit)) {
            forgetHook();
        }
    }

    private void kill() {
        process.destroyForcibly();
        await(STOP_LIMIT, () -> !process.isAlive());
        folder.close();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException shuttingDown) {
            await(STOP_LIMIT, () -> !onExit.isAlive());
        }
    }

    private Admin awaitReady(Duration patience) {
        var ready = await(patience, () -> !process.isAlive() || adminSoFar().isReady());
        if (!process.isAlive()) {
            throw new EnvoyFailed("Envoy ended with " + process.exitValue() + ":\n" + reasons(), log());
        }
        if (!ready) {
            throw new EnvoyFailed("Envoy did not serve within " + patience + ":\n" + reasons(), log());
        }
        return adminSoFar();
    }

    private Admin adminSoFar() {
        return new Admin(read("admin").strip());
    }

    private String reasons() {
        var lines = log();
        var errors = lines.filter(LogLine::isTrouble);
        return (errors.isEmpty() ? lines : errors).takeRight(10).mkString("  ", "\n  ", "");
    }

    private String read(String name) {
        Path file = folder.path().resolve(name);
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean await(Duration limit, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvoyFailed("interrupted while waiting for Envoy", interrupted);
        }
    }
}
