package dev.penstock.testkit.envoy;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Envoy's administration interface, at {@code host:port}. */
record Admin(String address) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** Whether the workers serve. */
    boolean isReady() {
        try {
            return !address.isEmpty() && get("/ready").strip().equals("LIVE");
        } catch (EnvoyFailed notYet) {
            return false;
        }
    }

    /** The port the one listener was given. */
    int listenerPort() {
        return JsonTree.read(get("/listeners?format=json"))
                .member("listener_statuses")
                .flatMap(listeners -> listeners.elements().headOption())
                .flatMap(listener -> listener.member("local_address"))
                .flatMap(local -> local.member("socket_address"))
                .flatMap(socket -> socket.member("port_value"))
                .map(JsonTree::number)
                .getOrElseThrow(() -> new EnvoyFailed("Envoy has no listener"));
    }

    /** Counters and gauges whose name starts so. */
    TreeMap<String, Long> stats(String prefix) {
        var filter = URLEncoder.encode("^" + Pattern.quote(prefix), StandardCharsets.UTF_8);
        return Vector.ofAll(get("/stats?type=All&filter=" + filter).lines())
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2 && pair[1].matches("\\d+"))
                .foldLeft(TreeMap.empty(), (stats, pair) -> stats.put(pair[0], Long.valueOf(pair[1])));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    String post(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private URI uri(String path) {
        return URI.create("http://" + address + path);
    }

    private static String send(HttpRequest.Builder request) {
        var built = request.timeout(LIMIT).build();
        try {
            return CLIENT.send(built, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new EnvoyFailed(built.uri() + ": " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvoyFailed("interrupted while asking " + built.uri(), interrupted);
        }
    }
}
