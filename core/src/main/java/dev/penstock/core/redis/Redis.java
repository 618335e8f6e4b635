package dev.penstock.core.redis;

/**
 * The commands of Redis, each as a value: {@code Redis.setEx("session:1", "...", 60)}. A {@link RedisClient} sends them. What is a
 * text here is sent in UTF-8; each command has a form for any bytes too. Durations are whole seconds.
 *
 * <p>Arguments go in the order that they are given in, those of a map in the map's own order, insertion order in a {@code
 * LinkedHashMap}. That a value is of the wrong type, or a number of seconds not positive, the server says: the reply is a {@link
 * Resp.Failure}.
 */
public final class Redis extends SortedSetCommands {
    private Redis() {}
}
