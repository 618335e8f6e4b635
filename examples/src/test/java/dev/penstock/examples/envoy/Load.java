package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.post;

import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients of {@link Rooted} that send one request after the other until they are told to stop, over HTTP/1.1 a connection each, over HTTP/2
 * on one until Envoy wants no more on it. Upstream echoes.
 */
final class Load {
    private static final int CLIENTS = 4;
    private static final Vector<String> CHUNKS = Vector.of("one ", "two ", "three");

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Vector<CompletableFuture<Outcomes>> clients;

    private Load(int port) {
        clients = Vector.range(0, CLIENTS)
                .map(number -> CompletableFuture.supplyAsync(
                        () -> run(number % 2 == 0 ? Protocol.HTTP1 : Protocol.HTTP2, port, number)));
    }

    static Load on(Gateway gateway) {
        return new Load(gateway.envoy().port());
    }

    /** The upstream's part: the body, and what the plugin has written to the request. */
    static Answer echo(Request request) {
        return Answer.echo(request)
                .header("x-echoed-served-by", request.header("x-served-by").getOrElse("nobody"));
    }

    /** What was found so far, when every client has its last answer. */
    Outcomes end() {
        ended.set(true);
        return clients.map(CompletableFuture::join).reduce(Outcomes::and);
    }

    /**
     * What clients got.
     *
     * @param streams how many each configuration has served
     * @param faults a line each
     */
    record Outcomes(Map<String, Integer> streams, Seq<String> faults) {
        private static final Outcomes NONE = new Outcomes(TreeMap.empty(), Vector.empty());

        private Outcomes and(Outcomes other) {
            return new Outcomes(streams.merge(other.streams, Integer::sum), faults.appendAll(other.faults));
        }

        private Outcomes and(Answer answer) {
            var by = answer.header("x-answered-by").getOrElse("nobody");
            var whole = answer.ending() == Ending.COMPLETE
                    && answer.status() == 200
                    && answer.body().equals(CHUNKS.mkString())
                    && answer.header("x-echoed-served-by").contains(by);
            return and(new Outcomes(
                    TreeMap.of(by.substring(0, Math.max(0, by.indexOf(' '))), 1),
                    whole ? Vector.empty() : Vector.of("" + answer)));
        }

        @Override
        public String toString() {
            return "%d streams %s, %d faults".formatted(streams.values().sum().intValue(), streams, faults.size());
        }
    }

    private Outcomes run(Protocol protocol, int port, int number) {
        var outcomes = Outcomes.NONE;
        try (var client = Client.of(protocol, port)) {
            for (int i = 0; !ended.get(); i++) {
                var request = post("/").chunks(CHUNKS.toJavaArray(String[]::new));
                outcomes = outcomes.and(client.send(request.pause(Duration.ofMillis(5L * ((i + number) % 4)))));
            }
        }
        return outcomes;
    }
}
