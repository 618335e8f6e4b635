package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.redis.Redis;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.core.redis.RedisCommand;
import dev.penstock.core.redis.Resp;
import dev.penstock.core.redis.RespReader;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.redis.RedisOverTcp;
import dev.penstock.testkit.redis.RedisServer;
import dev.penstock.testkit.redis.RedisUpstream;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PluginTest(RedisCounter.class)
class RedisCounterTest {
    private static final String CLUSTER = "outbound|6379||redis.static";
    private static final RedisAccess ACCESS = new RedisAccess(CLUSTER, "", "", "", 1000);
    private static final String[] CLIENTS = {"192.0.2.7:50001", "192.0.2.7:50002", "[2001:db8::7]:50001", "/run/c.sock"
    };

    private static RedisServer server;
    private static RedisOverTcp redis;

    @BeforeAll
    @BeforeContainer
    static void startRedis() {
        server = RedisServer.start();
        redis = server.upstream();
    }

    @AfterAll
    @AfterContainer
    static void stopRedis() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        ask(Redis.command("flushall"));
    }

    private static Resp ask(RedisCommand command) {
        return RespReader.single(redis.ask(ACCESS, command.wire()).get()).get();
    }

    private static String config(int limit, int windowSeconds) {
        return "{\"cluster\":\"" + CLUSTER + "\",\"limit\":" + limit + ",\"windowSeconds\":" + windowSeconds + "}";
    }

    private static ConfiguredPlugin behind(PluginTester tester, int limit, int windowSeconds) {
        return tester.on(Platform.HIGRESS)
                .configure(config(limit, windowSeconds))
                .redis(CLUSTER, redis);
    }

    private static Seen from(ConfiguredPlugin plugin, String client) {
        plugin.host().give(Bytes.utf8(client), "source", "address");
        return plugin.exchange(get("/"));
    }

    /** A request of a client, so long after the one before. */
    record Visit(int client, int secondsLater) {}

    @Provide
    Arbitrary<java.util.List<Visit>> visits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CLIENTS.length - 1),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(6, 0),
                                net.jqwik.api.Tuple.of(1, 1),
                                net.jqwik.api.Tuple.of(1, 7)))
                .as(Visit::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 100)
    void eachClientHasItsLimitInEachWindow(@ForAll("visits") java.util.List<Visit> visits) {
        requireLimits(PluginTester.onJvm(RedisCounter.plugin()), visits);
    }

    @Property(tries = 20)
    void soItHasInTheModule(@ForAll("visits") java.util.List<Visit> visits) {
        requireLimits(PluginTester.onBuiltModule(RedisCounter.plugin()), visits);
    }

    private void requireLimits(PluginTester tester, java.util.List<Visit> visits) {
        clear();
        ConfiguredPlugin plugin = behind(tester, 3, 10);
        Map<String, Integer> passed = HashMap.empty();
        for (Visit visit : visits) {
            plugin.advance(Duration.ofSeconds(visit.secondsLater()));
            long now = plugin.host().now() / 1_000_000_000L;
            String counter = List.of("192.0.2.7", "192.0.2.7", "2001:db8::7", "/run/c.sock")
                            .get(visit.client()) + ":" + now / 10;
            int before = passed.getOrElse(counter, 0);
            Seen seen = from(plugin, CLIENTS[visit.client()]);
            Statistics.collect(before < 3);
            if (before < 3) {
                assertThat(seen.client().status()).isEqualTo(200);
                passed = passed.put(counter, before + 1);
            } else {
                assertThat(seen.client().status()).isEqualTo(429);
                assertThat(seen.client().header("retry-after")).contains(Long.toString(10 - now % 10));
                assertThat(seen.requests()).isEmpty();
            }
        }
        Statistics.coverage(coverage -> coverage.check(false).count(count -> count > 0));
        passed.keySet().forEach(counter -> assertThat(ask(Redis.command("ttl", "redis-counter:" + counter))
                        .number()
                        .get())
                .isBetween(1L, 10L));
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void portsOfOneAddressAreOneClientAndTheKeySaysItAll(PluginTester tester) {
        ConfiguredPlugin plugin = behind(tester, 1, 60);
        assertThat(from(plugin, "[2001:db8::7]:1").client().status()).isEqualTo(200);
        assertThat(from(plugin, "[2001:db8::7]:2").client().status()).isEqualTo(429);
        assertThat(ask(Redis.command("keys", "*")))
                .isEqualTo(Resp.Array.of(Resp.Bulk.of("redis-counter:2001:db8::7:" + 1_700_000_000 / 60)));
    }

    @Test
    void twoGatewaysCountTogether(PluginTester tester) {
        assertThat(from(behind(tester, 1, 60), CLIENTS[0]).client().status()).isEqualTo(200);
        assertThat(from(behind(tester, 1, 60), CLIENTS[0]).client().status()).isEqualTo(429);
    }

    @Test
    void withoutRedisAllPassWithOneWarningInAWindow(PluginTester tester) {
        ConfiguredPlugin plugin =
                tester.on(Platform.HIGRESS).configure(config(1, 60)).redis(CLUSTER, RedisUpstream.away());
        Vector.range(0, 3)
                .forEach(i ->
                        assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(200));
        assertThat(plugin.log()).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(LogLevel.WARN);
            assertThat(line.message()).contains("[redis-counter]", "requests pass uncounted", "no reply came in time");
        });
        plugin.advance(Duration.ofSeconds(60));
        Vector.range(0, 3)
                .forEach(i ->
                        assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(200));
        assertThat(plugin.log()).hasSize(2);
    }

    @Test
    void aClusterThatIsNotThereYetIsTriedAgain(PluginTester tester) {
        ConfiguredPlugin plugin = tester.on(Platform.HIGRESS).configure(config(1, 60));
        assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(200);
        assertThat(plugin.log().map(line -> line.message()))
                .singleElement()
                .asString()
                .contains("no cluster '" + CLUSTER);
        plugin.redis(CLUSTER, redis);
        assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(200);
        assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(429);
    }

    @Test
    void whatRedisRefusesIsNoReasonToRefuseARequest(PluginTester tester) {
        try (RedisServer locked = RedisServer.start("--requirepass", "secret");
                RedisOverTcp link = locked.upstream()) {
            ConfiguredPlugin plugin =
                    tester.on(Platform.HIGRESS).configure(config(1, 60)).redis(CLUSTER, link);
            assertThat(from(plugin, CLIENTS[0]).client().status()).isEqualTo(200);
            assertThat(plugin.log().map(line -> line.message()))
                    .singleElement()
                    .asString()
                    .contains("NOAUTH");
        }
    }

    @Test
    void garbageAndRepliesOfAnotherKindAreNoReasonEither(PluginTester tester) {
        for (String reply : new String[] {"+OK\r\n", "$-1\r\n", "*0\r\n", "HTTP/1.1 400\r\n", "", ":1\r\n:2\r\n"}) {
            RedisUpstream upstream = (access, query) -> Option.some(Bytes.utf8(reply));
            ConfiguredPlugin plugin =
                    tester.on(Platform.HIGRESS).configure(config(1, 60)).redis(CLUSTER, upstream);
            assertThat(from(plugin, CLIENTS[0]).client().status()).as(reply).isEqualTo(200);
            assertThat(plugin.log()).as(reply).hasSize(1);
        }
    }

    @Test
    void aConfigurationThatIsNoneIsRejected(PluginTester tester) {
        String rejected = tester.reject("{\"cluster\":\"\",\"limit\":0,\"windowSeconds\":\"1\"}")
                .head()
                .message();
        assertThat(rejected)
                .contains(
                        "[redis-counter]",
                        "$.cluster: expected a non-empty string",
                        "$.limit: expected",
                        "$.windowSeconds: expected");
    }
}
