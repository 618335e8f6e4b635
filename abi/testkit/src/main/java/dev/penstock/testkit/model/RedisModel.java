package dev.penstock.testkit.model;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.testkit.redis.RedisUpstream;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The clusters that can be asked for Redis, and how each was opened last, by whichever plugin: Higress has one client for each. */
final class RedisModel {
    private static final int DEFAULT_TIMEOUT = 1000;
    private static final int OK = 0;
    private static final int NETWORK_ERROR = 1;

    private Map<String, RedisUpstream> clusters = HashMap.empty();
    private Map<String, RedisAccess> opened = HashMap.empty();
    private int openings;

    void cluster(String name, RedisUpstream upstream) {
        clusters = clusters.put(name, upstream);
    }

    /** False where there is no such cluster. */
    boolean open(RedisAccess access) {
        if (!clusters.containsKey(access.cluster())) {
            return false;
        }
        openings++;
        opened = opened.put(access.cluster(), access);
        return true;
    }

    /** How often a cluster was opened. */
    int openings() {
        return openings;
    }

    /** @throws IllegalArgumentException when the query is not one command, which kills Higress or makes it mix up replies */
    Either<Failure, RedisArrival> ask(String cluster, Bytes query) {
        RedisUpstream.words(query);
        Option<RedisUpstream> upstream = clusters.get(cluster);
        if (upstream.isEmpty()) {
            return Either.left(new Failure.UnknownCluster(cluster));
        }
        RedisAccess access = opened.getOrElse(cluster, new RedisAccess(cluster, "", "", "", DEFAULT_TIMEOUT));
        return Either.right(upstream.get()
                .ask(access, query)
                .map(reply -> new RedisArrival(OK, reply))
                .getOrElse(new RedisArrival(NETWORK_ERROR, Bytes.empty())));
    }
}
