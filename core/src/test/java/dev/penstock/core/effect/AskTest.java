package dev.penstock.core.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.GrpcRequest;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Questions to a host, and how one goes on with its answers. */
class AskTest {
    private static final Cluster AUTH = Cluster.named("auth");
    private static final SharedValue SEEN = new SharedValue("k", Option.none(), SharedValue.ABSENT);

    /** A host that answers with what it was asked. */
    private static final class Host implements Ask.Cases {
        @Override
        public Swapped swap(SharedValue read, Bytes value) {
            return read.equals(SEEN) && value.equals(Bytes.utf8("v")) ? Swapped.CONFLICT : Swapped.STORED;
        }

        @Override
        public Option<Bytes> callForeign(String name, Bytes argument) {
            return Option.some(Bytes.utf8(name + argument));
        }

        @Override
        public Either<Failure, Integer> callHttp(HttpQuestion question) {
            return Either.right(question.timeout());
        }

        @Override
        public Either<Failure, Integer> callGrpc(GrpcQuestion question) {
            return Either.right(question.timeout());
        }

        @Override
        public Either<Failure, Integer> callRedis(RedisQuestion question) {
            return Either.left(new Failure.Broken());
        }

        @Override
        public Seq<UpstreamHost> upstreamHosts() {
            return List.of(new UpstreamHost("10.0.0.1:80", Bytes.empty()));
        }

        @Override
        public Bytes readBody(Direction direction) {
            return Bytes.utf8(direction.label());
        }
    }

    @Test
    void aQuestionYieldsWhatTheHostAnswersAndCanBeTurned() {
        yields(new Ask.Swap<>(SEEN, Bytes.utf8("v"), Function.identity()), Swapped.CONFLICT);
        yields(new Ask.CallForeign<>("f", Bytes.utf8("x"), Function.identity()), Option.some(Bytes.utf8("fx")));
        yields(
                new Ask.CallHttp<>(CallRequest.get("/").to(AUTH), Function.identity()),
                Either.<Failure, Integer>right(500));
        yields(
                new Ask.CallGrpc<>(GrpcRequest.unary("a", "B").to(AUTH), Function.identity()),
                Either.<Failure, Integer>right(500));
        yields(
                new Ask.CallRedis<>(new RedisQuestion(null, null, false), Function.identity()),
                Either.<Failure, Integer>left(new Failure.Broken()));
        yields(new Ask.UpstreamHosts<>(Function.identity()), new Host().upstreamHosts());
        yields(new Ask.ReadBody<>(Direction.RESPONSE, Function.identity()), Bytes.utf8("response"));
    }

    private static <R> void yields(Ask<R> ask, R answer) {
        assertThat(ask.answer(new Host())).isEqualTo(answer);
        assertThat(ask.<Object>map(List::of).answer(new Host())).isEqualTo(List.of(answer));
    }

    @Test
    void whatFollowsWaitsUntilAllBeforeItIsSettled() {
        Progress<String> settled = Progress.of("a");
        Progress<String> asking =
                new Progress.Asking<>(new Ask.ReadBody<>(Direction.REQUEST, body -> Progress.of(body.utf8())));
        Progress<String> awaiting = new Progress.Awaiting<>(
                token -> token == 7,
                (token, arrival) ->
                        Progress.of(token + "" + arrival.grpc().get().status()));
        for (Progress<String> one : List.of(settled, asking, awaiting)) {
            for (Progress<String> other : List.of(settled, asking, awaiting)) {
                assertThat(outcome(one.flatMap(first -> other.flatMap(second -> Progress.of(first + "+" + second)))))
                        .isEqualTo(outcome(one) + "+" + outcome(other));
                assertThat(outcome(one.flatMap(first -> other).flatMap(second -> Progress.of(second + "."))))
                        .isEqualTo(outcome(other) + ".");
            }
        }
    }

    /** What it comes to where the host answers under 7. */
    private static String outcome(Progress<String> progress) {
        return progress.match(new Progress.Cases<String, String>() {
            @Override
            public String settled(String result) {
                return result;
            }

            @Override
            public String asking(Ask<Progress<String>> ask) {
                return outcome(ask.answer(new Host()));
            }

            @Override
            public String awaiting(Progress.Awaiting<String> awaiting) {
                assertThat(awaiting.tokens().include(7)).isTrue();
                assertThat(awaiting.tokens().include(8)).isFalse();
                return outcome(awaiting.then().answered(7, new GrpcArrival(3, Bytes.empty())));
            }
        });
    }
}
