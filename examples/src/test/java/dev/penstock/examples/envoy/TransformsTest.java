package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Route;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.law.Chunking;
import dev.penstock.testkit.law.Chunkings;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each transform, in a module of its own in a real Envoy: a body cut at any place, in both directions, over HTTP/1.1 and HTTP/2, with
 * trailers and without, becomes what it becomes whole on the JVM. One Envoy has all modules; a request's path says which one runs.
 */
@Tag("envoy")
class TransformsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    /** The modules that compose transforms, by name: which. */
    private static final Map<String, String> COMPOSED = LinkedHashMap.of(
            "nothing", "identity",
            "events-and-more", "events,anyCase,append",
            "whole-and-more", "lines,buffered,prepend,many");

    private static final Vector<String> ALONE = Vector.of(
            "one",
            "many",
            "anyCase",
            "ends",
            "lines",
            "records",
            "text",
            "limit",
            "buffered",
            "count",
            "observe",
            "perChunk",
            "events",
            "redact",
            "values",
            "usage");

    private static Gateway gateway;
    private static EnvoyHealth health;
    private static int logged;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .launch(Launch.DEFAULT.concurrency(1))
                .upstream(Protocol.HTTP2)
                .configured(TransformsTest::configured)
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    private static Bootstrap configured(Bootstrap plain) {
        var module = new FixtureModule(TransformPlugins.class, "described").path();
        var filters = ALONE.map(name -> new FixtureModule(TransformPlugins.class, name).filter())
                .appendAll(COMPOSED.map(named -> WasmFilter.of(named._1, module).configured(steps(named._2))));
        var routes = filters.map(WasmFilter::name)
                .map(name -> Route.to(name, "*", "/" + name + "/", "upstream").running(name));
        return plain.withTrailers()
                .accessLog("%REQ(:path)% %FILTER_STATE(wasm.custom_log:PLAIN)%")
                .filters(filters.map(WasmFilter::onDemand))
                .routes(routes.toJavaArray(Route[]::new));
    }

    private static String steps(String names) {
        return "{\"steps\":\"" + names + "\"}";
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void noVmDied() {
        health.assertNoVmDied();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("one", "an old man, o oldol", "an new man, o newol"),
                Arguments.of("many", "older olds\n\nlde ol", "elder news\n* ol"),
                Arguments.of("anyCase", "OLD oLd ooLDo", "x x oxo"),
                Arguments.of("ends", "ab", "<ab>"),
                Arguments.of("lines", "a\r\nbc\n\nd\r", "a!\r\nbc!\n\nd\r!"),
                Arguments.of("records", "ab\n\ncdef\n\nxyz\n", "b\n\nef\n\nz\n"),
                Arguments.of("text", "éa👍é", "ea👍e"),
                Arguments.of("limit", "x".repeat(40), "x".repeat(40)),
                Arguments.of("buffered", "abc", "abcabc"),
                Arguments.of("count", "abc", "abc"),
                Arguments.of("observe", "a\n\nb", "a\n\nb"),
                Arguments.of("perChunk", "old o", "0ld 0"),
                Arguments.of(
                        "events",
                        "data: x\n\ndata: é\r\n\r\n: c\n\nid: 1\rdata: y\r\r",
                        "data: é\r\n\rdata: é+\n\n: c\n\nid: 1\rdata: y\r\rdata: y+\n\n"),
                Arguments.of(
                        "redact",
                        "{\"old\" : 1, \"a\":{\"old\":[\"é\"]},\"o\":[{\"old\":2}]}",
                        "{\"old\" : \"***\", \"a\":{\"old\":\"***\"},\"o\":[{\"old\":2}]}"),
                Arguments.of(
                        "values", "{\"old\": {\"x\": [1, \"é\"]}, \"o\":2}", "{\"old\": {\"x\": [1, \"é\"]}, \"o\":2}"),
                Arguments.of("usage", "{\"usage\":{\"total_tokens\":7}}", "{\"usage\":{\"total_tokens\":7}}"),
                Arguments.of("nothing", "old", "old"),
                Arguments.of("events-and-more", "data: old\n\n", "data: x\n\ndata: x+\n\nol"),
                Arguments.of("whole-and-more", "a\nb", "new\na!\nb!a!\nb!"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void howeverABodyIsCutItBecomesWhatItBecomesWholeOnTheJvm(String plugin, String sent, String expected) {
        var body = Bytes.utf8(sent);
        var jvm = onJvm(plugin, Chunking.of(sent));
        assertThat(jvm.client().body()).isEqualTo(expected);
        assertThat(jvm.upstream().body()).isEqualTo(plugin.equals("usage") ? sent : expected);
        for (var protocol : Protocol.values()) {
            var faults = exchanges(protocol, plugin, cuts(body), Chunking::in)
                    .flatMap(exchange -> exchange.differencesFrom(jvm));
            assertThat(faults.take(3)).as("%s", protocol).isEmpty();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("limit", "x".repeat(41), 413),
                Arguments.of("buffered", "x".repeat(65), 413),
                Arguments.of("lines", "a\n" + "x".repeat(65) + "\nb", 413),
                Arguments.of("records", "x".repeat(65) + "\n\nb", 413),
                Arguments.of("events", "data: " + "x".repeat(200), 413),
                Arguments.of("values", "{\"old\":\"" + "x".repeat(64) + "\"}", 413),
                Arguments.of("redact", "{\"a\":1]", 400),
                Arguments.of("redact", "{\"a\":1", 400),
                Arguments.of("whole-and-more", "a\n".repeat(40), 413));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRequestThatATransformRefusesIsAnsweredHoweverItIsCut(String plugin, String sent, int status) {
        var jvm = onJvm(plugin, Chunking.of(sent)).client();
        assertThat(jvm.status()).isEqualTo(status);
        assertThat(jvm.body()).startsWith("request body refused: ");
        for (var exchange : refused(plugin, sent, Chunking::in)) {
            var client = exchange.seen().client();
            assertThat(client.ending()).as("%s", exchange).isEqualTo(Ending.COMPLETE);
            assertThat(client.status()).as("%s", exchange).isEqualTo(status);
            assertThat(client.body()).as("%s", exchange).isEqualTo(jvm.body());
            assertThat(exchange.seen().requests()).as("%s", exchange).isEmpty();
        }
    }

    /** Its headers are with the client already. */
    @ParameterizedTest
    @MethodSource("refused")
    void aResponseThatATransformRefusesIsNeverWholeHoweverItIsCut(String plugin, String sent, int status) {
        for (var exchange : refused(plugin, sent, (cut, request) -> request)) {
            assertThat(exchange.seen().client().ending()).as("%s", exchange).isNotEqualTo(Ending.COMPLETE);
            assertThat(exchange.seen().requests()).as("%s", exchange).hasSize(1);
        }
    }

    /** Over HTTP/1.1 few of them, for Envoy closes each of those connections a second later. */
    private static Seq<Exchange> refused(String plugin, String sent, BiFunction<Chunking, Request, Request> body) {
        var cuts = cuts(Bytes.utf8(sent));
        return exchanges(Protocol.HTTP2, plugin, cuts, body)
                .appendAll(exchanges(Protocol.HTTP1, plugin, cuts.take(2).appendAll(cuts.takeRight(2)), body));
    }

    static Stream<Arguments> learned() {
        return Stream.of(
                Arguments.of("count", "a\nbc", "bytes", 4),
                Arguments.of("observe", "a\nb\n", "lines", 2),
                Arguments.of(
                        "usage",
                        "data: {\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\r\n\r\ndata: [DONE]\n\n",
                        "tokens",
                        7),
                Arguments.of("usage", "{\"model\":\"m\",\"usage\":{\"total_tokens\":12}}", "tokens", 12));
    }

    @ParameterizedTest
    @MethodSource("learned")
    void whatIsLearnedOfABodyIsTheSameHoweverItIsCut(String plugin, String sent, String name, int value) {
        for (var protocol : Protocol.values()) {
            int before = logged;
            var cuts = cuts(Bytes.utf8(sent));
            exchanges(protocol, plugin, cuts, Chunking::in);
            assertThat(gateway.envoy().awaitAccessLog(PATIENCE, logged).drop(before))
                    .hasSize(cuts.size())
                    .allMatch(line -> line.endsWith(" {\\\"" + name + "\\\":" + value + "}"), name + " is " + value);
        }
    }

    /** Whole, in two chunks in each way, byte by byte; each with trailers and without. */
    private static Vector<Chunking> cuts(Bytes body) {
        return Chunkings.everyTwoChunksOf(body)
                .append(Chunkings.oneByteAtATime(body))
                .append(Chunkings.oneByteAtATime(body).ended(Chunking.End.WITH_TRAILERS))
                .reject(cut -> cut.end() == Chunking.End.WITH_AN_EMPTY_CHUNK);
    }

    private static Seen onJvm(String plugin, Chunking body) {
        return PluginTester.onJvm(plugin(COMPOSED.containsKey(plugin) ? "described" : plugin))
                .configure(COMPOSED.get(plugin).map(TransformsTest::steps).getOrElse(""))
                .upstream(request -> body.in(answer(200)))
                .exchange(body.in(post("/")));
    }

    private static Plugin<?> plugin(String method) {
        try {
            return (Plugin<?>) TransformPlugins.class.getMethod(method).invoke(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(method, missing);
        }
    }

    private record Exchange(Chunking cut, Seen seen) {
        Seq<String> differencesFrom(Seen jvm) {
            if (seen.requests().size() != 1 || seen.client().ending() != Ending.COMPLETE) {
                return Vector.of(cut + ": " + seen);
            }
            return differences("request", seen.upstream(), jvm.upstream())
                    .appendAll(differences("response", seen.client(), jvm.client()));
        }

        private Vector<String> differences(String what, Message<?> envoy, Message<?> jvm) {
            boolean trailed = cut.end() == Chunking.End.WITH_TRAILERS;
            return envoy.body().equals(jvm.body()) && envoy.trailer("x-end").isDefined() == trailed
                    ? Vector.empty()
                    : Vector.of("the %s in %s became %s with trailers %s, on the JVM %s"
                            .formatted(what, cut, envoy.body(), envoy.content().trailers(), jvm.body()));
        }
    }

    /** One exchange for each cut, which the response's body has, and the request's if {@code body} gives it one. */
    private static Seq<Exchange> exchanges(
            Protocol downstream, String plugin, Seq<Chunking> cuts, BiFunction<Chunking, Request, Request> body) {
        logged += cuts.size();
        return cuts.grouped(AT_ONCE)
                .flatMap(batch -> atOnce(downstream, plugin, batch, body))
                .toVector();
    }

    private static Seq<Exchange> atOnce(
            Protocol downstream, String plugin, Seq<Chunking> cuts, BiFunction<Chunking, Request, Request> body) {
        Map<String, Chunking> byPath =
                LinkedHashMap.ofEntries(cuts.zipWithIndex((cut, number) -> Tuple.of("/" + plugin + "/" + number, cut)));
        gateway.upstream().takeRequests();
        gateway.upstream().answer(request -> byPath.get(request.path()).get().in(answer(200)));
        var answers =
                gateway.client(downstream).sendAll(byPath.toVector().map(sent -> body.apply(sent._2, post(sent._1))));
        var requests = gateway.upstream().takeRequests();
        return byPath.toVector()
                .zipWith(
                        answers,
                        (sent, answered) -> new Exchange(
                                sent._2,
                                new Seen(
                                        requests.filter(
                                                request -> request.path().equals(sent._1)),
                                        answered)));
    }
}
