package dev.penstock.core.redis;

/**
 * What {@code proxy_redis_init} is told of a Redis.
 *
 * @param cluster its name, by which {@code proxy_redis_call} finds it
 * @param parameters what stands behind the name, from {@code ?} on
 * @param username empty for the default user
 * @param password empty for none
 * @param timeout for each answer, in milliseconds
 */
public record RedisAccess(String cluster, String parameters, String username, String password, int timeout) {
    /** The name and the parameters. */
    public String target() {
        return cluster + parameters;
    }

    /** The name: credentials are not shown. */
    @Override
    public String toString() {
        return "Redis '" + cluster + "'";
    }
}
