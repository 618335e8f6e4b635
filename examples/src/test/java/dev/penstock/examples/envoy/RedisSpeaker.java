package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.RedisCalls.pipeline;
import static dev.penstock.core.exchange.RedisCalls.redis;
import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.redis.Redis;
import dev.penstock.core.redis.RedisClient;
import dev.penstock.core.redis.RedisCommand;
import dev.penstock.core.redis.Resp;
import dev.penstock.core.redis.RespWriter;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/**
 * Says to Redis what a request's header {@code x-say} says, commands apart by {@code ;} and words by a space, and answers with what
 * comes back, in its form on the wire. A header {@code x-score} makes that the score of a member, and yields it as it is read again.
 */
final class RedisSpeaker {
    private static final RedisClient CLIENT = RedisClient.of("redis").password("secret");

    private RedisSpeaker() {}

    static Plugin<?> plugin() {
        return Plugin.named("redis-speaker").onRequestHeaders((request, config) -> {
            RedisClient client = request.header("x-database")
                    .fold(() -> CLIENT, number -> CLIENT.database(Integer.parseInt(number)));
            Call<Bytes> said = request.header("x-score").isDefined()
                    ? scored(
                            client, Double.parseDouble(request.header("x-score").get()))
                    : said(client, request.header("x-say").get());
            return said.then(
                    bytes -> reply(200).body(bytes), failure -> reply(503).text(failure.toString()));
        });
    }

    private static Call<Bytes> said(RedisClient client, String text) {
        List<RedisCommand> commands = split(text, ';').map(RedisSpeaker::command);
        Call<List<Resp>> replies = commands.size() == 1
                ? redis(client, commands.head()).map(List::of)
                : pipeline(client, commands.toJavaArray(RedisCommand[]::new));
        return replies.map(all -> all.map(RespWriter::reply).foldLeft(Bytes.empty(), Bytes::concat));
    }

    private static Call<Bytes> scored(RedisClient client, double score) {
        return redis(client, Redis.zadd("scores", score, "member"))
                .flatMap(added -> redis(client, Redis.zscore("scores", "member")))
                .map(read -> Bytes.utf8(Double.toString(read.decimal().get())));
    }

    private static RedisCommand command(String text) {
        List<String> words = split(text, ' ');
        return Redis.command(words.head(), words.tail().toJavaArray(String[]::new));
    }

    private static List<String> split(String text, char at) {
        int end = text.indexOf(at);
        return end < 0 ? List.of(text) : split(text.substring(end + 1), at).prepend(text.substring(0, end));
    }
}
