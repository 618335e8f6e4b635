package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.number;
import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Map;

/** Keys of any type. */
public abstract sealed class KeyCommands extends RawCommands permits StringCommands {
    KeyCommands() {}

    /** Removes keys; yields how many there were: {@code del key...}. */
    public static RedisCommand del(String... keys) {
        return del(utf8(keys));
    }

    /** As {@link #del(String...)}, of any bytes. */
    public static RedisCommand del(Bytes... keys) {
        return RedisCommand.of("del").andSome("key", keys);
    }

    /** Yields how many of the keys there are: {@code exists key...}. */
    public static RedisCommand exists(String... keys) {
        return exists(utf8(keys));
    }

    /** As {@link #exists(String...)}, of any bytes. */
    public static RedisCommand exists(Bytes... keys) {
        return RedisCommand.of("exists").andSome("key", keys);
    }

    /** Has a key end after so many seconds; yields 1, or 0 where there is none: {@code expire key seconds}. */
    public static RedisCommand expire(String key, long seconds) {
        return expire(Bytes.utf8(key), seconds);
    }

    /** As {@link #expire(String, long)}, of any bytes. */
    public static RedisCommand expire(Bytes key, long seconds) {
        return RedisCommand.of("expire", key, number(seconds));
    }

    /** Has a key stay; yields 1, or 0 where it would have stayed: {@code persist key}. */
    public static RedisCommand persist(String key) {
        return persist(Bytes.utf8(key));
    }

    /** As {@link #persist(String)}, of any bytes. */
    public static RedisCommand persist(Bytes key) {
        return RedisCommand.of("persist", key);
    }

    static <K, V> Map<K, V> requireSome(String command, Map<K, V> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("Redis command '" + command + "' wants at least one entry");
        }
        return entries;
    }
}
