package dev.penstock.core.redis;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;

/**
 * How a plugin speaks to a Redis: which cluster, as whom, in which database. Immutable; a value of the plugin's configuration.
 * Penstock opens it when it is first used, and again where the proxy did not know the cluster yet or Redis has forgotten the
 * credentials. Of Higress only ({@code proxy_redis_init}, {@code proxy_redis_call}): Envoy loads no module that uses it.
 *
 * <p>Higress keeps one connection to each host of a cluster in each worker, for all plugins: what a client says of credentials,
 * database, timeout and buffer must be the same in all plugins that use the cluster, or each closes the others' connections.
 */
@CheckReturnValue
public final class RedisClient {
    private static final int DEFAULT_TIMEOUT = 1000;
    private static final int DEFAULT_FLUSH_MILLIS = 3;
    private static final int DEFAULT_FLUSH_BYTES = 1024;

    private final String cluster;
    private final String username;
    private final String password;
    private final int timeout;
    private final int database;
    private final int flushMillis;
    private final int flushBytes;

    private RedisClient(
            String cluster,
            String username,
            String password,
            int timeout,
            int database,
            int flushMillis,
            int flushBytes) {
        this.cluster = cluster;
        this.username = username;
        this.password = password;
        this.timeout = timeout;
        this.database = database;
        this.flushMillis = flushMillis;
        this.flushBytes = flushBytes;
    }

    /** A client of the cluster with that name, without credentials, of database 0, with 1 s for each answer. */
    public static RedisClient of(String cluster) {
        return new RedisClient(cluster, "", "", DEFAULT_TIMEOUT, 0, DEFAULT_FLUSH_MILLIS, DEFAULT_FLUSH_BYTES);
    }

    /** This client with the password of {@code requirepass}. */
    public RedisClient password(String secret) {
        return credentials("", secret);
    }

    /** This client as a user of Redis' access control list. */
    public RedisClient credentials(String user, String secret) {
        return new RedisClient(cluster, user, secret, timeout, database, flushMillis, flushBytes);
    }

    /**
     * This client with so much time for each answer, in whole milliseconds; when it has passed, all that waits for the same
     * connection fails.
     *
     * @throws IllegalArgumentException when it is less than a millisecond or over an hour
     */
    public RedisClient timeout(Duration longest) {
        int millis = millis("timeout", longest, 1);
        return new RedisClient(cluster, username, password, millis, database, flushMillis, flushBytes);
    }

    /** This client with that database selected. @throws IllegalArgumentException when it is negative */
    public RedisClient database(int number) {
        requireNatural("database", number);
        return new RedisClient(cluster, username, password, timeout, number, flushMillis, flushBytes);
    }

    /**
     * This client with commands collected for so long before they are sent, 3 ms unless said otherwise.
     *
     * @throws IllegalArgumentException when it is negative or over an hour
     */
    public RedisClient flushAfter(Duration longest) {
        int millis = millis("flush timeout", longest, 0);
        return new RedisClient(cluster, username, password, timeout, database, millis, flushBytes);
    }

    /**
     * This client with commands sent at once when there are so many bytes of them, 1024 unless said otherwise.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public RedisClient flushAt(int bytes) {
        requireNatural("buffer size before flush", bytes);
        return new RedisClient(cluster, username, password, timeout, database, flushMillis, bytes);
    }

    /** This client with each command sent at once. */
    public RedisClient unbuffered() {
        return new RedisClient(cluster, username, password, timeout, database, 0, 0);
    }

    private int millis(String what, Duration duration, int least) {
        long millis = duration.toMillis();
        if (millis < least || millis > 3_600_000) {
            throw new IllegalArgumentException(
                    what + " of Redis '" + cluster + "' must be " + least + " to 3600000 milliseconds, got " + millis);
        }
        return (int) millis;
    }

    private void requireNatural(String what, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    what + " of Redis '" + cluster + "' must not be negative, got " + number);
        }
    }

    /** What the host is told when the client is opened: {@code proxy_redis_init}. */
    public RedisAccess access() {
        String databaseChosen = database == 0 ? "" : "db=" + database + "&";
        String parameters = "?" + databaseChosen + "buffer_flush_timeout=" + flushMillis
                + "&max_buffer_size_before_flush=" + flushBytes;
        return new RedisAccess(cluster, parameters, username, password, timeout);
    }

    /** The cluster; credentials are not shown. */
    @Override
    public String toString() {
        return "Redis '" + cluster + "'";
    }
}
