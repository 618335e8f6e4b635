package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A server on loopback that answers each request with the same bytes, one for each character, in pieces, with a pause before each. */
final class PieceServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Duration pause;
    private final String[] pieces;

    PieceServer(Duration pause, String... pieces) throws IOException {
        this.pause = pause;
        this.pieces = pieces.clone();
        new Thread(this::serve, "pieces").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.setTcpNoDelay(true);
                while (connection.getInputStream().read(new byte[4_096]) > 0) {
                    for (String piece : pieces) {
                        Thread.sleep(pause.toMillis());
                        connection.getOutputStream().write(piece.getBytes(ISO_8859_1));
                    }
                }
            } catch (IOException gone) {
                Thread.onSpinWait();
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
