package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.number;
import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;

/** Lists. */
public abstract sealed class ListCommands extends StringCommands permits HashCommands {
    ListCommands() {}

    /** Yields the length: {@code llen key}. */
    public static RedisCommand llen(String key) {
        return llen(Bytes.utf8(key));
    }

    /** As {@link #llen(String)}, of any bytes. */
    public static RedisCommand llen(Bytes key) {
        return RedisCommand.of("llen", key);
    }

    /** Puts values behind a list, in their order; yields the length: {@code rpush key value...}. */
    public static RedisCommand rpush(String key, String... values) {
        return rpush(Bytes.utf8(key), utf8(values));
    }

    /** As {@link #rpush(String, String...)}, of any bytes. */
    public static RedisCommand rpush(Bytes key, Bytes... values) {
        return RedisCommand.of("rpush", key).andSome("value", values);
    }

    /** Takes the last value off a list; yields it, or null: {@code rpop key}. */
    public static RedisCommand rpop(String key) {
        return rpop(Bytes.utf8(key));
    }

    /** As {@link #rpop(String)}, of any bytes. */
    public static RedisCommand rpop(Bytes key) {
        return RedisCommand.of("rpop", key);
    }

    /** Puts values before a list, one before the other; yields the length: {@code lpush key value...}. */
    public static RedisCommand lpush(String key, String... values) {
        return lpush(Bytes.utf8(key), utf8(values));
    }

    /** As {@link #lpush(String, String...)}, of any bytes. */
    public static RedisCommand lpush(Bytes key, Bytes... values) {
        return RedisCommand.of("lpush", key).andSome("value", values);
    }

    /** Takes the first value off a list; yields it, or null: {@code lpop key}. */
    public static RedisCommand lpop(String key) {
        return lpop(Bytes.utf8(key));
    }

    /** As {@link #lpop(String)}, of any bytes. */
    public static RedisCommand lpop(Bytes key) {
        return RedisCommand.of("lpop", key);
    }

    /** Yields the value at an index, from the end where that is negative, or null: {@code lindex key index}. */
    public static RedisCommand lindex(String key, long index) {
        return lindex(Bytes.utf8(key), index);
    }

    /** As {@link #lindex(String, long)}, of any bytes. */
    public static RedisCommand lindex(Bytes key, long index) {
        return RedisCommand.of("lindex", key, number(index));
    }

    /** Yields an array of the values from one index to another, both included: {@code lrange key start stop}. */
    public static RedisCommand lrange(String key, long start, long stop) {
        return lrange(Bytes.utf8(key), start, stop);
    }

    /** As {@link #lrange(String, long, long)}, of any bytes. */
    public static RedisCommand lrange(Bytes key, long start, long stop) {
        return RedisCommand.of("lrange", key, number(start), number(stop));
    }

    /** Removes a value so many times, from the end where {@code count} is negative, all where it is 0; yields how many went: {@code lrem key count value}. */
    public static RedisCommand lrem(String key, long count, String value) {
        return lrem(Bytes.utf8(key), count, Bytes.utf8(value));
    }

    /** As {@link #lrem(String, long, String)}, of any bytes. */
    public static RedisCommand lrem(Bytes key, long count, Bytes value) {
        return RedisCommand.of("lrem", key, number(count), value);
    }

    /** Puts a value before another one; yields the length, or -1 where that is not there: {@code linsert key before pivot value}. */
    public static RedisCommand linsertBefore(String key, String pivot, String value) {
        return linsertBefore(Bytes.utf8(key), Bytes.utf8(pivot), Bytes.utf8(value));
    }

    /** As {@link #linsertBefore(String, String, String)}, of any bytes. */
    public static RedisCommand linsertBefore(Bytes key, Bytes pivot, Bytes value) {
        return RedisCommand.of("linsert", key, Bytes.utf8("before"), pivot, value);
    }

    /** Puts a value behind another one; yields the length, or -1 where that is not there: {@code linsert key after pivot value}. */
    public static RedisCommand linsertAfter(String key, String pivot, String value) {
        return linsertAfter(Bytes.utf8(key), Bytes.utf8(pivot), Bytes.utf8(value));
    }

    /** As {@link #linsertAfter(String, String, String)}, of any bytes. */
    public static RedisCommand linsertAfter(Bytes key, Bytes pivot, Bytes value) {
        return RedisCommand.of("linsert", key, Bytes.utf8("after"), pivot, value);
    }
}
