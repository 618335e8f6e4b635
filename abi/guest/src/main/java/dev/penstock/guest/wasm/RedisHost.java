package dev.penstock.guest.wasm;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import io.vavr.control.Either;
import org.teavm.interop.Address;

/** What Higress asks of Redis for the plugin, through imports that Envoy does not have. */
abstract class RedisHost extends CallHost {
    @Override
    public final boolean openRedis(RedisAccess access) {
        LinearBytes target = LinearBytes.place(Bytes.utf8(access.target()));
        LinearBytes username = LinearBytes.place(Bytes.utf8(access.username()));
        LinearBytes password = LinearBytes.place(Bytes.utf8(access.password()));
        int status = Imports.redisInit(
                target.address(),
                target.size(),
                username.address(),
                username.size(),
                password.address(),
                password.size(),
                access.timeout());
        if (status == HostStatus.BAD_ARGUMENT.code()) {
            return false;
        }
        Calls.require("proxy_redis_init(" + access.cluster() + ")", status);
        return true;
    }

    @Override
    public final Either<Failure, Integer> callRedis(String cluster, Bytes query) {
        RedisExports.link();
        LinearBytes name = LinearBytes.place(Bytes.utf8(cluster));
        LinearBytes placed = LinearBytes.place(query);
        Address token = Arena.allocate(4);
        int status = Imports.redisCall(name.address(), name.size(), placed.address(), placed.size(), token);
        if (status == HostStatus.BAD_ARGUMENT.code()) {
            return Either.left(new Failure.UnknownCluster(cluster));
        }
        if (status == HostStatus.INTERNAL_FAILURE.code()) {
            return Either.left(new Failure.NoHealthyHost(cluster));
        }
        Calls.require("proxy_redis_call(" + cluster + ")", status);
        return Either.right(token.getInt());
    }

    @Override
    public final RedisArrival redisAnswer(int status, int size) {
        Bytes reply = size == 0 ? Bytes.empty() : Calls.buffer("reply of Redis", AbiCodes.REDIS_REPLY, size);
        return new RedisArrival(status, reply.owned());
    }
}
