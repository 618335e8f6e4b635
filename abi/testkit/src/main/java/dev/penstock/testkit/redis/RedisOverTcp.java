package dev.penstock.testkit.redis;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The client that Higress has for a cluster of one host: a connection that is opened with the first query, and anew where it was
 * closed or another access is wanted.
 */
public final class RedisOverTcp implements RedisUpstream, AutoCloseable {
    private final InetSocketAddress address;
    private Option<RedisConnection> connection = Option.none();
    private Option<RedisAccess> openedWith = Option.none();

    /** Speaks to what listens there on loopback. */
    public RedisOverTcp(int port) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public Option<Bytes> ask(RedisAccess access, Bytes query) {
        if (!openedWith.contains(access) || !connection.exists(RedisConnection::isOpen)) {
            close();
            connection = RedisConnection.open(address, access);
            openedWith = Option.some(access);
        }
        return connection.flatMap(open -> open.ask(query));
    }

    @Override
    public void close() {
        connection.forEach(RedisConnection::close);
        connection = Option.none();
    }
}
