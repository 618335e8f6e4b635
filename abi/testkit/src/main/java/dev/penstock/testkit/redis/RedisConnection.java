package dev.penstock.testkit.redis;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.core.redis.RespReader;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * One connection to a server of Redis, opened as Higress opens it: {@code AUTH} and {@code SELECT} come first where they are wanted,
 * and what the server answers to them is not looked at.
 */
final class RedisConnection implements AutoCloseable {
    private static final int MOST_READ = 16 << 10;

    private final Socket socket;

    private RedisConnection(Socket socket) {
        this.socket = socket;
    }

    /** None where it is refused. */
    static Option<RedisConnection> open(InetSocketAddress address, RedisAccess access) {
        RedisConnection connection = new RedisConnection(new Socket());
        try {
            connection.socket.setTcpNoDelay(true);
            connection.socket.setSoTimeout(access.timeout());
            connection.socket.connect(address, access.timeout());
            Seq<Bytes> greeting = greeting(access);
            return greeting.forAll(query -> connection.ask(query).isDefined())
                    ? Option.some(connection)
                    : Option.none();
        } catch (IOException refused) {
            connection.close();
            return Option.none();
        }
    }

    private static Seq<Bytes> greeting(RedisAccess access) {
        Vector<Bytes> queries = Vector.empty();
        if (!access.username().isEmpty()) {
            queries = queries.append(query("auth", access.username(), access.password()));
        } else if (!access.password().isEmpty()) {
            queries = queries.append(query("auth", access.password()));
        }
        Option<String> database = database(access.parameters());
        return database.isDefined() ? queries.append(query("select", database.get())) : queries;
    }

    private static Option<String> database(String parameters) {
        return Vector.of(parameters.substring(parameters.indexOf('?') + 1).split("&", -1))
                .find(parameter -> parameter.startsWith("db="))
                .map(parameter -> parameter.substring("db=".length()));
    }

    private static Bytes query(String... words) {
        return Vector.of(words)
                .map(word -> Bytes.utf8("$" + Bytes.utf8(word).size() + "\r\n" + word + "\r\n"))
                .foldLeft(Bytes.utf8("*" + words.length + "\r\n"), Bytes::concat);
    }

    /** The one reply to a query, as it came. None, and the connection is closed, where there is no such reply in time. */
    Option<Bytes> ask(Bytes query) {
        try {
            socket.getOutputStream().write(query.toArray());
            return read();
        } catch (IOException broken) {
            close();
            return Option.none();
        }
    }

    private Option<Bytes> read() throws IOException {
        RespReader reader = RespReader.start();
        Bytes whole = Bytes.empty();
        byte[] room = new byte[MOST_READ];
        while (reader.replies().isEmpty() && reader.garbage().isEmpty()) {
            int size = socket.getInputStream().read(room);
            if (size < 0) {
                throw new IOException("closed by the server");
            }
            Bytes chunk = Bytes.copyOf(Arrays.copyOf(room, size));
            reader = reader.read(chunk);
            whole = whole.concat(chunk);
        }
        if (reader.replies().size() != 1 || !reader.isBetweenReplies()) {
            throw new IOException("not one reply");
        }
        return Option.some(whole);
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Does nothing the second time. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
