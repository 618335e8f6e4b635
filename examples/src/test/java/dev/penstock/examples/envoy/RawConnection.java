package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A TCP connection to Envoy, for bytes that no HTTP client would send or show. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** That many characters. */
    String read(int size) {
        try {
            return new String(socket.getInputStream().readNBytes(size), ISO_8859_1);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** The start of a message, with the empty line that ends it. */
    String head() {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = read(1);
            if (next.isEmpty()) {
                return head.toString();
            }
            head.append(next);
        }
        return head.toString();
    }

    /** All that comes until Envoy closes the connection, or nothing has come for that long. */
    String rest(int quietMillis) {
        var rest = new StringBuilder();
        try {
            socket.setSoTimeout(quietMillis);
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                rest.append((char) next);
            }
        } catch (SocketTimeoutException quiet) {
            return rest.toString();
        } catch (IOException reset) {
            return rest.toString();
        }
        return rest.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
