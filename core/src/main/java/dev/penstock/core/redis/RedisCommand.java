package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;

/**
 * One command with its arguments, which yields one {@link Resp}. Immutable; made by {@link Redis}. Arguments are sent as they
 * are, whatever bytes they hold: nothing in them can begin another command.
 */
public final class RedisCommand {
    private final Bytes[] words;

    private RedisCommand(Bytes... words) {
        this.words = words;
    }

    static RedisCommand of(String name, Bytes... arguments) {
        return new RedisCommand(Bytes.utf8(name)).and(arguments);
    }

    /** This command with further arguments. */
    RedisCommand and(Bytes... arguments) {
        Bytes[] all = new Bytes[words.length + arguments.length];
        System.arraycopy(words, 0, all, 0, words.length);
        for (int i = 0; i < arguments.length; i++) {
            all[words.length + i] = arguments[i].owned();
        }
        return new RedisCommand(all);
    }

    /** As {@link #and}, where at least one is wanted. @throws IllegalArgumentException when there is none */
    RedisCommand andSome(String what, Bytes... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("Redis command '" + name() + "' wants at least one " + what);
        }
        return and(arguments);
    }

    static Bytes[] utf8(String... texts) {
        Bytes[] bytes = new Bytes[texts.length];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = Bytes.utf8(texts[i]);
        }
        return bytes;
    }

    static Bytes number(long number) {
        return Bytes.utf8(Long.toString(number));
    }

    static Bytes number(double number) {
        return Bytes.utf8(Decimals.print(number));
    }

    /** Its first word, {@code get} for example. */
    public String name() {
        return words[0].utf8();
    }

    /** Its name and arguments. */
    public List<Bytes> words() {
        return List.of(words);
    }

    /** Its form on the wire: an array of bulk strings of RESP2. */
    public Bytes wire() {
        return RespWriter.command(words);
    }

    /** Its name and how many arguments it has: they may be secret, or long. */
    @Override
    public String toString() {
        return name() + " with " + (words.length - 1) + " arguments";
    }
}
