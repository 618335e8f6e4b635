package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on loopback that answers what is not HTTP, and closes. */
final class GarbageServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Thread serving = new Thread(this::serve, "garbage");

    private GarbageServer(ServerSocket socket) {
        this.socket = socket;
    }

    static GarbageServer start() throws IOException {
        var server = new GarbageServer(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()));
        server.serving.start();
        return server;
    }

    /** A port of loopback where nobody listens. */
    static int closedPort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().read(new byte[4_096]);
                connection.getOutputStream().write("this is not HTTP\r\n\r\n".getBytes(US_ASCII));
            } catch (IOException gone) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
