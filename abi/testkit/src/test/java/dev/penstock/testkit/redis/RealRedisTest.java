package dev.penstock.testkit.redis;

import static dev.penstock.core.redis.Redis.command;
import static dev.penstock.core.redis.Redis.eval;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.Redis;
import dev.penstock.core.redis.RedisClient;
import dev.penstock.core.redis.RedisCommand;
import dev.penstock.core.redis.Resp;
import dev.penstock.core.redis.RespReader;
import dev.penstock.core.redis.RespWriter;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real server says to each command. */
class RealRedisTest {
    private static final RedisClient CLIENT = RedisClient.of("redis");
    private static final Resp OK = Resp.Simple.of("OK");

    private static RedisServer server;
    private static Set<String> proved = LinkedHashSet.empty();
    private RedisOverTcp upstream;

    @BeforeAll
    static void startServer() {
        server = RedisServer.start();
    }

    @AfterAll
    static void everyCommandWasAsked() {
        server.close();
        assertThat(proved)
                .containsExactlyInAnyOrderElementsOf(Vector.of(Redis.class.getMethods())
                        .filter(method -> method.getReturnType() == RedisCommand.class)
                        .map(method -> method.getName())
                        .toSet());
    }

    @BeforeEach
    void clear() {
        upstream = server.upstream();
        assertThat(ask(command("flushall"))).isEqualTo(OK);
    }

    @AfterEach
    void disconnect() {
        upstream.close();
    }

    private Resp ask(RedisCommand command) {
        return ask(CLIENT, command);
    }

    private Resp ask(RedisClient client, RedisCommand command) {
        Bytes answer = upstream.ask(client.access(), command.wire()).get();
        return RespReader.single(answer).get();
    }

    private void expect(String verb, RedisCommand command, Resp reply) {
        proved = proved.add(verb);
        assertThat(ask(command)).as(verb).isEqualTo(reply);
    }

    private static Resp whole(long number) {
        return new Resp.Whole(number);
    }

    private static Resp bulk(String text) {
        return Resp.Bulk.of(text);
    }

    private static Resp array(String... texts) {
        return new Resp.Array(List.of(texts).map(Resp.Bulk::of));
    }

    @Test
    void keys() {
        expect("mset", Redis.mset(LinkedHashMap.of("a", "1", "b", "2", "c", "3")), OK);
        expect("msetBytes", Redis.msetBytes(LinkedHashMap.of(Bytes.utf8("d"), Bytes.utf8("4"))), OK);
        expect("exists", Redis.exists("a", "b", "none"), whole(2));
        expect("del", Redis.del("a", "none"), whole(1));
        expect("expire", Redis.expire("b", 100), whole(1));
        assertThat(ask(command("ttl", "b")).number().get()).isBetween(90L, 100L);
        expect("persist", Redis.persist("b"), whole(1));
        expect("persist", Redis.persist("none"), whole(0));
        expect("mget", Redis.mget("b", "a", "d"), Resp.Array.of(bulk("2"), Resp.Null.BULK, bulk("4")));
    }

    @Test
    void strings() {
        expect("get", Redis.get("k"), Resp.Null.BULK);
        expect("set", Redis.set("k", "v\r\n\0"), OK);
        expect("get", Redis.get("k"), bulk("v\r\n\0"));
        expect("setEx", Redis.setEx("k", "v", 50), OK);
        assertThat(ask(command("ttl", "k")).number().get()).isBetween(40L, 50L);
        expect("setNx", Redis.setNx("k", "w"), Resp.Null.BULK);
        expect("setNx", Redis.setNx("n", "w", 50), OK);
        assertThat(ask(command("ttl", "n")).number().get()).isBetween(40L, 50L);
        expect("incr", Redis.incr("i"), whole(1));
        expect("incrBy", Redis.incrBy("i", Long.MAX_VALUE - 1), whole(Long.MAX_VALUE));
        expect("decrBy", Redis.decrBy("i", Long.MAX_VALUE), whole(0));
        expect("decr", Redis.decr("i"), whole(-1));
        assertThat(ask(Redis.incr("k")).failure().get()).startsWith("ERR value is not an integer");
    }

    @Test
    void lists() {
        expect("rpush", Redis.rpush("l", "b", "c"), whole(2));
        expect("lpush", Redis.lpush("l", "a", "z"), whole(4));
        expect("llen", Redis.llen("l"), whole(4));
        expect("lrange", Redis.lrange("l", 0, -1), array("z", "a", "b", "c"));
        expect("lindex", Redis.lindex("l", -1), bulk("c"));
        expect("linsertBefore", Redis.linsertBefore("l", "a", "y"), whole(5));
        expect("linsertAfter", Redis.linsertAfter("l", "none", "y"), whole(-1));
        expect("linsertAfter", Redis.linsertAfter("l", "a", "y"), whole(6));
        expect("lrange", Redis.lrange("l", 0, 3), array("z", "y", "a", "y"));
        expect("lrem", Redis.lrem("l", 0, "y"), whole(2));
        expect("lpop", Redis.lpop("l"), bulk("z"));
        expect("rpop", Redis.rpop("l"), bulk("c"));
        expect("rpop", Redis.rpop("none"), Resp.Null.BULK);
    }

    @Test
    void hashes() {
        expect("hset", Redis.hset("h", "f", "1"), whole(1));
        expect("hmset", Redis.hmset("h", LinkedHashMap.of("g", "2", "e", "3")), OK);
        expect("hexists", Redis.hexists("h", "f"), whole(1));
        expect("hlen", Redis.hlen("h"), whole(3));
        expect("hget", Redis.hget("h", "none"), Resp.Null.BULK);
        expect("hmget", Redis.hmget("h", "g", "none"), Resp.Array.of(bulk("2"), Resp.Null.BULK));
        expect("hkeys", Redis.hkeys("h"), array("f", "g", "e"));
        expect("hvals", Redis.hvals("h"), array("1", "2", "3"));
        expect("hgetAll", Redis.hgetAll("h"), array("f", "1", "g", "2", "e", "3"));
        expect("hincrBy", Redis.hincrBy("h", "f", -3), whole(-2));
        expect("hincrByFloat", Redis.hincrByFloat("h", "f", 0.5), bulk("-1.5"));
        expect("hdel", Redis.hdel("h", "f", "none"), whole(1));
    }

    @Test
    void sets() {
        expect("sadd", Redis.sadd("s", "a", "b", "c"), whole(3));
        expect("sadd", Redis.sadd("t", "c"), whole(1));
        expect("scard", Redis.scard("s"), whole(3));
        expect("sismember", Redis.sismember("s", "a"), whole(1));
        expect("srem", Redis.srem("s", "a", "none"), whole(1));
        assertThat(members(Redis.smembers("s"))).containsExactlyInAnyOrder("b", "c");
        assertThat(members(Redis.sunion("s", "t"))).containsExactlyInAnyOrder("b", "c");
        proved = proved.addAll(List.of("smembers", "sunion"));
        expect("sdiff", Redis.sdiff("s", "t"), array("b"));
        expect("sdiffstore", Redis.sdiffstore("d", "s", "t"), whole(1));
        expect("sinter", Redis.sinter("s", "t"), array("c"));
        expect("sinterstore", Redis.sinterstore("d", "s", "t"), whole(1));
        expect("sunionstore", Redis.sunionstore("d", "s", "t"), whole(2));
    }

    private List<String> members(RedisCommand command) {
        return ask(command).items().get().map(item -> item.text().get()).toList();
    }

    @Test
    void sortedSets() {
        expect("zadd", Redis.zadd("z", LinkedHashMap.of("b", 2.5, "a", -1.0, "c", 1e20)), whole(3));
        expect("zadd", Redis.zadd("z", Double.POSITIVE_INFINITY, "d"), whole(1));
        expect("zcard", Redis.zcard("z"), whole(4));
        expect("zcount", Redis.zcount("z", Double.NEGATIVE_INFINITY, 2.5), whole(2));
        expect("zincrBy", Redis.zincrBy("z", 1e-7, "a"), bulk("-0.99999990000000005"));
        expect("zscore", Redis.zscore("z", "b"), bulk("2.5"));
        assertThat(ask(Redis.zscore("z", "c")).decimal()).contains(1e20);
        assertThat(ask(Redis.zscore("z", "d")).decimal()).contains(Double.POSITIVE_INFINITY);
        expect("zrank", Redis.zrank("z", "c"), whole(2));
        expect("zrank", Redis.zrank("z", "none"), Resp.Null.BULK);
        expect("zrevrank", Redis.zrevrank("z", "d"), whole(0));
        expect("zrange", Redis.zrange("z", 0, -1), array("a", "b", "c", "d"));
        expect("zrevrange", Redis.zrevrange("z", 0, 1), array("d", "c"));
        expect("zrem", Redis.zrem("z", "a", "none"), whole(1));
    }

    @Test
    void scriptsAndAnyCommand() {
        expect(
                "eval",
                eval("return {KEYS[1], ARGV[1], {1, ARGV[2]}}", "k", "x", "y"),
                Resp.Array.of(bulk("k"), bulk("x"), Resp.Array.of(whole(1), bulk("y"))));
        expect(
                "eval",
                eval(
                        "return redis.call('SET', KEYS[2], ARGV[1])",
                        List.of(Bytes.utf8("k"), Bytes.utf8("l")),
                        List.of(Bytes.utf8("v"))),
                OK);
        expect("command", command("GETRANGE", "l", "0", "0"), bulk("v"));
        assertThat(((Resp.Failure) ask(Redis.llen("l"))).code()).isEqualTo("WRONGTYPE");
        assertThat(((Resp.Failure) ask(command("nonesuch", "x"))).code()).isEqualTo("ERR");
    }

    @Test
    void anyBytesComeBackAsTheyWent() {
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Bytes value = Bytes.adopt(all);
        assertThat(ask(Redis.set(value.slice(0, 256), value))).isEqualTo(OK);
        assertThat(ask(Redis.get(value.slice(0, 256))).bytes()).contains(value);
    }

    @Test
    void databasesAreApart() {
        ask(CLIENT.database(3), Redis.set("k", "of 3"));
        assertThat(ask(Redis.get("k"))).isEqualTo(Resp.Null.BULK);
        assertThat(ask(CLIENT.database(3), Redis.get("k"))).isEqualTo(bulk("of 3"));
    }

    @Test
    void credentialsAreChecked() {
        try (RedisServer locked =
                        RedisServer.start("--requirepass", "secret", "--user", "me", "on", ">mine", "~*", "+@all");
                RedisOverTcp link = locked.upstream()) {
            upstream.close();
            upstream = link;
            assertThat(((Resp.Failure) ask(Redis.get("k"))).code()).isEqualTo("NOAUTH");
            assertThat(((Resp.Failure) ask(CLIENT.password("wrong"), Redis.get("k"))).code())
                    .isEqualTo("NOAUTH");
            assertThat(ask(CLIENT.password("secret"), Redis.set("k", "v"))).isEqualTo(OK);
            assertThat(ask(CLIENT.credentials("me", "mine"), Redis.get("k"))).isEqualTo(bulk("v"));
        }
    }

    @Test
    void aServerThatIsGoneFailsTheQuery() {
        RedisServer mortal = RedisServer.start();
        RedisOverTcp link = mortal.upstream();
        assertThat(link.ask(CLIENT.access(), Redis.incr("i").wire())).contains(RespWriter.reply(whole(1)));
        mortal.close();
        assertThat(link.ask(CLIENT.access(), Redis.incr("i").wire())).isEmpty();
        link.close();
    }

    @Test
    void aServerThatIsTooSlowFailsTheQueryAndIsAskedAgainOverAnotherConnection() {
        RedisClient hasty = CLIENT.timeout(Duration.ofMillis(100));
        RedisCommand slow = command("blpop", "none", "0.3");
        assertThat(upstream.ask(hasty.access(), slow.wire())).isEmpty();
        assertThat(ask(CLIENT, Redis.exists("k"))).isEqualTo(whole(0));
    }
}
