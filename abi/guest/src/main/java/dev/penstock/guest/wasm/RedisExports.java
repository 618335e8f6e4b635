package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callback of Redis, which Higress has. A module has it where it reaches {@link #link}, as one that calls Redis does. */
public final class RedisExports {
    private RedisExports() {}

    static void link() {}

    @Export(name = "proxy_on_redis_call_response")
    public static void redisCallResponse(int root, int token, int status, int size) {
        Arena.restart();
        Exports.guest().redisAnswered(root, token, status, size);
    }
}
