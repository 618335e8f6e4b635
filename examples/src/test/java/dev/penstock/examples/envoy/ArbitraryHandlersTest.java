package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.event.Stage;
import dev.penstock.testkit.envoy.Client;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.LogLine;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the handlers of two plugins do, in whatever phase, and however client and upstream behave: Envoy lives, no VM dies, each client
 * gets one outcome, and the requests after it are served. The system property {@code penstock.exchanges} asks for another number of
 * exchanges than 400, {@code penstock.seed} for others.
 */
@Tag("envoy")
class ArbitraryHandlersTest {
    private static final int EXCHANGES = Integer.getInteger("penstock.exchanges", 400);
    private static final long SEED = Long.getLong("penstock.seed", 20_261_122L);
    private static final int AT_ONCE = 32;
    private static final int CONNECTIONS = 4;

    /** Those that each have a handler here. */
    private static final Seq<String> STAGES =
            Vector.of(Stage.values()).remove(Stage.ANSWER).map(Stage::label);

    /** What handlers were told to do shows so; a host call that was refused, or an event out of order, would show otherwise. */
    private static final Pattern TOLD =
            Pattern.compile("[a-z ]+ failed: java\\.lang\\.(IllegalStateException: told to.*"
                    + "|NumberFormatException.*"
                    + "|ArrayIndexOutOfBoundsException.*"
                    + "|IllegalArgumentException: (value of )?header .*"
                    + "|IllegalStateException: a (request|response) that came without a body cannot be given one.*)"
                    + "|a reply with status \\d+ (came after the response headers: the stream is reset|has nobody.*)"
                    + "|this proxy (has no|cannot keep).*"
                    + "|(request|response) body ended while \\d+ bytes of it were still to be written.*"
                    + "|no queue 'steered'.*");

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void noHandlerEndsMoreThanItsOwnExchange(Protocol upstream) throws InterruptedException {
        var setup = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(upstream)
                .launch(Launch.DEFAULT.wasmLevel("warn"))
                .configured(bootstrap -> bootstrap.bufferLimit(64 << 10).withTrailers())
                .filter(new FixtureModule("steered").filter())
                .filter(new FixtureModule("steeredOpen").filter());
        try (var gateway = setup.start()) {
            var health = EnvoyHealth.of(gateway.envoy());
            var run = run(gateway);
            assertThat(run.faults().take(5))
                    .as("of %d, seed %d", run.faults().size(), SEED)
                    .isEmpty();
            requirePlainRequestsServed(gateway);
            requireNothingLeft(gateway);
            health.assertNoVmDied();
            var log = gateway.envoy().log();
            assertThat(unexpected(log).take(5)).isEmpty();
            System.out.printf("arbitrary handlers, upstream %s: %s, %s%n", upstream, run.outcomes(), failures(log));
            assertThat(failures(log).keySet()).containsExactlyInAnyOrderElementsOf(STAGES);
        }
    }

    /** What clients got, counted, and what was wrong with it. */
    private record Outcomes(Map<String, Integer> outcomes, Seq<String> faults) {}

    private static Outcomes run(Gateway gateway) {
        var all = outcomes(gateway);
        return new Outcomes(
                TreeMap.ofEntries(all.groupBy(outcome -> outcome._1).mapValues(Seq::size)),
                all.flatMap(outcome -> outcome._2));
    }

    private static Seq<Tuple2<String, Seq<String>>> outcomes(Gateway gateway) {
        Map<Protocol, Vector<Client>> clients = Vector.of(Protocol.values())
                .toLinkedMap(protocol -> Tuple.of(
                        protocol,
                        Vector.fill(
                                CONNECTIONS,
                                () -> Client.of(protocol, gateway.envoy().port()))));
        try {
            return Iterator.range(0, EXCHANGES / Protocol.values().length)
                    .map(number -> SteeredExchange.of(number, SEED))
                    .grouped(AT_ONCE)
                    .flatMap(batch -> outcomes(gateway, clients, batch))
                    .toVector();
        } finally {
            clients.values().flatMap(all -> all).forEach(Client::close);
        }
    }

    /** Runs all of them at once. */
    private static Seq<Tuple2<String, Seq<String>>> outcomes(
            Gateway gateway, Map<Protocol, Vector<Client>> clients, Seq<SteeredExchange> batch) {
        Map<String, SteeredExchange> known = batch.toMap(exchange -> "" + exchange.number(), exchange -> exchange);
        gateway.upstream().takeRequests();
        gateway.upstream()
                .answerEarly(
                        head -> of(known, head).filter(SteeredExchange::early).map(SteeredExchange::answer));
        gateway.upstream().answer(request -> of(known, request)
                .map(ArbitraryHandlersTest::delayed)
                .getOrElse(() -> Answer.answer(200).chunks("plain")));
        var answers = batch.map(exchange -> clients.get(exchange.downstream())
                .get()
                .get(exchange.number() % CONNECTIONS)
                .sendAsync(exchange.request(), exchange.leaving(), exchange.patience()));
        var outcomes = batch.zip(answers.map(CompletableFuture::join)).map(ArbitraryHandlersTest::outcome);
        return outcomes.appendAll(gateway.upstream()
                .takeRequests()
                .flatMap(request -> smuggled(known, request))
                .map(fault -> Tuple.of("smuggled", Vector.of(fault))));
    }

    private static Tuple2<String, Seq<String>> outcome(Tuple2<SteeredExchange, Answer> exchange) {
        var got = exchange._2;
        var kind = got.ending() == Ending.COMPLETE
                ? "" + got.status()
                : got.ending() + (got.status() == 0 ? "" : " later");
        return Tuple.of(kind, exchange._1.faults(got));
    }

    private static Option<SteeredExchange> of(Map<String, SteeredExchange> known, Request request) {
        return request.header("x-exchange").flatMap(known::get);
    }

    private static Answer delayed(SteeredExchange exchange) {
        try {
            TimeUnit.MILLISECONDS.sleep(exchange.delay().toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return exchange.answer();
    }

    /** A request that no client has sent, or with a field that no client has sent. */
    private static Seq<String> smuggled(Map<String, SteeredExchange> known, Request request) {
        boolean own = of(known, request)
                .exists(exchange -> exchange.request().method().equals(request.method()));
        return own && request.header("x-injected").isEmpty()
                ? Vector.empty()
                : Vector.of("upstream saw " + request.method() + " " + request.path() + " "
                        + request.content().headers());
    }

    private static void requirePlainRequestsServed(Gateway gateway) {
        gateway.upstream().answerEarly(head -> Option.none());
        gateway.upstream().answer(Answer::echo);
        for (int i = 0; i < 20; i++) {
            for (var protocol : Protocol.values()) {
                assertThat(gateway.exchange(protocol, post("/").chunks("fine"))
                                .client()
                                .body())
                        .isEqualTo("fine");
                assertThat(gateway.exchange(protocol, get("/")).client().status())
                        .isEqualTo(200);
            }
        }
    }

    private static void requireNothingLeft(Gateway gateway) throws InterruptedException {
        var active = "http.main.downstream_rq_active";
        for (int i = 0; i < 50 && gateway.envoy().stats(active).get(active).get() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(gateway.envoy().stats(active).get(active)).contains(0L);
    }

    /** The lines of failed handlers, by stage. */
    private static Map<String, Integer> failures(Seq<LogLine> log) {
        var stages = PluginLine.all(log)
                .map(said -> said.message().split(" failed: ", 2))
                .filter(parts -> parts.length == 2)
                .groupBy(parts -> parts[0]);
        return TreeMap.ofEntries(stages.mapValues(Seq::size));
    }

    private static Seq<String> unexpected(Seq<LogLine> log) {
        return log.filter(line -> line.level().equals("critical")
                        || line.message().contains("bug failure")
                        || (line.component().equals("wasm") && !isTold(line)))
                .map(LogLine::toString);
    }

    private static boolean isTold(LogLine line) {
        return PluginLine.of(line).exists(said -> TOLD.matcher(said.message()).matches());
    }
}
