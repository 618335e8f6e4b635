package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.redis.RedisAccess;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The clusters that this VM has opened for Redis, and with what. The host keeps one client for each cluster, as it was opened last:
 * a question that comes with other credentials or for another database than that opens it anew, rather than to be answered out of
 * the wrong database.
 */
final class OpenedRedis {
    private List<RedisAccess> open = List.empty();

    /** Who is told of what should not be so. */
    @FunctionalInterface
    interface Warnings {
        void warn(String message);
    }

    /** The token of the answer, or why there will be none. */
    Either<Failure, Integer> call(RedisQuestion question, Host host, Warnings warnings) {
        RedisAccess access = question.access();
        Option<RedisAccess> last = lastOf(access.cluster());
        boolean isOpen = last.isDefined() && last.get().equals(access);
        if (last.isDefined() && !isOpen) {
            warnings.warn("cluster '" + access.cluster()
                    + "' is used as Redis with different credentials, databases or options:"
                    + " each change closes the connections of all plugins");
        }
        if ((question.again() || !isOpen) && !opens(access, host)) {
            return Either.left(new Failure.UnknownCluster(access.cluster()));
        }
        return host.callRedis(access.cluster(), question.command().wire());
    }

    private boolean opens(RedisAccess access, Host host) {
        open = open.reject(other -> other.cluster().equals(access.cluster()));
        boolean opened = host.openRedis(access);
        if (opened) {
            open = open.prepend(access);
        }
        return opened;
    }

    private Option<RedisAccess> lastOf(String cluster) {
        return open.find(other -> other.cluster().equals(cluster));
    }
}
