package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;

/** Sets. */
public abstract sealed class SetCommands extends HashCommands permits SortedSetCommands {
    SetCommands() {}

    /** Yields how many members there are: {@code scard key}. */
    public static RedisCommand scard(String key) {
        return scard(Bytes.utf8(key));
    }

    /** As {@link #scard(String)}, of any bytes. */
    public static RedisCommand scard(Bytes key) {
        return RedisCommand.of("scard", key);
    }

    /** Adds members; yields how many are new: {@code sadd key member...}. */
    public static RedisCommand sadd(String key, String... members) {
        return sadd(Bytes.utf8(key), utf8(members));
    }

    /** As {@link #sadd(String, String...)}, of any bytes. */
    public static RedisCommand sadd(Bytes key, Bytes... members) {
        return RedisCommand.of("sadd", key).andSome("member", members);
    }

    /** Removes members; yields how many there were: {@code srem key member...}. */
    public static RedisCommand srem(String key, String... members) {
        return srem(Bytes.utf8(key), utf8(members));
    }

    /** As {@link #srem(String, String...)}, of any bytes. */
    public static RedisCommand srem(Bytes key, Bytes... members) {
        return RedisCommand.of("srem", key).andSome("member", members);
    }

    /** Yields 1 for a member, else 0: {@code sismember key member}. */
    public static RedisCommand sismember(String key, String member) {
        return sismember(Bytes.utf8(key), Bytes.utf8(member));
    }

    /** As {@link #sismember(String, String)}, of any bytes. */
    public static RedisCommand sismember(Bytes key, Bytes member) {
        return RedisCommand.of("sismember", key, member);
    }

    /** Yields an array of the members, in no order: {@code smembers key}. */
    public static RedisCommand smembers(String key) {
        return smembers(Bytes.utf8(key));
    }

    /** As {@link #smembers(String)}, of any bytes. */
    public static RedisCommand smembers(Bytes key) {
        return RedisCommand.of("smembers", key);
    }

    /** Yields an array of those of the first set that no other one has: {@code sdiff key...}. */
    public static RedisCommand sdiff(String... keys) {
        return sdiff(utf8(keys));
    }

    /** As {@link #sdiff(String...)}, of any bytes. */
    public static RedisCommand sdiff(Bytes... keys) {
        return RedisCommand.of("sdiff").andSome("key", keys);
    }

    /** Makes {@code target} the set of those of the first set that no other one has; yields how many: {@code sdiffstore target key...}. */
    public static RedisCommand sdiffstore(String target, String... keys) {
        return sdiffstore(Bytes.utf8(target), utf8(keys));
    }

    /** As {@link #sdiffstore(String, String...)}, of any bytes. */
    public static RedisCommand sdiffstore(Bytes target, Bytes... keys) {
        return RedisCommand.of("sdiffstore", target).andSome("key", keys);
    }

    /** Yields an array of those that all sets have: {@code sinter key...}. */
    public static RedisCommand sinter(String... keys) {
        return sinter(utf8(keys));
    }

    /** As {@link #sinter(String...)}, of any bytes. */
    public static RedisCommand sinter(Bytes... keys) {
        return RedisCommand.of("sinter").andSome("key", keys);
    }

    /** Makes {@code target} the set of those that all sets have; yields how many: {@code sinterstore target key...}. */
    public static RedisCommand sinterstore(String target, String... keys) {
        return sinterstore(Bytes.utf8(target), utf8(keys));
    }

    /** As {@link #sinterstore(String, String...)}, of any bytes. */
    public static RedisCommand sinterstore(Bytes target, Bytes... keys) {
        return RedisCommand.of("sinterstore", target).andSome("key", keys);
    }

    /** Yields an array of those that any of the sets has: {@code sunion key...}. */
    public static RedisCommand sunion(String... keys) {
        return sunion(utf8(keys));
    }

    /** As {@link #sunion(String...)}, of any bytes. */
    public static RedisCommand sunion(Bytes... keys) {
        return RedisCommand.of("sunion").andSome("key", keys);
    }

    /** Makes {@code target} the set of those that any of the sets has; yields how many: {@code sunionstore target key...}. */
    public static RedisCommand sunionstore(String target, String... keys) {
        return sunionstore(Bytes.utf8(target), utf8(keys));
    }

    /** As {@link #sunionstore(String, String...)}, of any bytes. */
    public static RedisCommand sunionstore(Bytes target, Bytes... keys) {
        return RedisCommand.of("sunionstore", target).andSome("key", keys);
    }
}
