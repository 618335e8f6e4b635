package dev.penstock.testkit.redis;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A real server of Redis on a port of loopback, which keeps nothing on disk and ends when it is closed, and at the latest with this
 * process. See {@link RedisBinary} for where it comes from.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Thread atExit;
    private final Path folder;
    private final int port;

    private RedisServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts one.
     *
     * @param options of its command line, {@code "--requirepass", "secret"} for example
     * @throws IllegalStateException when there is no such program here, or it does not start
     */
    public static RedisServer start(String... options) {
        try {
            Path folder = Files.createTempDirectory("penstock-redis");
            int port = freePort();
            RedisServer server = new RedisServer(run(folder, port, options), folder, port);
            server.awaitStart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no Redis was started", e);
        }
    }

    private static Process run(Path folder, int port, String... options) throws IOException {
        Vector<String> command = Vector.of(
                        RedisBinary.find().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        folder.toString())
                .appendAll(Vector.of(options));
        return new ProcessBuilder(command.asJava())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                String log = Files.readString(folder.resolve("log"));
                close();
                throw new IllegalStateException("Redis did not start: " + log);
            }
            pause();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis starts", e);
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The client of a proxy that speaks to it. */
    public RedisOverTcp upstream() {
        return new RedisOverTcp(port);
    }

    /** Ends it, and waits for that. Does nothing the second time. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Files.deleteIfExists(folder.resolve("log"));
            Files.deleteIfExists(folder);
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("temporary files stay in " + folder, e);
        }
    }
}
