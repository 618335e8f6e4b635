package dev.penstock.testkit.redis;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.core.redis.Resp;
import dev.penstock.core.redis.RespReader;
import dev.penstock.core.redis.RespWriter;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** What answers the queries of one cluster, as the proxy's client for Redis sees it. */
@FunctionalInterface
public interface RedisUpstream {
    /**
     * What comes back for the one command in {@code query}; none where the connection fails, what comes is no RESP2, or it takes
     * longer than {@code access} allows.
     */
    Option<Bytes> ask(RedisAccess access, Bytes query);

    /** Answers the words of each command so. */
    static RedisUpstream answering(Function<Seq<Bytes>, Resp> answers) {
        return (access, query) -> Option.some(RespWriter.reply(answers.apply(words(query))));
    }

    /** Nobody is there. */
    static RedisUpstream away() {
        return (access, query) -> Option.none();
    }

    /**
     * The words of a query.
     *
     * @throws IllegalArgumentException when it is not one command: Higress awaits one reply for each query, so that with more of
     *     them the next plugin would get this one's, or the proxy would die of a reply that nobody awaits
     */
    static Seq<Bytes> words(Bytes query) {
        return RespReader.single(query)
                .toOption()
                .flatMap(Resp::items)
                .filter(items -> !items.isEmpty())
                .filter(items -> items.forAll(item -> item instanceof Resp.Bulk))
                .map(items -> items.flatMap(Resp::bytes))
                .getOrElseThrow(() -> new IllegalArgumentException("not one command of Redis: " + query));
    }
}
