package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two filters of a chain whose plugins share a VM under different configurations share nothing else. */
@Tag("envoy")
class RootsTest {
    private static final int WORKERS = 2;
    private static final int CLIENTS = 4;
    private static final String ACTIVE = "wasm.envoy.wasm.runtime.v8.active";
    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(WORKERS))
                .filter(root("a"))
                .filter(root("b").withoutStopIteration())
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    private static WasmFilter root(String tag) {
        return new FixtureModule("rooted")
                .filter()
                .inVm("root-" + tag, "vm")
                .configured("{\"_plugin_id_\":\"id-" + tag + "\",\"tag\":\"" + tag + "\"}");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void noVmDied() {
        health.assertNoVmDied();
    }

    @Test
    void bothRunInTheSameVmOfEachThread() {
        assertThat(gateway.envoy().stats(ACTIVE).get(ACTIVE))
                .as("the one that Envoy tried first, the main thread's and each worker's, as with one filter")
                .contains(2L + WORKERS);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eachHasItsOwnConfigurationAndStreams(Protocol protocol) {
        var seen = gateway.exchange(protocol, get("/"));
        var served = seen.upstream().content().headers().all("x-served-by");
        assertThat(served.map(by -> by.substring(0, 2))).containsExactly("a ", "b ");
        assertThat(seen.client().content().headers().all("x-answered-by")).containsExactlyElementsOf(served.reverse());
    }

    @Test
    void eachNumbersItsOwnStreamsInEachVm() {
        var random = new Random(7);
        var sent = Vector.fill(
                400,
                () -> random.nextInt(3) == 0 ? get("/") : get("/").header("x-to", random.nextBoolean() ? "a" : "b"));
        var before = numbers(Vector.of(get("/")), Vector.of(gateway.client(Protocol.HTTP1)));
        assertThat(before.keySet()).containsExactly("a", "b");
        var clients = Vector.fill(
                CLIENTS, () -> Client.of(Protocol.HTTP2, gateway.envoy().port()));
        try {
            numbers(sent, clients).forEach((tag, all) -> requireCounted(tag, all, expected(tag, sent)));
        } finally {
            clients.forEach(Client::close);
        }
    }

    private static int expected(String tag, Seq<Request> sent) {
        return sent.count(request -> request.header("x-to").forAll(tag::equals));
    }

    /** Sent in turn; the numbers that they were given by each root. */
    private static Map<String, Vector<Integer>> numbers(Seq<Request> sent, Seq<Client> clients) {
        Map<String, Vector<Integer>> numbers = TreeMap.empty();
        for (int i = 0; i < sent.size(); i++) {
            var answer = clients.get(i % clients.size()).send(sent.get(i));
            for (var by : answer.content().headers().all("x-answered-by")) {
                var number = Integer.parseInt(by.substring(2));
                numbers = numbers.put(by.substring(0, 1), Vector.of(number), Vector::appendAll);
            }
        }
        return numbers;
    }

    /** No VM gives a number twice, and none leaves one out. */
    private static void requireCounted(String tag, Vector<Integer> numbers, int expected) {
        assertThat(numbers).as(tag).hasSize(expected);
        var given = TreeMap.ofEntries(numbers.groupBy(number -> number).mapValues(Seq::size));
        assertThat(given.values()).as("%s: %s", tag, given).allMatch(times -> times <= WORKERS);
        var last = given.lastOption().get()._1;
        var first = given.head()._1;
        assertThat(given.size()).as("%s: %s", tag, given).isEqualTo(last - first + 1);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void eachLineNamesTheRootAndTheRequestItIsOf(Protocol protocol) {
        for (var tag : Vector.of("a", "b")) {
            var id = "request-" + tag + protocol;
            gateway.exchange(protocol, get("/").header("x-to", tag).header("x-request-id", id));
            assertThat(awaited(id).map(line -> line.plugin() + " " + line.id() + ": " + line.message()))
                    .containsExactly("rooted id-" + tag + ": served by " + tag);
        }
    }

    private static Seq<PluginLine> awaited(String request) {
        assertThat(gateway.envoy().awaitEntries(Duration.ofSeconds(5), log -> PluginLine.all(log)
                        .exists(line -> line.request().equals(request))))
                .isTrue();
        return PluginLine.all(gateway.envoy().log())
                .filter(line -> line.request().equals(request));
    }

    @Test
    void eachFindsOutForItselfWhatTheProxyCannotDo() {
        for (int i = 0; i < 20; i++) {
            gateway.client(Protocol.HTTP2).send(get("/").header("x-to", "a").header("x-keep-route", "1"));
            gateway.client(Protocol.HTTP2).send(get("/").header("x-to", "b").header("x-keep-route", "1"));
        }
        assertThat(PluginLine.all(gateway.envoy().log())
                        .filter(line -> line.message().contains("route"))
                        .map(line -> line.level() + " " + line.id()))
                .containsExactly("warning id-a", "warning id-b");
    }

    @Test
    void thatOneIsShownHeldBodiesSaysNothingOfTheOther() {
        var client = gateway.client(Protocol.HTTP2);
        var held = post("/").chunks("body").header("x-hold", "1");
        gateway.upstream().takeRequests();
        assertThat(client.send(held.header("x-to", "a")).status()).isEqualTo(200);
        assertThat(client.send(held.header("x-to", "b")).status()).isEqualTo(500);
        assertThat(gateway.upstream().takeRequests()).hasSize(1).allSatisfy(seen -> assertThat(seen.header("x-held-by"))
                .contains("a"));
        assertThat(PluginLine.all(health.complaints())
                        .filter(line -> line.message().contains("allow_on_headers_stop_iteration"))
                        .map(PluginLine::id))
                .containsOnly("id-b");
        var plain = client.send(held.header("x-to", "a"));
        assertThat(plain).extracting(Answer::status, Answer::body).containsExactly(200, "body");
    }
}
