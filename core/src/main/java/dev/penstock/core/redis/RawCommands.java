package dev.penstock.core.redis;

import static dev.penstock.core.redis.RedisCommand.utf8;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import java.util.Locale;

/** Any command, and scripts. */
public abstract sealed class RawCommands permits KeyCommands {
    private static final List<String> OF_THE_CONNECTION = List.of(
            "auth",
            "client",
            "discard",
            "exec",
            "hello",
            "monitor",
            "multi",
            "psubscribe",
            "psync",
            "punsubscribe",
            "quit",
            "reset",
            "select",
            "ssubscribe",
            "subscribe",
            "sunsubscribe",
            "sync",
            "unsubscribe",
            "unwatch",
            "watch");

    RawCommands() {}

    /**
     * Any command by its name, with arguments as they are.
     *
     * @throws IllegalArgumentException for commands that concern the connection, which all plugins of a worker share, or that do
     *     not yield one reply each ({@code auth client discard exec hello monitor multi psubscribe psync punsubscribe quit reset
     *     select ssubscribe subscribe sunsubscribe sync unsubscribe unwatch watch}): Higress would take the next plugin's reply
     *     for this one's. Credentials and database are the client's, see {@link RedisClient}; for a transaction there is
     *     {@link #eval}
     */
    public static RedisCommand command(String name, Bytes... arguments) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("a Redis command wants a name");
        }
        for (String forbidden : OF_THE_CONNECTION) {
            if (forbidden.equals(plain)) {
                throw new IllegalArgumentException("Redis command '" + plain
                        + "' concerns the connection, which all plugins share, and cannot be sent");
            }
        }
        return RedisCommand.of(name, arguments);
    }

    /** As {@link #command(String, Bytes...)}, without arguments. */
    public static RedisCommand command(String name) {
        return command(name, new Bytes[0]);
    }

    /** As {@link #command(String, Bytes...)}, of arguments in UTF-8. */
    public static RedisCommand command(String name, String... arguments) {
        return command(name, utf8(arguments));
    }

    /**
     * Runs a script in the server, all or nothing as others see it: {@code eval script numkeys key... argument...}. In it {@code
     * KEYS[1]} is the first key, {@code ARGV[1]} the first argument.
     */
    public static RedisCommand eval(String script, List<Bytes> keys, List<Bytes> arguments) {
        return RedisCommand.of("eval", Bytes.utf8(script), RedisCommand.number(keys.size()))
                .and(keys.toJavaArray(Bytes[]::new))
                .and(arguments.toJavaArray(Bytes[]::new));
    }

    /** As {@link #eval(String, List, List)}, of one key and arguments in UTF-8. */
    public static RedisCommand eval(String script, String key, String... arguments) {
        return RedisCommand.of("eval", Bytes.utf8(script), RedisCommand.number(1), Bytes.utf8(key))
                .and(utf8(arguments));
    }
}
