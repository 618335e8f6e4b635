package dev.penstock.core.call;

import dev.penstock.core.redis.RedisAccess;
import dev.penstock.core.redis.RedisCommand;

/**
 * A command as it is put to the host: {@code proxy_redis_call}, after {@code proxy_redis_init} where that is due.
 *
 * @param again whether it is due in any case, for Redis has forgotten who asks
 */
public record RedisQuestion(RedisAccess access, RedisCommand command, boolean again) {}
