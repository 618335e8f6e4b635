package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.number;
import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** Sets whose members have scores. */
public abstract sealed class SortedSetCommands extends SetCommands permits Redis {
    SortedSetCommands() {}

    /** Yields how many members there are: {@code zcard key}. */
    public static RedisCommand zcard(String key) {
        return zcard(Bytes.utf8(key));
    }

    /** As {@link #zcard(String)}, of any bytes. */
    public static RedisCommand zcard(Bytes key) {
        return RedisCommand.of("zcard", key);
    }

    /** Adds a member, or changes its score; yields 1 where it is new, else 0: {@code zadd key score member}. */
    public static RedisCommand zadd(String key, double score, String member) {
        return zadd(Bytes.utf8(key), score, Bytes.utf8(member));
    }

    /** As {@link #zadd(String, double, String)}, of any bytes. */
    public static RedisCommand zadd(Bytes key, double score, Bytes member) {
        return RedisCommand.of("zadd", key, number(score), member);
    }

    /** Yields how many members have a score from the least to the most, both included: {@code zcount key least most}. */
    public static RedisCommand zcount(String key, double least, double most) {
        return zcount(Bytes.utf8(key), least, most);
    }

    /** As {@link #zcount(String, double, double)}, of any bytes. */
    public static RedisCommand zcount(Bytes key, double least, double most) {
        return RedisCommand.of("zcount", key, number(least), number(most));
    }

    /** Adds to a score, which begins with 0; yields the sum as a string: {@code zincrby key by member}. */
    public static RedisCommand zincrBy(String key, double by, String member) {
        return zincrBy(Bytes.utf8(key), by, Bytes.utf8(member));
    }

    /** As {@link #zincrBy(String, double, String)}, of any bytes. */
    public static RedisCommand zincrBy(Bytes key, double by, Bytes member) {
        return RedisCommand.of("zincrby", key, number(by), member);
    }

    /** Yields the score as a string, or null: {@code zscore key member}. */
    public static RedisCommand zscore(String key, String member) {
        return zscore(Bytes.utf8(key), Bytes.utf8(member));
    }

    /** As {@link #zscore(String, String)}, of any bytes. */
    public static RedisCommand zscore(Bytes key, Bytes member) {
        return RedisCommand.of("zscore", key, member);
    }

    /** Yields the place of a member by score, least first, from 0, or null: {@code zrank key member}. */
    public static RedisCommand zrank(String key, String member) {
        return zrank(Bytes.utf8(key), Bytes.utf8(member));
    }

    /** As {@link #zrank(String, String)}, of any bytes. */
    public static RedisCommand zrank(Bytes key, Bytes member) {
        return RedisCommand.of("zrank", key, member);
    }

    /** Yields the place of a member by score, greatest first, from 0, or null: {@code zrevrank key member}. */
    public static RedisCommand zrevrank(String key, String member) {
        return zrevrank(Bytes.utf8(key), Bytes.utf8(member));
    }

    /** As {@link #zrevrank(String, String)}, of any bytes. */
    public static RedisCommand zrevrank(Bytes key, Bytes member) {
        return RedisCommand.of("zrevrank", key, member);
    }

    /** Removes members; yields how many there were: {@code zrem key member...}. */
    public static RedisCommand zrem(String key, String... members) {
        return zrem(Bytes.utf8(key), utf8(members));
    }

    /** As {@link #zrem(String, String...)}, of any bytes. */
    public static RedisCommand zrem(Bytes key, Bytes... members) {
        return RedisCommand.of("zrem", key).andSome("member", members);
    }

    /** Yields an array of the members from one place to another, both included, least score first: {@code zrange key start stop}. */
    public static RedisCommand zrange(String key, long start, long stop) {
        return zrange(Bytes.utf8(key), start, stop);
    }

    /** As {@link #zrange(String, long, long)}, of any bytes. */
    public static RedisCommand zrange(Bytes key, long start, long stop) {
        return RedisCommand.of("zrange", key, number(start), number(stop));
    }

    /** As {@code zrange}, greatest score first: {@code zrevrange key start stop}. */
    public static RedisCommand zrevrange(String key, long start, long stop) {
        return zrevrange(Bytes.utf8(key), start, stop);
    }

    /** As {@link #zrevrange(String, long, long)}, of any bytes. */
    public static RedisCommand zrevrange(Bytes key, long start, long stop) {
        return RedisCommand.of("zrevrange", key, number(start), number(stop));
    }

    /**
     * Adds members, or changes their scores; yields how many are new: {@code zadd key score member...}. In the order of the map.
     *
     * @throws IllegalArgumentException for an empty one
     */
    public static RedisCommand zadd(String key, Map<String, Double> entries) {
        Map<Bytes, Double> bytes = LinkedHashMap.empty();
        for (Tuple2<String, Double> entry : entries) {
            bytes = bytes.put(Bytes.utf8(entry._1), entry._2);
        }
        return zadd(Bytes.utf8(key), bytes);
    }

    /** As {@link #zadd(String, Map)}, of any bytes. */
    public static RedisCommand zadd(Bytes key, Map<Bytes, Double> entries) {
        Bytes[] flat = new Bytes[2 * requireSome("zadd", entries).size()];
        int next = 0;
        for (Tuple2<Bytes, Double> entry : entries) {
            flat[next++] = number(entry._2);
            flat[next++] = entry._1;
        }
        return RedisCommand.of("zadd", key).and(flat);
    }
}
