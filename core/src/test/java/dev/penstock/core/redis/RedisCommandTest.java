package dev.penstock.core.redis;

import static dev.penstock.core.redis.Redis.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisCommandTest {
    private static void assertWords(RedisCommand command, String words) {
        assertThat(command.words().map(Bytes::utf8).mkString(" ")).isEqualTo(words);
    }

    @Test
    void goldenWire() {
        assertThat(Redis.setEx("k", "v\r\n", 5).wire().utf8())
                .isEqualTo("*5\r\n$3\r\nset\r\n$1\r\nk\r\n$3\r\nv\r\n\r\n$2\r\nex\r\n$1\r\n5\r\n");
        assertThat(Redis.set(Bytes.copyOf(new byte[] {0, -1}), Bytes.empty()).wire())
                .isEqualTo(Bytes.utf8("*3\r\n$3\r\nset\r\n$2\r\n")
                        .concat(Bytes.copyOf(new byte[] {0, -1}))
                        .concat(Bytes.utf8("\r\n$0\r\n\r\n")));
    }

    @Test
    void keysAndStrings() {
        assertWords(Redis.del("a", "b"), "del a b");
        assertWords(Redis.exists("a"), "exists a");
        assertWords(Redis.expire("a", 60), "expire a 60");
        assertWords(Redis.persist("a"), "persist a");
        assertWords(Redis.get("a"), "get a");
        assertWords(Redis.set("a", "1"), "set a 1");
        assertWords(Redis.setEx("k", "v", 5), "set k v ex 5");
        assertWords(Redis.setNx("k", "v"), "set k v nx");
        assertWords(Redis.setNx("k", "v", 5), "set k v nx ex 5");
        assertWords(Redis.mget("a", "b"), "mget a b");
        assertWords(Redis.mset(LinkedHashMap.of("z", "1", "a", "2", "m", "3")), "mset z 1 a 2 m 3");
        assertWords(Redis.incr("a"), "incr a");
        assertWords(Redis.decr("a"), "decr a");
        assertWords(Redis.incrBy("a", Long.MIN_VALUE), "incrby a -9223372036854775808");
        assertWords(Redis.decrBy("a", 2), "decrby a 2");
    }

    @Test
    void lists() {
        assertWords(Redis.llen("l"), "llen l");
        assertWords(Redis.rpush("l", "a", "b"), "rpush l a b");
        assertWords(Redis.rpop("l"), "rpop l");
        assertWords(Redis.lpush("l", "a", "b"), "lpush l a b");
        assertWords(Redis.lpop("l"), "lpop l");
        assertWords(Redis.lindex("l", -1), "lindex l -1");
        assertWords(Redis.lrange("l", 0, -1), "lrange l 0 -1");
        assertWords(Redis.lrem("l", -2, "a"), "lrem l -2 a");
        assertWords(Redis.linsertBefore("l", "p", "v"), "linsert l before p v");
        assertWords(Redis.linsertAfter("l", "p", "v"), "linsert l after p v");
    }

    @Test
    void hashes() {
        assertWords(Redis.hexists("h", "f"), "hexists h f");
        assertWords(Redis.hdel("h", "f", "g"), "hdel h f g");
        assertWords(Redis.hlen("h"), "hlen h");
        assertWords(Redis.hget("h", "f"), "hget h f");
        assertWords(Redis.hset("h", "f", "v"), "hset h f v");
        assertWords(Redis.hmget("h", "f", "g"), "hmget h f g");
        assertWords(Redis.hmset("h", LinkedHashMap.of("z", "1", "a", "2")), "hmset h z 1 a 2");
        assertWords(Redis.hkeys("h"), "hkeys h");
        assertWords(Redis.hvals("h"), "hvals h");
        assertWords(Redis.hgetAll("h"), "hgetall h");
        assertWords(Redis.hincrBy("h", "f", -3), "hincrby h f -3");
        assertWords(Redis.hincrByFloat("h", "f", 0.5), "hincrbyfloat h f 0.5");
    }

    @Test
    void sets() {
        assertWords(Redis.scard("s"), "scard s");
        assertWords(Redis.sadd("s", "a", "b"), "sadd s a b");
        assertWords(Redis.srem("s", "a"), "srem s a");
        assertWords(Redis.sismember("s", "a"), "sismember s a");
        assertWords(Redis.smembers("s"), "smembers s");
        assertWords(Redis.sdiff("s", "t"), "sdiff s t");
        assertWords(Redis.sdiffstore("d", "s", "t"), "sdiffstore d s t");
        assertWords(Redis.sinter("s", "t"), "sinter s t");
        assertWords(Redis.sinterstore("d", "s", "t"), "sinterstore d s t");
        assertWords(Redis.sunion("s", "t"), "sunion s t");
        assertWords(Redis.sunionstore("d", "s", "t"), "sunionstore d s t");
    }

    @Test
    void sortedSets() {
        assertWords(Redis.zcard("z"), "zcard z");
        assertWords(Redis.zadd("z", 1, "a"), "zadd z 1 a");
        assertWords(Redis.zadd("z", LinkedHashMap.of("z", 1.5, "a", -2.0)), "zadd z 1.5 z -2 a");
        assertWords(Redis.zcount("z", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), "zcount z -inf +inf");
        assertWords(Redis.zincrBy("z", 1e6, "a"), "zincrby z 1000000 a");
        assertWords(Redis.zscore("z", "a"), "zscore z a");
        assertWords(Redis.zrank("z", "a"), "zrank z a");
        assertWords(Redis.zrevrank("z", "a"), "zrevrank z a");
        assertWords(Redis.zrem("z", "a", "b"), "zrem z a b");
        assertWords(Redis.zrange("z", 0, -1), "zrange z 0 -1");
        assertWords(Redis.zrevrange("z", 0, -1), "zrevrange z 0 -1");
    }

    @Test
    void scriptsAndAnyCommand() {
        assertWords(Redis.eval("return 1", "k", "a", "b"), "eval return 1 1 k a b");
        assertWords(
                Redis.eval("return 1", List.of(Bytes.utf8("k"), Bytes.utf8("l")), List.of(Bytes.utf8("a"))),
                "eval return 1 2 k l a");
        assertWords(command("PING"), "PING");
        assertWords(command("GETRANGE", "k", "0", "1"), "GETRANGE k 0 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribe", "MONITOR", " Multi ", "hello", "select", "auth", "client", "quit"})
    void whatConcernsTheSharedConnectionCannotBeSent(String name) {
        assertThatThrownBy(() -> command(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("concerns the connection, which all plugins share, and cannot be sent");
    }

    @Test
    void whatRedisWouldRefuseForItsNumberOfArgumentsIsRefusedHere() {
        assertThatThrownBy(() -> Redis.del(new String[0])).hasMessage("Redis command 'del' wants at least one key");
        assertThatThrownBy(() -> Redis.sadd("s")).hasMessage("Redis command 'sadd' wants at least one member");
        assertThatThrownBy(() -> Redis.mset(LinkedHashMap.empty()))
                .hasMessage("Redis command 'mset' wants at least one entry");
        assertThatThrownBy(() -> Redis.zadd("z", Double.NaN, "m")).hasMessage("Redis takes no NaN for a number");
        assertThatThrownBy(() -> command(" ", "x")).hasMessage("a Redis command wants a name");
    }

    @Test
    void theInitStringIsTheOneOfHigress() {
        RedisClient client = RedisClient.of("outbound|6379||redis.static");
        assertThat(client.access())
                .isEqualTo(new RedisAccess(
                        "outbound|6379||redis.static",
                        "?buffer_flush_timeout=3&max_buffer_size_before_flush=1024",
                        "",
                        "",
                        1000));
        RedisAccess other = client.credentials("me", "secret")
                .database(2)
                .timeout(Duration.ofMillis(300))
                .flushAfter(Duration.ofMillis(5))
                .flushAt(4096)
                .access();
        assertThat(other.target())
                .isEqualTo("outbound|6379||redis.static?db=2&buffer_flush_timeout=5&max_buffer_size_before_flush=4096");
        assertThat(other.timeout()).isEqualTo(300);
        assertThat(other.username() + ":" + other.password()).isEqualTo("me:secret");
        assertThat(client.unbuffered().access().parameters())
                .isEqualTo("?buffer_flush_timeout=0&max_buffer_size_before_flush=0");
    }

    @Test
    void credentialsAndArgumentsAreNotShown() {
        RedisClient client = RedisClient.of("r").password("secret");
        assertThat(client + " " + client.access()).isEqualTo("Redis 'r' Redis 'r'");
        assertThat(Redis.set("k", "secret")).hasToString("set with 2 arguments");
    }

    @Test
    void limitsOfAClientHoldToTheMillisecond() {
        RedisClient client = RedisClient.of("r");
        assertThat(client.timeout(Duration.ofMillis(1)).access().timeout()).isEqualTo(1);
        assertThat(client.timeout(Duration.ofHours(1)).access().timeout()).isEqualTo(3_600_000);
        assertThatThrownBy(() -> client.timeout(Duration.ZERO)).hasMessageEndingWith("got 0");
        assertThatThrownBy(() -> client.timeout(Duration.ofHours(1).plusMillis(1)))
                .hasMessageEndingWith("got 3600001");
        assertThat(client.flushAfter(Duration.ZERO).flushAt(0).database(0).access())
                .isEqualTo(client.unbuffered().access());
    }

    @Test
    void aClientRefusesWhatTheHostCannotHold() {
        RedisClient client = RedisClient.of("r");
        assertThatThrownBy(() -> client.timeout(Duration.ofMillis(-1)))
                .hasMessage("timeout of Redis 'r' must be 1 to 3600000 milliseconds, got -1");
        assertThatThrownBy(() -> client.database(-1)).hasMessage("database of Redis 'r' must not be negative, got -1");
        assertThatThrownBy(() -> client.flushAt(-1))
                .hasMessage("buffer size before flush of Redis 'r' must not be negative, got -1");
    }
}
