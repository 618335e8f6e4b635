package dev.penstock.core.machine;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.data.Unit;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.RouteCall;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;

/** Verdicts where no message waits for one: after the end of a stream, at the start, on a queue's message. */
final class Detached {
    private Detached() {}

    private static <A> Step<A> later(Progress<List<Effect>> progress, A outcome) {
        return progress.match(new Progress.Cases<>() {
            @Override
            public Step<A> settled(List<Effect> effects) {
                return Step.of(outcome, effects);
            }

            @Override
            public Step<A> asking(Ask<Progress<List<Effect>>> ask) {
                return Step.asking(ask.map(next -> later(next, outcome)));
            }

            @Override
            public Step<A> awaiting(Progress.Awaiting<List<Effect>> awaiting) {
                return Step.of(outcome, List.of(new Effect.AwaitAnswer(awaiting)));
            }
        });
    }

    /** What a verdict after an answer asks for. */
    private static Progress<List<Effect>> effects(Verdict<?> verdict) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Progress<List<Effect>> proceed(Edit<?, ?> edit) {
                return Progress.of(edit.effects());
            }

            @Override
            public Progress<List<Effect>> reply(LocalReply reply) {
                return Progress.of(List.of(dropped(reply)));
            }

            @Override
            public Progress<List<Effect>> ask(Ask<? extends Verdict<?>> ask) {
                return new Progress.Asking<>(ask.map(Detached::effects));
            }

            @Override
            public Progress<List<Effect>> await(Progress<Verdict<?>> progress) {
                return progress.flatMap(Detached::effects);
            }

            @Override
            public Progress<List<Effect>> route(Edit<?, ?> edit, RouteCall.Outcome routed) {
                throw new IllegalStateException("there is no request to send to another path");
            }
        });
    }

    private static Effect dropped(LocalReply reply) {
        String message = "a reply with status " + reply.status() + " has nobody to go to and is dropped";
        return new Effect.Log(LogLevel.ERROR, () -> message);
    }

    /** The step that follows when an answer to the root context has come. Throws what a continuation throws. */
    static Step<Unit> answered(Progress.Awaiting<List<Effect>> awaiting, int token, Arrival arrival) {
        return later(awaiting.then().answered(token, arrival), Unit.UNIT);
    }

    /** What {@code verdict} asks for, and then {@code outcome}. */
    static <A> Step<A> decided(Verdict<?> verdict, A outcome) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Step<A> proceed(Edit<?, ?> edit) {
                return Step.of(outcome, edit.effects());
            }

            @Override
            public Step<A> reply(LocalReply reply) {
                return Step.of(outcome, List.of(dropped(reply)));
            }

            @Override
            public Step<A> ask(Ask<? extends Verdict<?>> ask) {
                return Step.asking(ask.map(answer -> decided(answer, outcome)));
            }

            @Override
            public Step<A> await(Progress<Verdict<?>> progress) {
                return later(progress.flatMap(Detached::effects), outcome);
            }

            @Override
            public Step<A> route(Edit<?, ?> edit, RouteCall.Outcome routed) {
                throw new IllegalStateException("there is no request to send to another path");
            }
        });
    }
}
