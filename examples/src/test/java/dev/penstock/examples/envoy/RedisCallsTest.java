package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.core.redis.Resp;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.HostDied;
import dev.penstock.testkit.redis.RedisOverTcp;
import dev.penstock.testkit.redis.RedisServer;
import dev.penstock.testkit.redis.RedisUpstream;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** Calls of Redis on the JVM and in a compiled module. */
class RedisCallsTest {
    private static final String WRONG_TYPE = "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";

    /** Words are lines of their own; what is a line already stays. */
    private static String wire(String... parts) {
        return Vector.of(parts)
                .map(part -> part.endsWith("\n") ? part : part.replace(" ", "\r\n") + "\r\n")
                .mkString();
    }

    static Stream<PluginTester> testers() throws IOException {
        return Stream.of(
                PluginTester.onJvm(RedisSpeaker.plugin()),
                PluginTester.onModule(Files.readAllBytes(new FixtureModule("redisSpeaker").path())));
    }

    private static ConfiguredPlugin behind(PluginTester tester, RedisUpstream upstream) {
        return tester.on(Platform.HIGRESS).configure("").redis("redis", upstream);
    }

    private static String said(ConfiguredPlugin plugin, String words) {
        Seen seen = plugin.exchange(get("/").header("x-say", words));
        return seen.client().status() + " " + seen.client().body();
    }

    @ParameterizedTest
    @MethodSource("testers")
    void commandsReachARealServerAndTheirRepliesThePlugin(PluginTester tester) {
        try (RedisServer server = RedisServer.start("--requirepass", "secret");
                RedisOverTcp redis = server.upstream()) {
            ConfiguredPlugin plugin = behind(tester, redis);
            assertThat(said(plugin, "set k v")).isEqualTo("200 +OK\r\n");
            assertThat(said(plugin, "get k;incr i;incr i;llen k;get none;mget k i"))
                    .isEqualTo("200 " + wire("$1 v :1 :2", WRONG_TYPE, "$-1 *2 $1 v $1 2"));
            assertThat(plugin.host().redisOpenings()).isEqualTo(1);
            for (String score : new String[] {"0.1", "-1.5E300", "1.0E7", "123456.789", "Infinity", "2.5E-308"}) {
                assertThat(plugin.exchange(get("/").header("x-score", score))
                                .client()
                                .body())
                        .isEqualTo(score);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("testers")
    void aQuestionIsNeverAnsweredOutOfTheDatabaseOfAnother(PluginTester tester) {
        try (RedisServer server = RedisServer.start();
                RedisOverTcp redis = server.upstream()) {
            ConfiguredPlugin plugin = behind(tester, redis);
            assertThat(said(plugin, "set k zero")).isEqualTo("200 +OK\r\n");
            assertThat(plugin.exchange(get("/").header("x-database", "3").header("x-say", "set k three"))
                            .client()
                            .body())
                    .isEqualTo("+OK\r\n");
            assertThat(said(plugin, "get k")).isEqualTo("200 $4\r\nzero\r\n");
            assertThat(plugin.log()).singleElement().satisfies(line -> assertThat(line.message())
                    .contains("cluster 'redis' is used as Redis with different credentials, databases or options"));
        }
    }

    @ParameterizedTest
    @MethodSource("testers")
    void whoIsLockedOutOpensOnceMoreAndAsksOnceMore(PluginTester tester) {
        Scripted redis = new Scripted("-NOAUTH Authentication required.\r\n", "+in\r\n", "+still in\r\n");
        ConfiguredPlugin plugin = behind(tester, redis);
        assertThat(said(plugin, "get k")).isEqualTo("200 +in\r\n");
        assertThat(said(plugin, "get k")).isEqualTo("200 +still in\r\n");
        assertThat(plugin.host().redisOpenings()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("testers")
    void whoStaysLockedOutIsToldSo(PluginTester tester) {
        String refusal = "-NOAUTH Authentication required.\r\n";
        Scripted redis = new Scripted(refusal, refusal, "+no third one\r\n");
        ConfiguredPlugin plugin = behind(tester, redis);
        assertThat(said(plugin, "get k")).isEqualTo("200 " + refusal);
        assertThat(plugin.host().redisOpenings()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("testers")
    void failuresAreValues(PluginTester tester) {
        ConfiguredPlugin unknown = tester.on(Platform.HIGRESS).configure("");
        assertThat(said(unknown, "get k")).isEqualTo("503 no cluster 'redis'");
        assertThat(said(behind(tester, RedisUpstream.away()), "get k"))
                .isEqualTo("503 unreachable: the connection broke, or no reply came in time");
        assertThat(said(behind(tester, new Scripted("nonsense\r\n")), "get k"))
                .isEqualTo("503 bad answer 502: a reply of type 110");
        assertThat(said(behind(tester, new Scripted("+OK\r\n", "", "+OK\r\n")), "get k;get l;get m"))
                .startsWith("503 bad answer 502: a reply broke off after 0 bytes");
    }

    @ParameterizedTest
    @MethodSource("testers")
    void aReplyCutAnywhereIsAFailureAndNoMore(PluginTester tester) {
        String whole = "*3\r\n$3\r\na\r\n\r\n:42\r\n*-1\r\n";
        for (int cut = 0; cut < whole.length(); cut++) {
            assertThat(said(behind(tester, new Scripted(whole.substring(0, cut))), "get k"))
                    .startsWith("503 bad answer 502: ");
        }
        assertThat(said(behind(tester, new Scripted(whole)), "get k")).isEqualTo("200 " + whole);
    }

    @ParameterizedTest
    @MethodSource("testers")
    void anAnswerAfterTheClientHasLeftIsDropped(PluginTester tester) {
        ConfiguredPlugin plugin = behind(tester, RedisUpstream.answering(words -> Resp.Simple.of("late")));
        plugin.holdAnswers();
        var open = plugin.begin(get("/").header("x-say", "get k"));
        open.abandon();
        plugin.releaseAnswers();
        assertThat(said(plugin, "get k")).isEqualTo("200 +late\r\n");
        assertThat(plugin.log()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("testers")
    void theModelDiesOfAQueryThatIsNotOneCommand(PluginTester tester) {
        var host = behind(tester, RedisUpstream.away()).host();
        String command = "*1\r\n$4\r\nPING\r\n";
        assertThatThrownBy(() -> host.callRedis("redis", Bytes.utf8(command + command)))
                .isInstanceOf(HostDied.class);
        assertThatThrownBy(() -> host.callRedis("redis", Bytes.empty())).isInstanceOf(HostDied.class);
    }

    /** Envoy refuses a module that imports what it has not. */
    @Test
    void onlyAModuleThatCallsRedisKnowsOfIt() throws IOException {
        try (var files = Files.list(Path.of("target", "wasm"))) {
            for (Path file : Vector.ofAll(files)) {
                boolean calls = file.endsWith("redis-counter.wasm");
                WasmModule module = Parser.parse(Files.readAllBytes(file));
                Vector<String> imports = Vector.range(0, module.importSection().importCount())
                        .map(i -> module.importSection().getImport(i).name());
                Vector<String> exports = Vector.range(0, module.exportSection().exportCount())
                        .map(i -> module.exportSection().getExport(i).name());
                assertThat(imports.filter(name -> name.contains("redis")))
                        .as(file.toString())
                        .hasSize(calls ? 2 : 0);
                assertThat(exports.contains("proxy_on_redis_call_response"))
                        .as(file.toString())
                        .isEqualTo(calls);
            }
        }
    }

    /** Answers so, one after the other, whatever is asked. */
    private static final class Scripted implements RedisUpstream {
        private Vector<String> replies;

        Scripted(String... replies) {
            this.replies = Vector.of(replies);
        }

        @Override
        public Option<Bytes> ask(RedisAccess access, Bytes query) {
            String next = replies.head();
            replies = replies.tail();
            return Option.some(Bytes.utf8(next));
        }
    }
}
