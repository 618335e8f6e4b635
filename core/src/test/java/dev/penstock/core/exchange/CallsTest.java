package dev.penstock.core.exchange;

import static dev.penstock.core.call.GrpcRequest.unary;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.GrpcCalls.grpc;
import static dev.penstock.core.exchange.RedisCalls.pipeline;
import static dev.penstock.core.exchange.RedisCalls.redis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcAnswer;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.redis.Redis;
import dev.penstock.core.redis.RedisClient;
import dev.penstock.core.redis.Resp;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Calls of all kinds, and what is made of their answers. */
class CallsTest {
    private static final Cluster AUTH = Cluster.named("auth");
    private static final RedisClient CLIENT = RedisClient.of("redis");
    private static final Resp LOCKED_OUT = Resp.Failure.of("NOAUTH Authentication required.");

    /** What a call is answered with, later, or why it fails at once. */
    private record Next(Either<Failure, Arrival> answer) {}

    /** A host that answers the calls in their order. */
    private static final class Host extends Decided.Host {
        private List<Next> answers;
        private List<Arrival> arrivals = List.empty();
        private List<Boolean> credentialsAgain = List.empty();

        Host(Next... answers) {
            this.answers = List.of(answers);
        }

        private Either<Failure, Integer> next() {
            Either<Failure, Arrival> answer = answers.head().answer();
            answers = answers.tail();
            if (answer.isRight()) {
                arrivals = arrivals.append(answer.get());
            }
            return answer.map(arrival -> arrivals.size() - 1);
        }

        @Override
        public Either<Failure, Integer> callHttp(HttpQuestion question) {
            return next();
        }

        @Override
        public Either<Failure, Integer> callGrpc(GrpcQuestion question) {
            assertThat(question.service() + "/" + question.method()).isEqualTo("auth.Auth/Check");
            return next();
        }

        @Override
        public Either<Failure, Integer> callRedis(RedisQuestion question) {
            assertThat(question.access().cluster()).isEqualTo("redis");
            credentialsAgain = credentialsAgain.append(question.again());
            return next();
        }

        <T> Either<Failure, T> outcome(Call<T> call) {
            return outcome(call.begin());
        }

        private <T> Either<Failure, T> outcome(Progress<Either<Failure, T>> progress) {
            return progress.match(new Progress.Cases<Either<Failure, T>, Either<Failure, T>>() {
                @Override
                public Either<Failure, T> settled(Either<Failure, T> result) {
                    return result;
                }

                @Override
                public Either<Failure, T> asking(Ask<Progress<Either<Failure, T>>> ask) {
                    return outcome(ask.answer(Host.this));
                }

                @Override
                public Either<Failure, T> awaiting(Progress.Awaiting<Either<Failure, T>> awaiting) {
                    int token = List.range(0, arrivals.size())
                            .find(each -> awaiting.tokens().include(each))
                            .get();
                    return outcome(awaiting.then().answered(token, arrivals.get(token)));
                }
            });
        }
    }

    private static Next arrives(Arrival arrival) {
        return new Next(Either.right(arrival));
    }

    private static Next says(String wire) {
        return arrives(new RedisArrival(0, Bytes.utf8(wire)));
    }

    private static Next fails(Failure failure) {
        return new Next(Either.left(failure));
    }

    @Test
    void anyReplyOfRedisIsAnAnswer() {
        assertThat(new Host(says("+OK\r\n")).outcome(redis(CLIENT, Redis.get("k"))))
                .isEqualTo(Either.right(Resp.Simple.of("OK")));
        Host refusing = new Host(says("-ERR no\r\n"));
        assertThat(refusing.outcome(redis(CLIENT, Redis.get("k")))).isEqualTo(Either.right(Resp.Failure.of("ERR no")));
        assertThat(refusing.credentialsAgain).containsExactly(false);
        assertThat(new Host(fails(new Failure.UnknownCluster("redis"))).outcome(redis(CLIENT, Redis.get("k"))))
                .isEqualTo(Either.left(new Failure.UnknownCluster("redis")));
    }

    @Test
    void whereRedisWantsCredentialsTheyAreToldOnceMore() {
        String lockedOut = "-NOAUTH Authentication required.\r\n";
        Host forgetful = new Host(says(lockedOut), says("$1\r\nv\r\n"));
        assertThat(forgetful.outcome(redis(CLIENT, Redis.get("k")))).isEqualTo(Either.right(Resp.Bulk.of("v")));
        assertThat(forgetful.credentialsAgain).containsExactly(false, true);
        assertThat(new Host(says(lockedOut), says(lockedOut)).outcome(redis(CLIENT, Redis.get("k"))))
                .isEqualTo(Either.right(LOCKED_OUT));
        assertThat(new Host(says(lockedOut), fails(new Failure.UnknownCluster("redis")))
                        .outcome(redis(CLIENT, Redis.get("k"))))
                .isEqualTo(Either.right(LOCKED_OUT));
        assertThat(new Host(says(lockedOut), fails(new Failure.NoHealthyHost("redis")))
                        .outcome(redis(CLIENT, Redis.get("k"))))
                .isEqualTo(Either.left(new Failure.NoHealthyHost("redis")));
    }

    @Test
    void severalCommandsHaveTheirRepliesInTheirOrderOrNone() {
        Call<List<Resp>> several = pipeline(CLIENT, Redis.get("a"), Redis.get("b"), Redis.get("c"));
        assertThat(new Host(says(":1\r\n"), says("-ERR no\r\n"), says(":3\r\n")).outcome(several))
                .isEqualTo(Either.right(List.of(new Resp.Whole(1), Resp.Failure.of("ERR no"), new Resp.Whole(3))));
        assertThat(new Host(says(":1\r\n"), says("garbage"), says(":3\r\n"))
                        .outcome(several)
                        .isLeft())
                .isTrue();
    }

    @Test
    void aCallOfGrpcIsAnsweredByItsMessageOrFailsAtOnce() {
        var check = grpc(AUTH, unary("auth.Auth", "Check"));
        Bytes message = Bytes.utf8("m");
        assertThat(new Host(arrives(new GrpcArrival(0, message))).outcome(check))
                .isEqualTo(Either.right(new GrpcAnswer(0, "", message)));
        assertThat(new Host(fails(new Failure.NoHealthyHost("auth"))).outcome(check))
                .isEqualTo(Either.left(new Failure.NoHealthyHost("auth")));
    }

    @Test
    void anAnswerOfAnotherKindIsNone() {
        assertThat(new Host(says("+OK\r\n")).outcome(call(AUTH, CallRequest.get("/"))))
                .isEqualTo(Either.left(new Failure.Broken()));
    }

    @Test
    void aCallThatFollowsIsMadeOfTheAnswerBefore() {
        Call<Resp> next = redis(CLIENT, Redis.get("k"))
                .flatMap(reply -> reply.isNull() ? Call.failed(new Failure.TimedOut()) : redis(CLIENT, Redis.get("l")));
        assertThat(new Host(says(":1\r\n"), says(":2\r\n")).outcome(next)).isEqualTo(Either.right(new Resp.Whole(2)));
        assertThat(new Host(says("$-1\r\n")).outcome(next)).isEqualTo(Either.left(new Failure.TimedOut()));
        assertThat(new Host(fails(new Failure.Broken())).outcome(next)).isEqualTo(Either.left(new Failure.Broken()));
    }

    @Test
    void anAnswerThatIsFoundFaultyHasFailed() {
        Call<Integer> checked = Call.answered(7)
                .failing(answer -> Option.when(answer > 7, new Failure.BadAnswer(502, "too much")))
                .map(answer -> answer + 1);
        assertThat(new Host().outcome(checked)).isEqualTo(Either.right(8));
        assertThat(new Host().outcome(checked.failing(answer -> Option.some(new Failure.BadAnswer(502, "at all")))))
                .isEqualTo(Either.left(new Failure.BadAnswer(502, "at all")));
    }
}
