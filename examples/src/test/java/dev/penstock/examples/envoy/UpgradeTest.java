package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.EnvoyProcess;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What follows an upgrade is no body. */
@Tag("envoy")
class UpgradeTest {
    private static final int PATIENCE_MILLIS = 10_000;

    @Test
    void anUpgradedConnectionPassesUntouchedInBothDirections() throws Exception {
        var binary = EnvoyBinary.find(System.out);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var upstream = CompletableFuture.supplyAsync(
                    () -> Try.of(() -> upgradeAndAnswer(server)).get());
            var bootstrap = Bootstrap.to(Cluster.http1("upstream", server.getLocalPort()))
                    .filter(Replacement.LONGER.filter());
            try (var envoy = EnvoyProcess.start(binary, bootstrap);
                    var client = new Socket(InetAddress.getLoopbackAddress(), envoy.port())) {
                var health = EnvoyHealth.of(envoy);
                client.setSoTimeout(PATIENCE_MILLIS);
                send(client, "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
                assertThat(head(client.getInputStream())).startsWith("HTTP/1.1 101 ");
                send(client, "an ol");
                assertThat(text(client.getInputStream(), 3)).isEqualTo("old");
                send(client, "d hat");
                assertThat(upstream.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("an old hat");
                assertThat(health.complaints()).isEmpty();
            }
        }
    }

    /** Accepts, sends {@code old} once the first bytes have come, and says what came in all. */
    private static String upgradeAndAnswer(ServerSocket server) throws IOException {
        try (var socket = server.accept()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            head(socket.getInputStream());
            send(socket, "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
            var first = text(socket.getInputStream(), 5);
            send(socket, "old");
            return first + text(socket.getInputStream(), 5);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String text(InputStream in, int size) throws IOException {
        return new String(in.readNBytes(size), US_ASCII);
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(text(in, 1));
        }
        return head.toString();
    }
}
