package dev.penstock.testkit.wasm;

import dev.penstock.core.call.Failure;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The functions of module {@code env} by which a plugin speaks to Redis. */
final class RedisHostCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_redis_init", RedisHostCalls::redisInit)
            .put("proxy_redis_call", RedisHostCalls::redisCall);

    private RedisHostCalls() {}

    private static void redisInit(Host host, GuestMemory memory, long... args) {
        String target = memory.text(args[0], args[1]);
        int parameters = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
        RedisAccess access = new RedisAccess(
                target.substring(0, parameters),
                target.substring(parameters),
                memory.text(args[2], args[3]),
                memory.text(args[4], args[5]),
                (int) args[6]);
        if (!host.openRedis(access)) {
            throw new HostRefusal("proxy_redis_init", HostStatus.BAD_ARGUMENT.code());
        }
    }

    private static void redisCall(Host host, GuestMemory memory, long... args) {
        int token = host.callRedis(memory.text(args[0], args[1]), memory.bytes(args[2], args[3]))
                .getOrElseThrow(failure -> new HostRefusal("proxy_redis_call: " + failure, statusOf(failure)));
        memory.store(args[4], token);
    }

    private static int statusOf(Failure failure) {
        HostStatus status =
                failure instanceof Failure.NoHealthyHost ? HostStatus.INTERNAL_FAILURE : HostStatus.BAD_ARGUMENT;
        return status.code();
    }
}
