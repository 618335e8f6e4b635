package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.number;
import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** Hashes: values with fields. */
public abstract sealed class HashCommands extends ListCommands permits SetCommands {
    HashCommands() {}

    /** Yields 1 where there is such a field, else 0: {@code hexists key field}. */
    public static RedisCommand hexists(String key, String field) {
        return hexists(Bytes.utf8(key), Bytes.utf8(field));
    }

    /** As {@link #hexists(String, String)}, of any bytes. */
    public static RedisCommand hexists(Bytes key, Bytes field) {
        return RedisCommand.of("hexists", key, field);
    }

    /** Removes fields; yields how many there were: {@code hdel key field...}. */
    public static RedisCommand hdel(String key, String... fields) {
        return hdel(Bytes.utf8(key), utf8(fields));
    }

    /** As {@link #hdel(String, String...)}, of any bytes. */
    public static RedisCommand hdel(Bytes key, Bytes... fields) {
        return RedisCommand.of("hdel", key).andSome("field", fields);
    }

    /** Yields how many fields there are: {@code hlen key}. */
    public static RedisCommand hlen(String key) {
        return hlen(Bytes.utf8(key));
    }

    /** As {@link #hlen(String)}, of any bytes. */
    public static RedisCommand hlen(Bytes key) {
        return RedisCommand.of("hlen", key);
    }

    /** Yields the value of a field, or null: {@code hget key field}. */
    public static RedisCommand hget(String key, String field) {
        return hget(Bytes.utf8(key), Bytes.utf8(field));
    }

    /** As {@link #hget(String, String)}, of any bytes. */
    public static RedisCommand hget(Bytes key, Bytes field) {
        return RedisCommand.of("hget", key, field);
    }

    /** Sets a field; yields 1 where it is new, else 0: {@code hset key field value}. */
    public static RedisCommand hset(String key, String field, String value) {
        return hset(Bytes.utf8(key), Bytes.utf8(field), Bytes.utf8(value));
    }

    /** As {@link #hset(String, String, String)}, of any bytes. */
    public static RedisCommand hset(Bytes key, Bytes field, Bytes value) {
        return RedisCommand.of("hset", key, field, value);
    }

    /** Yields an array of the values, null where there is none: {@code hmget key field...}. */
    public static RedisCommand hmget(String key, String... fields) {
        return hmget(Bytes.utf8(key), utf8(fields));
    }

    /** As {@link #hmget(String, String...)}, of any bytes. */
    public static RedisCommand hmget(Bytes key, Bytes... fields) {
        return RedisCommand.of("hmget", key).andSome("field", fields);
    }

    /** Yields an array of the names of fields: {@code hkeys key}. */
    public static RedisCommand hkeys(String key) {
        return hkeys(Bytes.utf8(key));
    }

    /** As {@link #hkeys(String)}, of any bytes. */
    public static RedisCommand hkeys(Bytes key) {
        return RedisCommand.of("hkeys", key);
    }

    /** Yields an array of the values of fields: {@code hvals key}. */
    public static RedisCommand hvals(String key) {
        return hvals(Bytes.utf8(key));
    }

    /** As {@link #hvals(String)}, of any bytes. */
    public static RedisCommand hvals(Bytes key) {
        return RedisCommand.of("hvals", key);
    }

    /** Yields an array of name, value, name, value: {@code hgetall key}. */
    public static RedisCommand hgetAll(String key) {
        return hgetAll(Bytes.utf8(key));
    }

    /** As {@link #hgetAll(String)}, of any bytes. */
    public static RedisCommand hgetAll(Bytes key) {
        return RedisCommand.of("hgetall", key);
    }

    /** Adds to a whole number in a field, which begins with 0; yields the sum: {@code hincrby key field by}. */
    public static RedisCommand hincrBy(String key, String field, long by) {
        return hincrBy(Bytes.utf8(key), Bytes.utf8(field), by);
    }

    /** As {@link #hincrBy(String, String, long)}, of any bytes. */
    public static RedisCommand hincrBy(Bytes key, Bytes field, long by) {
        return RedisCommand.of("hincrby", key, field, number(by));
    }

    /** Adds to a number in a field, which begins with 0; yields the sum as a string: {@code hincrbyfloat key field by}. */
    public static RedisCommand hincrByFloat(String key, String field, double by) {
        return hincrByFloat(Bytes.utf8(key), Bytes.utf8(field), by);
    }

    /** As {@link #hincrByFloat(String, String, double)}, of any bytes. */
    public static RedisCommand hincrByFloat(Bytes key, Bytes field, double by) {
        return RedisCommand.of("hincrbyfloat", key, field, number(by));
    }

    /**
     * Sets several fields; yields OK: {@code hmset key field value...}. In the order of the map.
     *
     * @throws IllegalArgumentException for an empty one
     */
    public static RedisCommand hmset(String key, Map<String, String> entries) {
        Map<Bytes, Bytes> bytes = LinkedHashMap.empty();
        for (Tuple2<String, String> entry : entries) {
            bytes = bytes.put(Bytes.utf8(entry._1), Bytes.utf8(entry._2));
        }
        return hmset(Bytes.utf8(key), bytes);
    }

    /** As {@link #hmset(String, Map)}, of any bytes. */
    public static RedisCommand hmset(Bytes key, Map<Bytes, Bytes> entries) {
        Bytes[] flat = new Bytes[2 * requireSome("hmset", entries).size()];
        int next = 0;
        for (Tuple2<Bytes, Bytes> entry : entries) {
            flat[next++] = entry._1;
            flat[next++] = entry._2;
        }
        return RedisCommand.of("hmset", key).and(flat);
    }
}
