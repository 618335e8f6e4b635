package dev.penstock.core.effect;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * A thing to ask of the host whose outcome decides how to go on, with that decision.
 *
 * @param <R> what the outcome becomes
 */
public sealed interface Ask<R> {
    /** Lets {@code host} answer. */
    R answer(Cases host);

    /** This question, its outcome turned by {@code next}. */
    <S> Ask<S> map(Function<? super R, ? extends S> next);

    /** Writes {@code value} unless {@code read} is out of date: {@code proxy_set_shared_data}. */
    record Swap<R>(SharedValue read, Bytes value, Function<Swapped, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.swap(read, value));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new Swap<>(read, value, then.andThen(next));
        }
    }

    /** Calls a function that the host registers by name: {@code proxy_call_foreign_function}. None: there is no such function. */
    record CallForeign<R>(String name, Bytes argument, Function<Option<Bytes>, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.callForeign(name, argument));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new CallForeign<>(name, argument, then.andThen(next));
        }
    }

    /** Asks another service over HTTP, which answers under a token: {@code proxy_http_call}. */
    record CallHttp<R>(HttpQuestion question, Function<Either<Failure, Integer>, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.callHttp(question));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new CallHttp<>(question, then.andThen(next));
        }
    }

    /** Makes a unary call of gRPC, which is answered under a token: {@code proxy_grpc_call}. */
    record CallGrpc<R>(GrpcQuestion question, Function<Either<Failure, Integer>, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.callGrpc(question));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new CallGrpc<>(question, then.andThen(next));
        }
    }

    /** Sends a command to Redis, which answers under a token: {@code proxy_redis_init}, {@code proxy_redis_call}. */
    record CallRedis<R>(RedisQuestion question, Function<Either<Failure, Integer>, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.callRedis(question));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new CallRedis<>(question, then.andThen(next));
        }
    }

    /** Reads the hosts of the cluster that the request is routed to: {@code proxy_get_upstream_hosts} of Higress. None on Envoy. */
    record UpstreamHosts<R>(Function<Seq<UpstreamHost>, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.upstreamHosts());
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new UpstreamHosts<>(then.andThen(next));
        }
    }

    /** Reads what the host holds of a body, in the callback of an answer: {@code proxy_get_buffer_bytes}. */
    record ReadBody<R>(Direction direction, Function<Bytes, R> then) implements Ask<R> {
        @Override
        public R answer(Cases host) {
            return then.apply(host.readBody(direction));
        }

        @Override
        public <S> Ask<S> map(Function<? super R, ? extends S> next) {
            return new ReadBody<>(direction, then.andThen(next));
        }
    }

    /** Who answers, one method for each question. */
    interface Cases {
        Swapped swap(SharedValue read, Bytes value);

        Option<Bytes> callForeign(String name, Bytes argument);

        /** The token of the answer, or why there is none. */
        Either<Failure, Integer> callHttp(HttpQuestion question);

        /** As {@link #callHttp}. */
        Either<Failure, Integer> callGrpc(GrpcQuestion question);

        /** As {@link #callHttp}. */
        Either<Failure, Integer> callRedis(RedisQuestion question);

        Seq<UpstreamHost> upstreamHosts();

        Bytes readBody(Direction direction);
    }
}
