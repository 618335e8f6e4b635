package dev.penstock.core.exchange;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.Progress;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What a verdict comes to where the host answers so: edits, a reply, or edits and what is to be decided later. */
record Decided(List<Effect> effects, BodyChange change, Option<LocalReply> reply, Option<RouteCall.Outcome> outcome) {

    static Decided of(Verdict<?> verdict) {
        return of(verdict, new Host());
    }

    static Decided of(Verdict<?> verdict, Host host) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Decided proceed(Edit<?, ?> edit) {
                return new Decided(edit.effects(), edit.change(), Option.none(), Option.none());
            }

            @Override
            public Decided reply(LocalReply reply) {
                return new Decided(List.empty(), BodyChange.NONE, Option.some(reply), Option.none());
            }

            @Override
            public Decided ask(Ask<? extends Verdict<?>> ask) {
                return of(ask.answer(host), host);
            }

            @Override
            public Decided await(Progress<Verdict<?>> progress) {
                throw new AssertionError("nothing is waited for");
            }

            @Override
            public Decided route(Edit<?, ?> edit, RouteCall.Outcome outcome) {
                return new Decided(edit.effects(), edit.change(), Option.none(), Option.some(outcome));
            }
        });
    }

    /** A host that takes every write and knows one function and one upstream host. */
    static class Host implements Ask.Cases {
        @Override
        public Swapped swap(SharedValue read, Bytes value) {
            return Swapped.STORED;
        }

        @Override
        public Option<Bytes> callForeign(String name, Bytes argument) {
            return Option.when(name.equals("echo"), argument);
        }

        @Override
        public Either<Failure, Integer> callHttp(HttpQuestion question) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public Either<Failure, Integer> callGrpc(GrpcQuestion question) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public Either<Failure, Integer> callRedis(RedisQuestion question) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public Seq<UpstreamHost> upstreamHosts() {
            return List.of(new UpstreamHost("10.0.0.1:80", Bytes.empty()));
        }

        @Override
        public Bytes readBody(Direction direction) {
            throw new AssertionError("nothing is read");
        }
    }
}
