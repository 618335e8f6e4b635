package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.envoy.Cluster;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.GrpcFrame;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unary calls of gRPC from a plugin: in the model on the JVM and in the module, and in Envoy. */
@Tag("envoy")
class GrpcCallsTest {
    private static final String BROKEN = "503  the answer broke off";
    private static final String UNREACHABLE =
            "503  unreachable: upstream connect error or disconnect/reset before headers. reset reason: ";
    private static GarbageServer garbage;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        garbage = GarbageServer.start();
        int closed = GarbageServer.closedPort();
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(Protocol.HTTP2)
                .clusters("service")
                .configured(bootstrap -> bootstrap
                        .cluster(Cluster.http2("dead", closed))
                        .cluster(Cluster.http2("garbage", garbage.port()))
                        .cluster(Cluster.empty("empty")))
                .filter(new FixtureModule("grpcCaller").filter())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        garbage.close();
    }

    private static Answer grpc() {
        return answer(200).header("content-type", "application/grpc");
    }

    private static Answer grpcAnswer(String message) {
        return grpc().chunks(GrpcFrame.of(message.getBytes(UTF_8))).trailer("grpc-status", "0");
    }

    /** What the service does, and what the client then gets of the plugin. */
    static Stream<Arguments> services() {
        return Stream.of(
                row("200 0 hi /test.v1.Echo/Say service.test plugin application/grpc", GrpcCallsTest::echo),
                row("200 0 ", request -> grpcAnswer("")),
                row("200 5 no such thing", request -> grpc().header("grpc-status", "5")
                        .header("grpc-message", "no such thing")),
                row("200 7 ", request -> grpc().header("grpc-status", "7")),
                row("200 9 not now", request -> grpc().trailer("grpc-status", "9")
                        .trailer("grpc-message", "not now")),
                row("200 14 busy", request -> grpc().trailer("grpc-status", "14")
                        .trailer("grpc-message", "busy")),
                row("503  bad answer 502: via_upstream", request -> grpc().trailer("grpc-status", "abc")),
                row("200 13 ", request -> grpc().trailer("grpc-status", "0")),
                row("200 13 ", request -> answer(200)
                        .header("content-type", "text/html")
                        .chunks("<html>")),
                row("200 13 ", request -> grpc().chunks("xy").trailer("grpc-status", "0")),
                row("200 13 ", request -> grpc().chunks("\1\0\0\0\1x").trailer("grpc-status", "0")),
                row("200 12 ", request -> answer(404).chunks("nothing here")),
                row(BROKEN, request -> answer(200).ending(Ending.RESET)),
                row(BROKEN, request -> grpc().chunks("\0\0\0").ending(Ending.RESET)),
                row("503  timed out", request -> answer(200).ending(Ending.TIMED_OUT)),
                row("503  timed out", request -> answer(0).ending(Ending.TIMED_OUT)));
    }

    private static Arguments row(String expected, Function<Request, Answer> service) {
        return Arguments.of(expected, service);
    }

    private static Answer echo(Request request) {
        return grpcAnswer(new String(GrpcFrame.message(request.bytes()).get(), UTF_8)
                + " " + request.path() + " " + request.authority() + " "
                + request.header("x-who").getOrElse("") + " "
                + request.header("content-type").getOrElse(""));
    }

    private static String shown(Seen seen) {
        return seen.client().status() + " " + seen.client().header("x-status").getOrElse("") + " "
                + seen.client().body();
    }

    private static Request said(String cluster) {
        return get("/").header("x-cluster", cluster).header("x-say", "hi");
    }

    private static String inEnvoy(String cluster) {
        return shown(gateway.exchange(said(cluster)));
    }

    /** On the JVM and in the module, which agree. */
    private static String inModel(Function<Request, Answer> service, String cluster) throws IOException {
        var module = PluginTester.onModule(Files.readAllBytes(new FixtureModule("grpcCaller").path()));
        var all = Vector.of(PluginTester.onJvm(GrpcCaller.plugin()), module)
                .map(tester -> shown(tester.configure("")
                        .cluster("service", service)
                        .clusterWithoutHosts("empty")
                        .exchange(said(cluster))));
        assertThat(all.head()).isEqualTo(all.last());
        return all.head();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatAServiceAnswersReachesThePlugin(String expected, Function<Request, Answer> service) {
        gateway.cluster("service").answer(service);
        assertThat(inEnvoy("service")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("services")
    void soItDoesInTheModel(String expected, Function<Request, Answer> service) throws IOException {
        assertThat(inModel(service, "service")).isEqualTo(expected);
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerIsAFailure() throws IOException {
        for (Ending ending : new Ending[] {Ending.RESET, Ending.CLOSED}) {
            gateway.cluster("service").answer(request -> answer(0).ending(ending));
            assertThat(inEnvoy("service")).startsWith(UNREACHABLE);
            assertThat(inModel(request -> answer(0).ending(ending), "service")).startsWith(UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "garbage"})
    void soIsAServiceThatRefusesOrSpeaksSomethingElse(String cluster) {
        assertThat(inEnvoy(cluster)).startsWith(UNREACHABLE);
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsAFailure() {
        gateway.cluster("service").answer(request -> {
            LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
            return grpcAnswer("late");
        });
        assertThat(inEnvoy("service")).isEqualTo("503  timed out");
    }

    /** The last name is protobuf by chance; given by itself, the host would misread it. */
    @ParameterizedTest
    @ValueSource(strings = {"empty", "missing", "abcdefghi"})
    void aClusterWithoutHostOrNoneIsAFailureAndTheProxyLives(String cluster) throws IOException {
        assertThat(inEnvoy(cluster)).isEqualTo("503  no healthy host in cluster '" + cluster + "'");
        assertThat(inModel(GrpcCallsTest::echo, cluster))
                .isEqualTo("503  no healthy host in cluster '" + cluster + "'");
        gateway.cluster("service").answer(GrpcCallsTest::echo);
        assertThat(inEnvoy("service")).startsWith("200 0 hi");
    }
}
