package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.number;
import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/** Values that are one string, or a number. */
public abstract sealed class StringCommands extends KeyCommands permits ListCommands {
    StringCommands() {}

    /** Yields the value, or null: {@code get key}. */
    public static RedisCommand get(String key) {
        return get(Bytes.utf8(key));
    }

    /** As {@link #get(String)}, of any bytes. */
    public static RedisCommand get(Bytes key) {
        return RedisCommand.of("get", key);
    }

    /** Sets a value, with no end; yields OK: {@code set key value}. */
    public static RedisCommand set(String key, String value) {
        return set(Bytes.utf8(key), Bytes.utf8(value));
    }

    /** As {@link #set(String, String)}, of any bytes. */
    public static RedisCommand set(Bytes key, Bytes value) {
        return RedisCommand.of("set", key, value);
    }

    /** Sets a value that ends after so many seconds; yields OK: {@code set key value ex seconds}. */
    public static RedisCommand setEx(String key, String value, long seconds) {
        return setEx(Bytes.utf8(key), Bytes.utf8(value), seconds);
    }

    /** As {@link #setEx(String, String, long)}, of any bytes. */
    public static RedisCommand setEx(Bytes key, Bytes value, long seconds) {
        return RedisCommand.of("set", key, value, Bytes.utf8("ex"), number(seconds));
    }

    /** Sets a value where there is none; yields OK, or null: {@code set key value nx}. */
    public static RedisCommand setNx(String key, String value) {
        return setNx(Bytes.utf8(key), Bytes.utf8(value));
    }

    /** As {@link #setNx(String, String)}, of any bytes. */
    public static RedisCommand setNx(Bytes key, Bytes value) {
        return RedisCommand.of("set", key, value, Bytes.utf8("nx"));
    }

    /** As {@code setNx}, and the value ends after so many seconds: {@code set key value nx ex seconds}. */
    public static RedisCommand setNx(String key, String value, long seconds) {
        return setNx(Bytes.utf8(key), Bytes.utf8(value), seconds);
    }

    /** As {@link #setNx(String, String, long)}, of any bytes. */
    public static RedisCommand setNx(Bytes key, Bytes value, long seconds) {
        return RedisCommand.of("set", key, value, Bytes.utf8("nx"), Bytes.utf8("ex"), number(seconds));
    }

    /** Yields an array of the values, null where there is none: {@code mget key...}. */
    public static RedisCommand mget(String... keys) {
        return mget(utf8(keys));
    }

    /** As {@link #mget(String...)}, of any bytes. */
    public static RedisCommand mget(Bytes... keys) {
        return RedisCommand.of("mget").andSome("key", keys);
    }

    /** Adds one to a number, which begins with 0; yields the sum: {@code incr key}. */
    public static RedisCommand incr(String key) {
        return incr(Bytes.utf8(key));
    }

    /** As {@link #incr(String)}, of any bytes. */
    public static RedisCommand incr(Bytes key) {
        return RedisCommand.of("incr", key);
    }

    /** Takes one off a number, which begins with 0; yields the difference: {@code decr key}. */
    public static RedisCommand decr(String key) {
        return decr(Bytes.utf8(key));
    }

    /** As {@link #decr(String)}, of any bytes. */
    public static RedisCommand decr(Bytes key) {
        return RedisCommand.of("decr", key);
    }

    /** Adds to a number, which begins with 0; yields the sum: {@code incrby key by}. */
    public static RedisCommand incrBy(String key, long by) {
        return incrBy(Bytes.utf8(key), by);
    }

    /** As {@link #incrBy(String, long)}, of any bytes. */
    public static RedisCommand incrBy(Bytes key, long by) {
        return RedisCommand.of("incrby", key, number(by));
    }

    /** Takes off a number, which begins with 0; yields the difference: {@code decrby key by}. */
    public static RedisCommand decrBy(String key, long by) {
        return decrBy(Bytes.utf8(key), by);
    }

    /** As {@link #decrBy(String, long)}, of any bytes. */
    public static RedisCommand decrBy(Bytes key, long by) {
        return RedisCommand.of("decrby", key, number(by));
    }

    /**
     * Sets several values; yields OK: {@code mset key value...}. In the order of the map.
     *
     * @throws IllegalArgumentException for an empty one
     */
    public static RedisCommand mset(Map<String, String> entries) {
        Map<Bytes, Bytes> bytes = LinkedHashMap.empty();
        for (Tuple2<String, String> entry : entries) {
            bytes = bytes.put(Bytes.utf8(entry._1), Bytes.utf8(entry._2));
        }
        return msetBytes(bytes);
    }

    /** As {@link #mset}, of any bytes. */
    public static RedisCommand msetBytes(Map<Bytes, Bytes> entries) {
        Bytes[] flat = new Bytes[2 * requireSome("mset", entries).size()];
        int next = 0;
        for (Tuple2<Bytes, Bytes> entry : entries) {
            flat[next++] = entry._1;
            flat[next++] = entry._2;
        }
        return RedisCommand.of("mset").and(flat);
    }
}
